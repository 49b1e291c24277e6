import type { IndexReader } from '../domain/archive-index.ts';
import type { QueryPlan } from '../domain/plan.ts';
import type { SearchHit } from '../domain/search-hit.ts';
import { searchPlan } from './retrieve.ts';

/** Retrieval alone: the best passages for a plan, with their articles, at most `limit`. */
export async function searchIndex(plan: QueryPlan, limit: number, reader: IndexReader): Promise<readonly SearchHit[]> {
  const hits = (await searchPlan(plan, reader, limit)).slice(0, limit);
  const articles = await reader.articles([...new Set(hits.map((hit) => hit.passage.articleId))]);
  return hits.flatMap(({ passage, score }) => {
    const article = articles.get(passage.articleId);
    return article ? [{ passage, article, score }] : [];
  });
}
