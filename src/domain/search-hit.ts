import type { Article } from './article.ts';
import type { Passage } from './passage.ts';

/** One passage found by `search`, with the article it stands in. */
export interface SearchHit {
  readonly passage: Passage;
  readonly article: Article;
  /** Comparable within one search only. */
  readonly score: number;
}
