import type { SearchHit } from '../domain/search-hit.ts';

/** Hits of one query in the shape of the command line. */
export function searchJson(id: string, hits: readonly SearchHit[]): object {
  return {
    _id: id,
    hits: hits.map(({ passage, article, score }) => ({
      article_id: article.id,
      source: article.source,
      record: article.record,
      title: article.title,
      issue_date: article.issueDate?.value ?? null,
      start: passage.start,
      end: passage.end,
      text: passage.text,
      score: Math.round(score * 10_000) / 10_000,
    })),
  };
}
