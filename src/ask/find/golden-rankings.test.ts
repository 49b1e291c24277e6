import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listArchive, readWholeFile } from '../../archive/read-archive.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import { NO_SLOTS } from '../../domain/conversation.ts';
import type { ArticleReading } from '../../domain/reading.ts';
import { writeFiles } from '../../index/__fixtures__/temporary-index.ts';
import { openReader } from '../../index/open-reader.ts';
import { GOLDEN_ARTICLES, GOLDEN_RANKINGS } from '../__fixtures__/golden-archive.ts';
import { knowledgeOf } from '../understand/archive-knowledge.ts';
import { understand } from '../understand/understand.ts';
import { searchIndex } from './search.ts';
import { searchPlan } from './search-plan.ts';

const ASKED_ON = '2022-12-01';
let folder = '';
let reader: IndexReader;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-golden-'));
  await mkdir(join(folder, 'archive'));
  const lines = GOLDEN_ARTICLES.map(({ key, ...article }) => JSON.stringify({ _id: key, ...article }));
  await writeFile(join(folder, 'archive', 'all.jsonl'), lines.join('\n'));
  const readings: ArticleReading[] = [];
  for (const file of await listArchive(join(folder, 'archive'))) readings.push(...(await readWholeFile(file)).articles);
  await writeFiles(join(folder, 'db'), { 'all.jsonl': readings });
  reader = await openReader(join(folder, 'db'), { embedder: null });
});
afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true, force: true });
});

const planOf = (question: string) =>
  understand(question, { askedOn: ASKED_ON, slots: NO_SLOTS, ...knowledgeOf(reader) });

async function found(question: string, limit: number): Promise<(string | null)[]> {
  return (await searchIndex(await planOf(question), limit, reader)).hits.map(({ article }) => article.record);
}

describe('what comes first', () => {
  it.each(GOLDEN_RANKINGS)('%s → %s: %s', async (question, first) => {
    expect((await found(question, 3))[0]).toBe(first);
  });
});

describe('what comes near the top', () => {
  it('both things of a comparison', async () => {
    const both = await found('技师学院焊接专业和护理专业的学费有什么区别', 2);
    expect(both.sort()).toEqual(['course-nurse', 'course-weld']);
  });

  it('all of a person, namesakes too, before everybody else', async () => {
    expect((await found('顾青崖', 3)).sort()).toEqual(['flood', 'gu-factory', 'gu-teacher']);
  });

  it('every year of an annual notice when no year is named', async () => {
    const years = ['enrol2019', 'enrol2020', 'enrol2021', 'enrol2022'];
    expect((await found('苍屏一中招收高一新生多少名', 4)).sort()).toEqual(years);
  });

  it('of a day and a paper, what that issue printed, and then the rest', async () => {
    const all = await found('2021年9月6日苍屏晚报刊登的轮渡消息', 5);
    expect(all[0]).toBe('ferry');
    expect(all).toContain('ferry-stop');
  });
});

/** Questions of every sort, for laws that hold for all of them. */
const QUESTIONS = [
  ...GOLDEN_RANKINGS.map(([question]) => question),
  '2021年9月6日苍屏晚报刊登了什么',
  '焊接专业和护理专业的区别',
  '顾青崖',
];

describe('laws of a search', () => {
  it.each(QUESTIONS)('a longer limit never reorders what a shorter one gave: %s', async (question) => {
    const plan = await planOf(question);
    const whole = await searchIndex(plan, 30, reader);
    const passages = await searchPlan(plan, reader, 30);
    for (let limit = 1; limit < 30; limit++) {
      expect((await searchIndex(plan, limit, reader)).hits).toEqual(whole.hits.slice(0, limit));
      const few = (await searchPlan(plan, reader, limit)).hits;
      expect(few.map(({ passage }) => passage.id)).toEqual(
        passages.hits.slice(0, limit).map(({ passage }) => passage.id),
      );
    }
  });

  it.each(QUESTIONS)(
    'scores never rise down the list, nothing comes twice, and asking again changes nothing: %s',
    async (question) => {
      const plan = await planOf(question);
      const [once, again] = [await searchIndex(plan, 20, reader), await searchIndex(plan, 20, reader)];
      const scores = once.hits.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(new Set(once.hits.map(({ article }) => article.id)).size).toBe(once.hits.length);
      expect(again.hits).toEqual(once.hits);
    },
  );

  it.each([
    ['paper', { paper: '苍屏晚报' }],
    ['issue day', { issueDays: [{ from: '2021-06-01', to: '2021-12-31' }] }],
    ['event day', { eventDays: [{ from: '2021-09-05', to: '2021-09-05' }] }],
    ['paper and day', { paper: '苍屏日报', issueDays: [{ from: '2022-01-01', to: '2022-12-31' }] }],
    ['a paper that is not there', { paper: '无此报' }],
  ])('a filter by %s never adds an article', async (_, filter) => {
    for (const question of QUESTIONS) {
      const { text, people } = await planOf(question);
      const sought = { days: [{ from: '2021-09-05', to: '2021-09-05' }], exact: people };
      const all = new Set((await reader.searchPassages(text, 500, sought)).map(({ passage }) => passage.id));
      const some = await reader.searchPassages(text, 500, { ...sought, filter });
      expect(some.filter(({ passage }) => !all.has(passage.id))).toEqual([]);
    }
  });
});
