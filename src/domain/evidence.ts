import type { PassageHit, PersonMention } from './archive-index.ts';
import type { Article } from './article.ts';
import type { Erratum } from './erratum.ts';
import type { NewsEvent, Statement } from './event.ts';
import type { ArticleId } from './ids.ts';
import type { Passage } from './passage.ts';

/** A notice of correction with one article that it corrects. */
export interface LinkedErratum extends Erratum {
  readonly corrects: ArticleId;
}

/** 依据: everything retrieved for a plan. Nothing in it was cut to a top k but `hits`. */
export interface Evidence {
  readonly articles: ReadonlyMap<ArticleId, Article>;
  /** Event records that match the plan's person, times, places and kind; every one of them. */
  readonly events: readonly NewsEvent[];
  /** Event records of the articles in `hits`, and those of the plan's days: candidates for a question about one event. */
  readonly nearby: readonly NewsEvent[];
  /** Best passages, in the order used: that of the search, or the reranker's. */
  readonly hits: readonly PassageHit[];
  /** How much a token says by its rarity in the whole archive (`IndexReader.rarity`); left out = every token says the same. */
  readonly rarity?: (token: string) => number;
  /** What the exact scan looked for: the plan's people, else the thing that a list is about; empty when nothing was. */
  readonly scannedFor: readonly string[];
  /** Every passage of the period that holds one of `scannedFor`. */
  readonly scanned: readonly Passage[];
  /** Articles of the issue or page that the question asks the contents of; empty for other questions. */
  readonly contents: readonly ArticleId[];
  readonly mentions: readonly PersonMention[];
  /** Statements of every article in `articles`. */
  readonly statements: readonly Statement[];
  /** What papers corrected later in these articles; event records have it already where the plan asks for the right name. */
  readonly errata: readonly LinkedErratum[];
  /** What the notices of correction among these articles say. */
  readonly notices: readonly Erratum[];
  /** What was let go of the plan because nothing matched it, in Chinese; empty when nothing was. */
  readonly relaxed: readonly string[];
}
