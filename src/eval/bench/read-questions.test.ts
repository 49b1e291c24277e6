import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../errors.ts';
import { QUERIES, type TinySet, writeTinySet } from './__fixtures__/tiny-set.ts';
import { findSet } from './find-set.ts';
import { readCorpus } from './read-corpus.ts';
import { readQuestions } from './read-questions.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-set-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let sets = 0;
const makeSet = (set: TinySet = {}) => writeTinySet(join(top, `set${++sets}`), set);

async function read(folder: string, choice: { field?: string; types?: string } = {}) {
  const notes: string[] = [];
  const note = (line: string) => notes.push(line.replace(`${folder}/`, ''));
  const questions = await readQuestions(await findSet(folder), { field: 'text', types: '', note, ...choice });
  return { questions, notes };
}

describe('readQuestions', () => {
  it.each([
    ['the plain layout', {}],
    ['packed files', { packed: true }],
    ["BEIR's own layout", { qrelsFile: 'qrels/test.tsv' }],
  ])('reads %s', async (_, set) => {
    const { questions, notes } = await read(makeSet(set));
    expect(notes).toEqual([]);
    expect(questions.map(({ id, type, strict, askedOn }) => [id, type, strict, askedOn])).toEqual([
      ['q1', 'number', true, null],
      ['q2', 'date', false, '2031-03-31'],
      ['q3', 'number', false, null],
    ]);
    expect(questions[1]?.history).toEqual(['芦湾大桥有多长？', { question: '哪天动工？', answers: ['2029年'] }]);
    // A score of 0 says that the document is wrong.
    expect(questions.map(({ relevant }) => [...relevant.judged])).toEqual([['t1'], ['t2'], ['t3']]);
  });

  it('takes the set’s further right documents as right too', async () => {
    const { questions } = await read(makeSet({ alternatives: ['query-id\tcorpus-id', 'q1\tt4'] }));
    expect(questions[0]?.relevant).toEqual({ judged: new Set(['t1']), also: new Set(['t4']) });
  });

  it('asks the field that is wanted, or the text where a question lacks it', async () => {
    const { questions } = await read(makeSet(), { field: 'text_with_year' });
    expect(questions.map(({ text }) => text.startsWith('2031年'))).toEqual([true, false, false]);
  });

  it('tells of broken lines by their number, and reads the rest', async () => {
    const folder = makeSet({
      queries: ['{broken', ...QUERIES, { _id: 'q4' }, '', { _id: 'q5', text: '何时？', history: 7 }],
      qrels: ['query-id\tcorpus-id\tscore', 'q1\tt1\tmuch', 'nothing', 'q2\tt2\t1', 'q3\tt3\t1', '\tt3\t1'],
    });
    const { questions, notes } = await read(folder);
    expect(questions.map(({ id }) => id)).toEqual(['q2', 'q3']);
    expect(notes).toEqual([
      'qrels.tsv 第2行不是“问题、文档、分数”，已跳过。',
      'qrels.tsv 第3行不是“问题、文档、分数”，已跳过。',
      'qrels.tsv 第6行不是“问题、文档、分数”，已跳过。',
      'queries.jsonl 第1行不是 JSON 对象，已跳过。',
      'queries.jsonl 第5行的 text 缺失或写法不对，已跳过。',
      'queries.jsonl 第7行的 history 缺失或写法不对，已跳过。',
    ]);
  });

  it.each([
    ['no type that begins so', {}, { types: 'event' }, '没有类型以 event 开头、标有正确文档的问题'],
    ['no question has the field', {}, { field: 'title' }, '的问题都没有 title 这一项'],
    ['no judgement fits', { qrels: ['q9\tt1\t1'] }, {}, '没有标有正确文档的问题'],
    ['no line at all', { queries: [], qrels: [] }, {}, '没有标有正确文档的问题'],
  ])('is of no use when %s', async (_, set, choice, message) => {
    const folder = makeSet(set);
    await expect(read(folder, choice)).rejects.toThrow(UsageError);
    await expect(read(folder, choice)).rejects.toThrow(message);
  });

  it('says so when a packed file is cut off', async () => {
    const folder = makeSet({ packed: true });
    truncateSync(join(folder, 'queries.jsonl.gz'), 60);
    await expect(read(folder)).rejects.toThrow('读不到文件');
  });
});

describe('findSet', () => {
  it.each([
    ['no-such-folder', '（缺 corpus.jsonl、queries.jsonl、qrels.tsv 或 qrels/test.tsv）'],
    ['', '（缺 corpus.jsonl、queries.jsonl、qrels.tsv 或 qrels/test.tsv）'],
  ])('names what “%s” lacks', async (name, missing) => {
    await expect(findSet(join(top, name))).rejects.toThrow(missing);
  });

  it('names the one file that is missing', async () => {
    const folder = makeSet();
    rmSync(join(folder, 'queries.jsonl'));
    await expect(findSet(folder)).rejects.toThrow('（缺 queries.jsonl）');
  });
});

describe('readCorpus', () => {
  it('gives title and text, and leaves out what is no document', async () => {
    const folder = makeSet();
    writeFileSync(
      join(folder, 'corpus.jsonl'),
      '\uFEFF{"_id": 7, "title": "题", "text": "文"}\r\n{"_id": 8}\n[]\n\n{"_id": "n", "text": "独行"}',
    );
    const documents = [];
    for await (const document of readCorpus(join(folder, 'corpus.jsonl'))) documents.push(document);
    expect(documents).toEqual([
      { id: '7', text: '题\n文' },
      { id: 'n', text: '独行' },
    ]);
  });
});
