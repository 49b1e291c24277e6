import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import type { DigestScope, NewsItem } from '../../domain/news.ts';
import { pagesIndex } from '../__fixtures__/pages-index.ts';
import { QINGTANG } from './__fixtures__/qingtang.ts';
import { findNews } from './find-news.ts';
import { passageAnswer } from './passage-answer.ts';
import { tellEvents } from './tell-events.ts';
import { writeDigest } from './write-digest.ts';

let reader: IndexReader;
beforeAll(async () => {
  reader = await pagesIndex(QINGTANG);
});

const ISSUE: DigestScope = { of: 'issue', paper: '青塘日报', day: '2024-03-05' };

async function items(...subjects: string[]): Promise<readonly NewsItem[]> {
  const held = await reader.issueArticles({ paper: '青塘日报' });
  return findNews(
    held.map(({ id }) => id),
    subjects,
    reader,
  );
}

async function expectTrue({ citations }: Answer): Promise<void> {
  const articles = await reader.articles(citations.map(({ articleId }) => articleId));
  expect(citations.length).toBeGreaterThan(0);
  for (const { articleId, quote, start, end } of citations) {
    expect(articles.get(articleId)?.text.slice(start, end)).toBe(quote);
  }
}

describe('writeDigest', () => {
  it('tells each happening in a claim under a line that names the issue, and cites it', async () => {
    const digest = await writeDigest(await items('尤怀瑾', '供水工作'), ISSUE, reader);
    expect(digest?.answer.text.split('\n')).toEqual([
      '《青塘日报》2024年3月5日，关注“尤怀瑾”“供水工作”，共3条：',
      '1. 3月4日上午，尤怀瑾出席全市森林防火工作会议并讲话。[1][2]',
      '2. 3月4日下午，傅思远到东湖水厂调研供水工作。[3]',
      '3. 《老林场的春天》：他说，市委书记尤怀瑾来过两次，都是冬天。[4][5]',
    ]);
    expect(digest?.answer.claims.map(({ event }) => event?.name ?? null)).toEqual([
      '全市森林防火工作会议',
      '到东湖水厂调研供水工作',
      null,
    ]);
    if (digest) await expectTrue(digest.answer);
  });

  it('tells what several followed people did together', async () => {
    const digest = await writeDigest(await items('傅思远', '尤怀瑾'), ISSUE, reader);
    expect(digest?.answer.claims[0]?.text).toBe('3月4日上午，全市森林防火工作会议，尤怀瑾出席并讲话，傅思远主持。');
  });

  it('tells a single happening in one line', async () => {
    const digest = await writeDigest(await items('供水工作'), ISSUE, reader);
    expect(digest?.answer.text).toBe(
      '《青塘日报》2024年3月5日，关注“供水工作”：3月4日下午，傅思远到东湖水厂调研供水工作。[1]',
    );
  });

  it('sums up many issues with the counts', async () => {
    const counts = [
      { subject: '尤怀瑾', count: 40 },
      { subject: '供水工作', count: 2 },
    ];
    const scope: DigestScope = { of: 'many', issues: 12, items: 41, from: '2001-01-03', to: '2024-03-05', counts };
    const digest = await writeDigest(await items('供水工作'), scope, reader);
    expect(digest?.answer.text).toBe(
      '新入库的12期报纸（2001年1月3日至2024年3月5日）里，有您关注的内容41条：“尤怀瑾”40条，“供水工作”2条。最近的一条：2024年3月4日下午，傅思远到东湖水厂调研供水工作。[1]',
    );
  });

  it('leaves out what the check does not let through, and says which items it tells', async () => {
    const [meeting, visit] = await items('傅思远');
    if (!meeting || !visit) throw new Error('the fixture has both');
    const lie = {
      ...visit,
      events: visit.events.map((event) => ({ ...event, name: '到西山机场调研', quote: { start: 0, end: 0 } })),
    };
    const digest = await writeDigest([meeting, lie], ISSUE, reader);
    expect(digest?.items).toEqual([meeting]);
    expect(digest?.answer.text).toBe(
      '《青塘日报》2024年3月5日，关注“傅思远”：3月4日上午，傅思远主持全市森林防火工作会议。[1][2]',
    );
    expect(await writeDigest([lie], ISSUE, reader)).toBeNull();
  });

  it('is the plan of what is followed, so that its answer can be asked on', async () => {
    const digest = await writeDigest(await items('原市长傅思远'), ISSUE, reader);
    expect(digest?.answer.plan).toMatchObject({ people: ['傅思远'], papers: ['青塘日报'], kind: 'list' });
  });
});

describe('tellEvents', () => {
  it('tells every event that can be told in one line, with its year', async () => {
    const lines = await tellEvents(await reader.events({}), reader);
    const texts = [...lines.values()].map(({ line }) => line);
    expect(texts).toContain('2024年3月4日下午，傅思远到东湖水厂调研供水工作。');
  });

  it('prints its lines as answers are printed: no half-width marks between Chinese words', async () => {
    const page = `青塘日报    2024年3月5日    第01版

“敢闯敢试,真抓实干”动员大会召开

本报讯（记者 简素心）3月4日上午，全市“敢闯敢试,真抓实干”动员大会在市会议中心召开。市长傅思远出席并讲话。
`;
    const own = await pagesIndex({ '青塘日报/2024-03-05_01.txt': page });
    const [told] = (await tellEvents(await own.events({}), own)).values();
    expect(told?.line).toContain('敢闯敢试，真抓实干');
  });

  it('gives the stretch that the line rests on, whoever it names', async () => {
    const events = await reader.events({});
    const event = events.find(({ name }) => name === '全市森林防火工作会议');
    const told = event && (await tellEvents(events, reader)).get(event.id);
    if (!event || !told) throw new Error('the fixture tells it');
    const article = (await reader.articles([event.articleId])).get(event.articleId);
    expect(article?.text.slice(told.start, told.end)).toContain('市长傅思远主持会议');
  });
});

describe('passageAnswer', () => {
  it('is the passage that a link names', async () => {
    const [article] = await reader.issueArticles({ paper: '青塘日报' });
    if (!article) throw new Error('the fixture has it');
    const { start, end } = article.body;
    const answer = await passageAnswer({ articleId: article.id, start, end }, reader);
    expect(answer?.citations.map(({ quote }) => quote)).toEqual([article.text.slice(start, end)]);
    if (answer) await expectTrue(answer);
    for (const wrong of [
      { start: end, end: start },
      { start, end: article.text.length + 1 },
    ]) {
      expect(await passageAnswer({ articleId: article.id, ...wrong }, reader)).toBeNull();
    }
  });
});
