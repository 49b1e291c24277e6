import type { Explanation } from '../domain/explanation.ts';
import type { SearchHit } from '../domain/search-hit.ts';
import { explanationJson } from './explanation-json.ts';

/** Hits of one query in the shape of the command line; `explain` only where an explanation is given. */
export function searchJson(id: string, hits: readonly SearchHit[], explanation?: Explanation): object {
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
    ...(explanation ? { explain: explanationJson(explanation) } : {}),
  };
}
