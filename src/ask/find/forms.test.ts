import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexReader } from '../../domain/archive-index.ts';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { writeFiles } from '../../index/__fixtures__/temporary-index.ts';
import { openReader } from '../../index/open-reader.ts';
import { readingsOf } from '../__fixtures__/folder-readings.ts';
import { FORM_CASES, NAME_CASES } from '../__fixtures__/form-cases.ts';
import { FILLERS, FORM_ARTICLES } from '../__fixtures__/forms.ts';
import { answerQuestion } from '../answer-question.ts';
import { knowledgeOf } from '../understand/archive-knowledge.ts';
import { understand } from '../understand/understand.ts';
import { searchIndex } from './search.ts';

const ASKED_ON = '2024-01-10';
let folder = '';
let reader: IndexReader;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-forms-'));
  const lines = [...FORM_ARTICLES, ...FILLERS].map(({ key, title, date, text }) =>
    JSON.stringify({ _id: key, title, date, text, paper: '澜津日报' }),
  );
  await mkdir(join(folder, 'archive'));
  await writeFile(join(folder, 'archive', 'articles.jsonl'), lines.join('\n'));
  await writeFiles(join(folder, 'db'), { 'articles.jsonl': await readingsOf(join(folder, 'archive')) });
  reader = await openReader(join(folder, 'db'), { embedder: null });
}, 60_000);
afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true, force: true });
});

const planOf = (question: string) =>
  understand(question, { askedOn: ASKED_ON, slots: NO_SLOTS, ...knowledgeOf(reader) });

async function firstThree(question: string): Promise<(string | null)[]> {
  return (await searchIndex(await planOf(question), 3, reader)).hits.map(({ article }) => article.record);
}

for (const [form, cases] of Object.entries(FORM_CASES)) {
  describe(form, () => {
    it.each(cases)('%s → %s', async (question, key) => {
      expect(await firstThree(question)).toContain(key);
    });
  });
}

describe('people in another form than the print', () => {
  it.each(NAME_CASES)('%s → %s', async (question, name, key) => {
    const turn = { question, slots: NO_SLOTS, askedOn: ASKED_ON };
    const { answer } = await answerQuestion(turn, { reader, writer: null });
    expect(answer.plan.people).toEqual([name]);
    const articles = await reader.articles(answer.citations.map(({ articleId }) => articleId));
    expect([...articles.values()].map(({ record }) => record)).toContain(key);
  });
});

describe('what is no name in another form', () => {
  it.each([
    ['initials', 'H. T. Y. 9月5日出席了哪些会议'],
    ['initials in one word', 'hty出席了哪些会议'],
    ['English words that would be syllables', 'women change panda'],
    ['a name of two other characters', '霍延岱9月5日出席了哪些会议'],
    ['pinyin of nobody', 'hetingyue出席了哪些会议'],
  ])('%s: %s', async (_, question) => {
    const { people } = await planOf(question);
    expect(people.filter((name) => FORM_ARTICLES.some(({ text }) => text.includes(name)))).toEqual([]);
  });

  it('keeps a word that the archive prints in Latin letters', async () => {
    expect((await planOf('Modem展出')).question).toBe('Modem展出');
  });
});
