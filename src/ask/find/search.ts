import type { IndexReader } from '../../domain/archive-index.ts';
import type { Explanation } from '../../domain/explanation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { SearchHit } from '../../domain/search-hit.ts';
import { explainSearch } from './explain-search.ts';
import { type Reordering, reorderHits } from './reorder-hits.ts';
import { RERANKED } from './rerank.ts';
import { searchPlan } from './search-plan.ts';

/** Passages looked through for each article wanted. */
const PASSAGES = 6;

/** Hits of a search, and how they came about. */
export interface FoundHits {
  readonly hits: readonly SearchHit[];
  /** Made when it is asked for. */
  explain(): Explanation;
}

/** Retrieval alone: the best articles for a plan, each with its best passage, at most `limit`. */
export async function searchIndex(
  plan: QueryPlan,
  limit: number,
  reader: IndexReader,
  reordering: Reordering = { reorder: null },
): Promise<FoundHits> {
  // Fewer would let the limit change which articles the reranker judges.
  const { hits: passages, trace } = await searchPlan(plan, reader, Math.max(limit, RERANKED) * PASSAGES);
  const seen = new Set<string>();
  const best = passages.filter(({ passage }) => !seen.has(passage.articleId) && seen.add(passage.articleId));
  const { hits: ordered, reranked } = await reorderHits(plan, best, reordering);
  const hits = ordered.slice(0, limit);
  const articles = await reader.articles(hits.map(({ passage }) => passage.articleId));
  return {
    hits: hits.flatMap(({ passage, score }) => {
      const article = articles.get(passage.articleId);
      return article ? [{ passage, article, score }] : [];
    }),
    explain: () => ({
      plan,
      search: explainSearch(plan, { trace: { ...trace, limit }, hits, reranked, articles, oneAnArticle: true }),
      events: null,
      relaxed: [],
    }),
  };
}
