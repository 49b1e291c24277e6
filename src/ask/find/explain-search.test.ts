import { describe, expect, it } from 'vitest';
import type { IndexReader, PassageHit } from '../../domain/archive-index.ts';
import type { Article } from '../../domain/article.ts';
import type { ArticleId, PassageId } from '../../domain/ids.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { memoryIndex } from '../__fixtures__/memory-index.ts';
import { articleOf, planOf } from '../__fixtures__/plans.ts';
import { explainSearch, type UsedSearch } from './explain-search.ts';
import { searchPlan } from './search-plan.ts';

/** A hit named by its article and a number: 'a1' is a passage of the article 'a'. */
function hit(name: string, text: string, given: Partial<PassageHit> = {}): PassageHit {
  // A test's own ids need no content behind them.
  const [id, articleId] = [name as PassageId, name.slice(0, 1) as ArticleId];
  const passage = { id, articleId, n: 0, start: 0, end: text.length, text };
  return { passage, score: 3, head: '', issueDay: null, inTime: false, likeness: 0, ...given };
}

/** An index that finds these, and those others within filters. */
function indexOf(wide: readonly PassageHit[], narrowed: readonly PassageHit[] = []): IndexReader {
  return {
    ...memoryIndex([]),
    searchPassages: async (_, limit, { filter } = {}) => (filter ? narrowed : wide).slice(0, limit),
  };
}

async function explained(
  plan: Partial<QueryPlan>,
  reader: IndexReader,
  limit: number,
  given: Partial<UsedSearch> = {},
) {
  const asked = planOf({ question: '大坝合龙', text: '大坝合龙', ...plan });
  const { hits, trace } = await searchPlan(asked, reader, limit);
  const used = { trace, hits, reranked: new Map(), articles: new Map(), oneAnArticle: false, ...given };
  return explainSearch(asked, used);
}

const DAM = '云麓大坝昨日合龙。';
const DAY = { text: '5月1日', range: { from: '2023-05-01', to: '2023-05-01' } };

describe('a candidate', () => {
  it('has the channels that found it, with the score of each', async () => {
    const hits = [
      hit('a1', DAM, { score: 7 }),
      hit('b1', `${DAM}温子衡到场。`, { score: 0 }),
      hit('c1', '江面截流。', { score: 0, likeness: 0.8 }),
    ];
    const { candidates, literals } = await explained({ people: ['温子衡'] }, indexOf(hits), 3, {
      reranked: new Map([['a1' as PassageId, 0.9]]),
    });
    const by = new Map(candidates.map((one) => [String(one.passageId), one]));
    expect(literals).toEqual(['温子衡']);
    expect(by.get('a1')).toMatchObject({ channels: ['words'], words: 7, exact: 0, reranked: 0.9 });
    expect(by.get('b1')).toMatchObject({ channels: ['exact'], exact: 1, reranked: null, place: 1 });
    expect(by.get('c1')).toMatchObject({ channels: ['vectors'], likeness: 0.8 });
  });

  it('has a score that is the sum of its parts, the largest first, with rules that moved it among them', async () => {
    const wide = [hit('a1', `${DAM}温子衡到场。`, { score: 9 }), hit('b1', DAM)];
    const { candidates, narrowing } = await explained(
      { people: ['温子衡'], papers: ['云麓日报'] },
      indexOf(wide, [hit('n1', '大坝。', { score: 1 })]),
      5,
    );
    expect(narrowing).toBe('first');
    expect(candidates.map(({ passageId }) => passageId)).toEqual(['n1', 'a1', 'b1']);
    for (const { score, parts } of candidates) {
      const points = parts.map((part) => Math.abs(part.points));
      expect(parts.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(score, 6);
      expect(points).toEqual([...points].sort((a, b) => b - a));
    }
    expect(candidates[0]?.parts[0]?.feature).toBe('narrowed');
    expect(candidates[1]?.parts[0]?.feature).toBe('named');
    expect(candidates[2]?.parts.map(({ feature }) => feature)).not.toContain('narrowed');
  });

  it('tells whose reprint it is, and what that lost', async () => {
    const head = '云麓大坝合龙';
    const { candidates } = await explained({}, indexOf([hit('a1', DAM, { head }), hit('b1', DAM, { head })]), 5);
    expect(candidates.map(({ reprintOf }) => reprintOf)).toEqual([null, 'a1']);
    expect(candidates[1]?.parts.find(({ feature }) => feature === 'reprint')?.points).toBeLessThan(0);
  });

  it('tells why it was left out: no room, its article is there, or a condition that it does not meet', async () => {
    const hits = ['a1', 'a2', 'b1', 'c1'].map((name, at) => hit(name, DAM, { score: 9 - at }));
    const plan = planOf({ question: '大坝合龙', text: '大坝合龙' });
    const { trace } = await searchPlan(plan, indexOf(hits), 4);
    const taken = trace.order.filter(({ passage }) => ['a1', 'b1'].includes(passage.id));
    const articles = new Map<ArticleId, Article>([['a' as ArticleId, articleOf('大坝合龙', DAM)]]);
    const used = { trace, hits: taken, reranked: new Map(), articles, oneAnArticle: true };
    const tell = (more: Partial<UsedSearch>) =>
      explainSearch(plan, { ...used, ...more }).candidates.map((one) => [
        one.passageId,
        one.place,
        one.leftOut,
        one.title,
      ]);
    expect(tell({ unmet: ({ passage }) => (passage.id === 'b1' ? ['other_time'] : []) })).toEqual([
      ['a1', 1, [], '大坝合龙'],
      ['b1', 2, ['other_time'], null],
      ['a2', null, ['same_article'], '大坝合龙'],
      ['c1', null, ['beyond_limit'], null],
    ]);
    expect(tell({ oneAnArticle: false })[2]).toEqual(['a2', null, ['beyond_limit'], '大坝合龙']);
  });
});

describe('narrowing', () => {
  it.each([
    ['none', {}, [hit('a1', DAM)], []],
    ['met', { times: [DAY] }, [hit('a1', DAM, { inTime: true })], []],
    ['added', { times: [DAY] }, [hit('a1', DAM)], [hit('b1', DAM, { inTime: true })]],
    ['first', { times: [DAY], on: 'issue' as const }, [hit('a1', DAM)], [hit('b1', DAM)]],
    ['empty', { papers: ['云麓日报'] }, [hit('a1', DAM)], []],
  ])('is %s', async (narrowing, plan, wide, narrowed) => {
    expect((await explained(plan, indexOf(wide, narrowed), 5)).narrowing).toBe(narrowing);
  });

  it('is told with its filters, the page too, which passages are not searched by', async () => {
    const { filters } = await explained({ times: [DAY], papers: ['云麓日报'], page: '3' }, indexOf([]), 5);
    expect(filters).toEqual({ eventDays: [DAY.range], issueDays: [], paper: '云麓日报', page: '3' });
  });
});
