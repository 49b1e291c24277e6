import { expect, it } from 'vitest';
import type { ArticleId, PassageId } from '../../domain/ids.ts';
import { planOf } from '../__fixtures__/plans.ts';
import { FEATURES, type Fit } from '../rank/passage-fit.ts';
import { reorderHits } from './reorder-hits.ts';
import type { Reorder } from './rerank.ts';
import type { PlacedHit } from './search-plan.ts';

// Every feature has a value.
const NO_PARTS = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Fit;

function hit(name: string, score: number): PlacedHit {
  // A test's own ids need no content behind them.
  const passage = { id: name as PassageId, articleId: name as ArticleId, n: 0, start: 0, end: 1, text: name };
  return { passage, score, head: '', issueDay: null, inTime: false, likeness: 0, exact: 0, parts: NO_PARTS, tier: 0 };
}
const HITS = [hit('a', 9), hit('b', 5), hit('c', 1)];
const PLAN = planOf({ question: '大坝何时合龙' });

it('leaves hits as they are without a model', async () => {
  expect(await reorderHits(PLAN, HITS, { reorder: null })).toEqual({ hits: HITS, reranked: new Map() });
});

it("takes the model's order for the plan's question, with scores that still fall, and keeps what the model gave", async () => {
  const asked: string[] = [];
  const reorder: Reorder = async (question, hits) => {
    asked.push(question);
    return { hits: hits.toReversed(), scores: new Map(hits.map(({ passage }) => [passage.id, 0.5])) };
  };
  const { hits, reranked } = await reorderHits(PLAN, HITS, { reorder });
  expect(hits.map(({ passage, score }) => [passage.id, score])).toEqual([
    ['c', 9],
    ['b', 5],
    ['a', 1],
  ]);
  expect([...reranked.values()]).toEqual([0.5, 0.5, 0.5]);
  expect(asked).toEqual(['大坝何时合龙']);
});
