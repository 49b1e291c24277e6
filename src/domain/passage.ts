import type { ArticleId, PassageId } from './ids.ts';
import type { Span } from './span.ts';

/** 段落: the unit of retrieval. Law: `text === article.text.slice(start, end)`. */
export interface Passage extends Span {
  readonly id: PassageId;
  readonly articleId: ArticleId;
  /** Order in the article, from 0. */
  readonly n: number;
  readonly text: string;
}
