import type { PassageId } from '../../domain/ids.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { Reorder } from './rerank.ts';
import type { PlacedHit } from './search-plan.ts';

/** The reranker, and what ends its work. */
export interface Reordering {
  /** Null = no model is configured. */
  readonly reorder: Reorder | null;
  readonly signal?: AbortSignal | undefined;
}

/** Hits in the order to use. */
export interface ReorderedHits {
  readonly hits: readonly PlacedHit[];
  /** The model's score of each passage it judged. */
  readonly reranked: ReadonlyMap<PassageId, number>;
}

/**
 * The best of the hits in the reranker's order, the others as they were; scores still fall all the way, for readers of a
 * ranking go by them.
 */
export async function reorderHits(
  plan: QueryPlan,
  found: readonly PlacedHit[],
  { reorder, signal }: Reordering,
): Promise<ReorderedHits> {
  if (reorder === null) return { hits: found, reranked: new Map() };
  const { hits, scores } = await reorder(plan.question, found, signal);
  return { hits: hits.map((hit, at) => ({ ...hit, score: found[at]?.score ?? hit.score })), reranked: scores };
}
