import type { Answer, Citation } from '../domain/answer.ts';

/** What a reader may open of an answer: its sources, or the passages that a refusal comes near to. */
export function shownCitations(answer: Answer): readonly Citation[] {
  return answer.citations.length > 0 ? answer.citations : (answer.reason?.nearest ?? []);
}

/** The first of these citations from the same article; null when it is this one. */
export function firstOfArticle(citations: readonly Citation[], citation: Citation): Citation | null {
  const first = citations.find(({ articleId }) => articleId === citation.articleId);
  return first === undefined || first.n === citation.n ? null : first;
}
