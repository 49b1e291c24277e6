import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PassageHit } from '../../domain/archive-index.ts';
import type { Day } from '../../domain/day.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { reading } from '../../index/__fixtures__/readings.ts';
import { sharedReader } from '../../index/__fixtures__/temporary-index.ts';
import { planOf } from '../__fixtures__/plans.ts';
import { searchIndex } from './search.ts';
import { searchPlan } from './search-plan.ts';

const PLACES = '澄江 望湖 南岸 城北 东门 西关 石桥 柳巷'.split(' ');
const MATTERS = '防汛巡查 植树造林 义诊送药 消防演练'.split(' ');
const PEOPLE = ['尤礼明', '丁未然', '欧石南'];

/** More notices than a search ranks at once, each sharing its place, matter, paper or day with very many others. */
const NOTICES = Array.from({ length: 420 }, (_, at) => {
  const [place, matter, name] = [PLACES[at % 8], MATTERS[at % 4], PEOPLE[at % 50]];
  const day: Day = `${2019 + (at % 4)}-09-${String(1 + (at % 28)).padStart(2, '0')}`;
  const spread = `${'，居民到场'.repeat(at % 7)}${name ? `，${name}讲话` : ''}`;
  return reading({
    source: `${at % 3}.txt`,
    n: at + 1,
    title: at % 5 === 0 ? `${place}开展${matter}` : '',
    text: `${place}街道本周开展${matter}，第${at}小组${spread}。`,
    paper: at % 3 === 0 ? '澄江晚报' : '澄江日报',
    day,
    dates: [{ text: '本周', from: day }],
  });
});
const reader = sharedReader(NOTICES);

const times = (from: Day, to = from) => [{ text: from, range: { from, to } }];
const asked = (question: string, more: Partial<QueryPlan> = {}) => planOf({ question, text: question, ...more });
const PLANS: readonly [string, QueryPlan][] = [
  ['words', asked('澄江街道的防汛巡查到场居民')],
  ['one common word', asked('街道')],
  ['a name', asked('尤礼明在防汛巡查上讲话', { people: ['尤礼明'] })],
  ['two names and a title', asked('尤礼明和丁未然谈《防汛巡查》', { people: ['尤礼明', '丁未然'] })],
  ['a paper', asked('望湖街道的义诊送药', { papers: ['澄江晚报'] })],
  ['a day of issue', asked('街道开展消防演练', { times: times('2020-09-02'), on: 'issue' })],
  ['a year of issues', asked('街道开展消防演练', { times: times('2020-01-01', '2020-12-31'), on: 'issue' })],
  ['a day', asked('街道开展植树造林', { times: times('2021-09-11') })],
  ['a day that nothing found first tells of', asked('澄江街道防汛巡查第12小组', { times: times('2022-09-04') })],
  ['a day of no article', asked('街道开展植树造林', { times: times('1999-09-11') })],
  ['a paper and a day', asked('街道防汛', { papers: ['澄江日报'], times: times('2020-09-02') })],
  ['a comparison', asked('澄江街道和望湖街道的防汛巡查有区别')],
  ['a context', asked('讲话的是谁', { context: '城北 消防演练' })],
  ['nothing', asked('')],
];

const idsOf = (hits: readonly Pick<PassageHit, 'passage'>[]) => hits.map(({ passage }) => passage.id);
const falls = (scores: readonly number[]) =>
  scores.every((score, at) => at === 0 || score <= (scores[at - 1] ?? score));

describe('a longer limit never reorders what a shorter one gave', () => {
  it.each(PLANS)('of articles, for %s', async (_, plan) => {
    const whole = idsOf((await searchIndex(plan, 60, reader())).hits);
    for (const limit of [...Array.from({ length: 30 }, (_, at) => at + 1), 45]) {
      expect(idsOf((await searchIndex(plan, limit, reader())).hits), `limit ${limit}`).toEqual(whole.slice(0, limit));
    }
  });

  it.each(PLANS)('of passages, for %s', async (_, plan) => {
    const whole = idsOf((await searchPlan(plan, reader(), 400)).hits);
    for (const limit of [1, 2, 3, 5, 10, 30, 96, 119, 120, 121, 150, 239, 240, 241, 300]) {
      const some = idsOf((await searchPlan(plan, reader(), limit)).hits);
      expect(some, `limit ${limit}`).toEqual(whole.slice(0, limit));
    }
  });
});

describe('every list', () => {
  it.each(PLANS)('has falling scores, nothing twice, and is the same when asked again: %s', async (_, plan) => {
    for (const limit of [1, 30, 300]) {
      const [once, again] = [await searchPlan(plan, reader(), limit), await searchPlan(plan, reader(), limit)];
      expect(falls(once.hits.map(({ score }) => score))).toBe(true);
      expect(new Set(idsOf(once.hits)).size).toBe(once.hits.length);
      expect(once.hits.length).toBeLessThanOrEqual(limit);
      expect(again.hits).toEqual(once.hits);
    }
  });

  it('has every passage that holds a name before those that do not', async () => {
    for (const name of PEOPLE) {
      const { hits } = await searchPlan(asked(`${name}在街道讲话`, { people: [name] }), reader(), 60);
      const held = hits.map(({ passage }) => passage.text.includes(name));
      const all = NOTICES.filter(({ article }) => article.text.includes(name)).length;
      expect(held.filter(Boolean)).toHaveLength(all);
      expect(held.slice(0, all).every(Boolean)).toBe(true);
    }
  });
});

describe('a filter never adds an article', () => {
  const text = fc
    .array(fc.constantFrom(...PLACES, ...MATTERS, ...PEOPLE, '街道', '第7小组', '，', "'"), {
      minLength: 1,
      maxLength: 6,
    })
    .map((words) => words.join(''));
  const day = fc.constantFrom('2019-09-01', '2020-09-02', '2021-09-11', 'XXXX-09-04');
  const range = day.map((from) => ({ from, to: from }));
  const filter = fc.record(
    {
      paper: fc.constantFrom('澄江晚报', '澄江日报', '无此报', "' OR 1=1 --"),
      issueDays: fc.array(range, { minLength: 1, maxLength: 2 }),
      eventDays: fc.array(range, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  );

  it('whatever is asked', async () => {
    const byId = new Map(
      NOTICES.flatMap(({ article, passages }) => passages.map(({ id }) => [id as string, article] as const)),
    );
    await fc.assert(
      fc.asyncProperty(text, filter, fc.subarray(PEOPLE), async (words, narrow, exact) => {
        const all = new Set(idsOf(await reader().searchPassages(words, 1000, { exact })));
        const some = await reader().searchPassages(words, 1000, { exact, filter: narrow });
        expect(idsOf(some).filter((id) => !all.has(id))).toEqual([]);
        for (const { passage } of narrow.paper === undefined ? [] : some) {
          expect(byId.get(passage.id)?.paper?.value).toBe(narrow.paper);
        }
      }),
      { numRuns: 60 },
    );
  });
});
