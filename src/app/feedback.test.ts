import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answer } from '../domain/answer.ts';
import { type FeedbackGiven, goldFromFeedback } from '../domain/feedback-gold.ts';
import { faultsAgainst } from '../eval/score-answer.ts';
import { listAnswer, refusal } from '../render/__fixtures__/answers.ts';
import { keepFeedback, readFeedback } from './feedback.ts';

const home = mkdtempSync(join(tmpdir(), 'wenbao-feedback-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(home, String(folders++), 'state');

const given = (parts: Partial<FeedbackGiven> = {}): FeedbackGiven => ({
  verdict: 'good',
  citation: null,
  comment: '',
  answer: listAnswer(),
  history: [],
  askedOn: '2031-09-07',
  paper: null,
  ...parts,
});

/** The gold made of feedback that was written to a file and read back. */
async function goldOf(...all: readonly Partial<FeedbackGiven>[]) {
  const folder = newFolder();
  for (const one of all) await keepFeedback(folder, given(one));
  return goldFromFeedback(await readFeedback(folder));
}

const bad = (citation: number | null, answer: Answer = listAnswer()) => ({ verdict: 'bad' as const, citation, answer });

describe('keepFeedback', () => {
  it('keeps question, kind, claims and sources in a file that its owner alone may read', async () => {
    const folder = newFolder();
    await keepFeedback(
      folder,
      given({ verdict: 'bad', citation: 2, comment: '年份不对' }),
      new Date('2031-09-07T01:02:03Z'),
    );
    const path = join(folder, 'feedback.jsonl');
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      at: '2031-09-07T01:02:03.000Z',
      verdict: 'bad',
      citation: 2,
      comment: '年份不对',
      question: '林致远9月5日出席了哪些会议',
      kind: 'list',
      claims: [
        { citations: [1], event: '全市防汛工作会议' },
        { citations: [2], event: null },
      ],
      citations: [{ n: 1, source: '2031/云栖晚报-0906.txt' }, { n: 2 }],
    });
  });

  it('says what to do when the folder cannot be written', async () => {
    const folder = newFolder();
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    await expect(keepFeedback(join(file, 'state'), given())).rejects.toThrow('意见没能记下');
    expect(await readFeedback(folder)).toEqual([]);
  });

  it('reads past lines that are damaged', async () => {
    const folder = newFolder();
    await keepFeedback(folder, given());
    appendFileSync(join(folder, 'feedback.jsonl'), 'half a li\n{"id":1}\n');
    await keepFeedback(folder, given({ comment: '好' }));
    expect((await readFeedback(folder)).map(({ comment }) => comment)).toEqual(['', '好']);
  });
});

describe('goldFromFeedback', () => {
  it('asks of a good answer what it said, where it stands and how many items it has', async () => {
    const { gold } = await goldOf({ history: ['林致远是谁'] });
    expect(gold).toEqual([
      {
        id: expect.stringMatching(/^fb-[0-9a-f]{12}$/),
        type: 'list',
        question: '林致远9月5日出席了哪些会议',
        must: [['全市防汛工作会议'], ['下午，出席古桥保护座谈会。']],
        must_not: [],
        cite: ['2031/云栖晚报-0906.txt', 'corpus.jsonl'],
        items: 2,
        history: ['林致远是谁'],
        asked_on: '2031-09-07',
      },
    ]);
  });

  it('is fulfilled by the answer that was called good and broken by the one that was called bad', async () => {
    const answer = listAnswer({
      claims: [{ text: '全市防汛工作会议，下午，出席古桥保护座谈会。', citations: [1, 2], event: null }],
    });
    const [good] = (await goldOf({ answer })).gold;
    const [wrong] = (await goldOf(bad(null, answer))).gold;
    expect(good && faultsAgainst(good, answer)).toEqual([]);
    expect(wrong && faultsAgainst(wrong, answer)).toEqual(['误含 全市防汛工作会议，下午，出席古桥保护座谈会。']);
  });

  it('forbids what a bad citation was given for, and asks for the rest of a good answer', async () => {
    const { gold } = await goldOf({}, { ...bad(2), comment: '不是他' });
    expect(gold).toMatchObject([
      {
        must: [['全市防汛工作会议']],
        must_not: ['下午，出席古桥保护座谈会。'],
        cite: ['2031/云栖晚报-0906.txt'],
        comment: '不是他',
      },
    ]);
    expect(gold[0]).not.toHaveProperty('items');
  });

  it('takes the last word on an answer, and of an answer that has changed nothing from before', async () => {
    expect((await goldOf(bad(2), {})).gold).toMatchObject([{ must: [{}, {}], must_not: [] }]);
    const before = listAnswer({ claims: [] });
    expect((await goldOf(bad(1, before), {})).gold).toMatchObject([{ must_not: [] }]);
  });

  it('makes a right refusal unanswerable, and a wrong one a question that wants an answer', async () => {
    const answer = refusal();
    const [right] = (await goldOf({ answer })).gold;
    const [wrong] = (await goldOf(bad(null, answer))).gold;
    expect(right).toMatchObject({ type: 'unanswerable', must: [] });
    expect(right && faultsAgainst(right, answer)).toEqual([]);
    expect(wrong && faultsAgainst(wrong, answer)).toEqual(['误拒']);
  });

  it('counts what is only called bad without saying which of several things, and writes none of it', async () => {
    expect(await goldOf(bad(null))).toEqual({ gold: [], open: 1 });
  });

  it('names the paper that the question was limited to, and tells questions apart by it', async () => {
    const { gold } = await goldOf({ paper: '云栖晚报' }, {});
    expect(gold.map(({ question }) => question)).toEqual([
      '《云栖晚报》上，林致远9月5日出席了哪些会议',
      '林致远9月5日出席了哪些会议',
    ]);
  });
});
