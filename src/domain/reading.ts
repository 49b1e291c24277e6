import type { Article, Doubt } from './article.ts';
import type { Erratum } from './erratum.ts';
import type { NewsEvent, Statement } from './event.ts';
import type { DateFacet, NamedFacet, PersonFacet } from './facet.ts';
import type { Passage } from './passage.ts';
import type { Span } from './span.ts';

/** An article with everything that was read in it. */
export interface ArticleReading {
  readonly article: Article;
  readonly dates: readonly DateFacet[];
  readonly people: readonly PersonFacet[];
  readonly named: readonly NamedFacet[];
  readonly events: readonly NewsEvent[];
  readonly statements: readonly Statement[];
  readonly passages: readonly Passage[];
  /** What it corrects, when it is a notice of correction. */
  readonly errata: readonly Erratum[];
}

/** Text of a file that belongs to no article: masthead, contents, navigation, contact lines. Span into the source text. */
export interface Furniture extends Span {
  readonly kind: string;
  readonly text: string;
}

/** One archive file, read. `content` identifies its bytes and the sidecars that bear on it. */
export interface FileReading {
  readonly source: string;
  readonly furniture: readonly Furniture[];
  readonly doubts: readonly Doubt[];
  readonly articles: readonly ArticleReading[];
}

/** A file that could not be read; `reason` is Chinese, for operators. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}
