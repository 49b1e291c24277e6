import { describe, expect, it } from 'vitest';
import { WenbaoError } from '../../errors.ts';
import { type FakeArchive, fakeDesk } from './__fixtures__/desk.ts';
import { answerQuestion } from './answer-question.ts';

const QUESTION = '林致远9月5日出席了哪些会议';

/** Asks with a draft view that records; gives what happened in order. */
async function ask(archive: FakeArchive, options: { json?: boolean; aborted?: boolean; draws?: boolean } = {}) {
  const desk = fakeDesk(archive);
  const happened: string[] = [];
  const stop = new AbortController();
  if (options.aborted) stop.abort();
  const terminal = {
    ...desk.terminal,
    out: (line: string) => happened.push(`out ${line.split('\n')[0]}`),
    note: (line: string) => happened.push(`note ${line}`),
  };
  const openDraft = () => ({
    add: (text: string) => happened.push(`draft ${text}`),
    erase: () => happened.push('erase'),
  });
  const session = { ...desk.session, json: options.json === true };
  const showing = { terminal, signal: stop.signal, openDraft: options.draws === false ? null : openDraft };
  await answerQuestion(QUESTION, session, showing);
  return { happened, session, asked: desk.asked };
}

const failing = (error: Error): FakeArchive => ({
  answer: () => {
    throw error;
  },
});

describe('answerQuestion', () => {
  it('draws the draft, takes it away, then prints the answer and remembers it', async () => {
    const { happened, session } = await ask({ draft: ['林致远', '出席'] });
    expect(happened).toEqual(['draft 林致远', 'draft 出席', 'erase', 'out 2031年9月5日，林致远出席2场会议：']);
    expect(session.last?.answer.question).toBe(QUESTION);
    expect(session.turns).toMatchObject([{ askedOn: '2031-09-07', paper: null }]);
  });

  it('asks for no draft where none is to be seen', async () => {
    const { happened, asked } = await ask({ draft: ['林致远'] }, { draws: false });
    expect(happened).toEqual(['out 2031年9月5日，林致远出席2场会议：']);
    expect(asked[0]).not.toHaveProperty('onDraft');
  });

  it('prints a line of JSON where that was asked for', async () => {
    const { happened } = await ask({}, { json: true });
    expect(JSON.parse(happened.at(-1)?.slice(4) ?? '')).toMatchObject({ question: QUESTION, status: 'answered' });
  });

  it.each([
    ['an index that is broken', new WenbaoError('索引已损坏', { hint: '请重建索引' }), 'note 索引已损坏。请重建索引。'],
    ['what nobody foresaw', new Error('boom'), expect.stringMatching(/^note 出现意外错误，未能完成（Error: boom）/)],
  ])('tells of %s in one line, takes the draft away and keeps what was asked before', async (_, error, line) => {
    const { happened, session } = await ask({ draft: ['林'], ...failing(error) });
    expect(happened).toEqual(['draft 林', 'erase', line]);
    expect([session.last, session.turns]).toEqual([null, []]);
  });

  it('tells of an answer that was stopped as of one that was stopped', async () => {
    const { happened } = await ask(failing(new DOMException('aborted', 'AbortError')), { aborted: true });
    expect(happened).toEqual(['erase', 'note 已停止。']);
  });
});
