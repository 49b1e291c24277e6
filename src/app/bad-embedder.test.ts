import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { searchIndex } from '../ask/find/search.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import { EMPTY_PLAN } from '../domain/plan.ts';
import { randomEmbedder } from '../index/__fixtures__/embedders.ts';
import { reading } from '../index/__fixtures__/readings.ts';
import { sourceOf, writeFiles } from '../index/__fixtures__/temporary-index.ts';
import { openReader } from '../index/open-reader.ts';
import { fillVectors } from '../index/vectors.ts';
import { dropQuestionWords } from '../text/search-text.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { updateIndex } from './update-index.ts';

/** A folder of a public retrieval set in the BEIR layout; without it only the set made here is searched. */
const SET = process.env.WENBAO_TEST_SET ?? '';
const top = mkdtempSync(join(tmpdir(), 'wenbao-bad-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

interface Question {
  readonly text: string;
  /** What its answer is called by `nameOf`. */
  readonly wanted: ReadonlySet<string>;
}

/** Vectors that have nothing to do with the text: the worst embedder there is. The contract of the fusion of words and vectors. */
describe('a bad embedder', () => {
  it('costs at most two points of hit@1 and one of hit@10 on reports that resemble each other', async () => {
    const folder = join(top, 'made');
    await writeFiles(folder, { a: MADE.map(({ report }) => report) });
    const questions = MADE.map(({ report, question }) => ({
      text: question,
      wanted: new Set<string>([report.article.id]),
    }));
    await compare(folder, questions, async (_, ids) => ids, 2);
  });

  it.skipIf(!existsSync(join(SET, 'qrels.tsv')))(
    'costs as little on a public set (WENBAO_TEST_SET)',
    async () => {
      const config = plainConfig(SET, join(top, 'public'));
      await updateIndex(config, { ...recordedRun(), rebuild: false });
      await compare(config.db, publicQuestions(300), async (reader, ids) => {
        const articles = await reader.articles(ids as Parameters<IndexReader['articles']>[0]); // ids of this index
        return ids.map((id) => articles.get(id as never)?.record ?? '');
      });
    },
    240_000,
  );
});

async function compare(
  folder: string,
  questions: readonly Question[],
  nameOf: (reader: IndexReader, ids: readonly string[]) => Promise<readonly string[]>,
  mostLost = 1,
): Promise<void> {
  const random = randomEmbedder('随机');
  const measure = async (embedder: typeof random | null) => {
    const reader = await openReader(folder, { embedder });
    let [first, ten] = [0, 0];
    for (const { text, wanted } of questions) {
      const plan = { ...EMPTY_PLAN, question: text, text: dropQuestionWords(text) };
      const { hits } = await searchIndex(plan, 10, reader);
      const names = await nameOf(
        reader,
        hits.map(({ article }) => article.id),
      );
      if (wanted.has(names[0] ?? '')) first++;
      if (names.some((name) => wanted.has(name))) ten++;
    }
    await reader.close();
    return { first: (100 * first) / questions.length, ten: (100 * ten) / questions.length };
  };
  const words = await measure(null);
  await fillVectors(folder, { embedder: random, source: sourceOf(random) }, {});
  const both = await measure(random);
  expect(words.first).toBeGreaterThan(60); // else there would be nothing to lose
  expect(words.first - both.first).toBeLessThanOrEqual(mostLost);
  expect(words.ten - both.ten).toBeLessThanOrEqual(1);
}

/**
 * 20 places, 7 matters, 3 weeks: each report shares its place, its matter or its week with many others, and each question
 * has a word that stands in other reports only, so that the right one is ahead by little.
 */
const MADE = '澄江 望湖 南岸 城北 东门 西关 石桥 柳巷 清溪 白塔 枫林 竹园 沙洲 云岭 双井 梅坞 金滩 古渡 新圩 长亭'
  .split(' ')
  .flatMap((place, x) =>
    ['防汛巡查', '植树造林', '义诊送药', '消防演练', '道路改造', '春耕备种', '书香讲座'].flatMap((matter, y) =>
      ['第一周', '第二周', '第三周'].map((week, z) => {
        const n = x * 21 + y * 3 + z + 1;
        const text = `${place}街道${week}开展${matter}，${12 + ((n * 7) % 90)}名干部群众到场，${['社区书记', '驻村干部', '志愿者代表'][z]}介绍了安排，活动持续${1 + (n % 5)}天。`;
        const other = ['驻村干部', '志愿者代表', '社区书记'][z];
        return {
          report: reading({ n, text }),
          question: `${place}的${matter.slice(0, 2)}在${week}搞了几天，${other?.slice(0, 2)}的人说了什么`,
        };
      }),
    ),
  );

function publicQuestions(most: number): Question[] {
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(join(SET, 'qrels.tsv'), 'utf8').split('\n').slice(1)) {
    const [query = '', document = '', score] = line.split('\t');
    if (Number(score) > 0) relevant.set(query, (relevant.get(query) ?? new Set()).add(document));
  }
  const packed = join(SET, 'queries.jsonl.gz');
  const text = existsSync(packed)
    ? gunzipSync(readFileSync(packed)).toString()
    : readFileSync(join(SET, 'queries.jsonl'), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  const asked = lines.map((line) => JSON.parse(line) as { _id: string; text: string }); // the layout of BEIR
  const judged = asked.filter(({ _id }) => relevant.has(_id));
  const step = Math.max(1, Math.floor(judged.length / most));
  return judged
    .filter((_, at) => at % step === 0)
    .slice(0, most)
    .map(({ _id, text: question }) => ({ text: question, wanted: relevant.get(_id) ?? new Set() }));
}
