import type { Article } from './article.ts';
import type { Day, DayRange } from './day.ts';
import type { Erratum } from './erratum.ts';
import type { NewsEvent, Statement } from './event.ts';
import type { PersonFacet } from './facet.ts';
import type { Holdings } from './holdings.ts';
import type { ArticleId } from './ids.ts';
import type { Passage } from './passage.ts';

/** Narrows a read. Days without a year match every year, and rows without a year match every year. */
export interface IndexFilter {
  readonly eventDays?: readonly DayRange[];
  readonly issueDays?: readonly DayRange[];
  readonly paper?: string;
  readonly articleIds?: readonly ArticleId[];
}

/** A passage found, with what ranking needs to know of its article. */
export interface PassageHit {
  readonly passage: Passage;
  /** BM25 as the index gives it; after ranking, what it was ranked by. Comparable within one query only. */
  readonly score: number;
  /** The lines above the body of its article: headline, byline. */
  readonly head: string;
  readonly issueDay: Day | null;
  /** Whether its article tells of a day that was asked for; false when none was. */
  readonly inTime: boolean;
  /** How near its vector is to the question's, from 0 to 1; 0 without vectors. */
  readonly likeness: number;
}

/** What a search looks for beside its text. */
export interface Sought {
  readonly filter?: IndexFilter;
  /** Days asked for: hits say whether they tell of one. */
  readonly days?: readonly DayRange[];
  /** Literals of which every passage that holds one should be among the hits, as far as the limit goes. */
  readonly exact?: readonly string[];
}

/** A person's mention with titles, and the article it stands in. */
export interface PersonMention extends PersonFacet {
  readonly articleId: ArticleId;
}

/**
 * One consistent version of the index, for reading. Every call sees the same version until the reader is closed.
 * All of them reject with a WenbaoError when the index cannot be read.
 */
export interface IndexReader {
  readonly version: string;
  readonly holdings: Holdings;
  /**
   * Passages for a text, at most `limit` by its words, and beside them what holds a literal or lies near by vectors.
   * Empty when the text has no token.
   */
  searchPassages(text: string, limit: number, sought?: Sought): Promise<readonly PassageHit[]>;
  /** How much a token says by its rarity among the passages: BM25's weight, above 0. Tokens are those of `queryTokens`. */
  rarity(token: string): number;
  /** Every passage that holds the literal (after normalising width, case, script), in archive order. */
  scanPassages(literal: string, filter?: IndexFilter): Promise<readonly Passage[]>;
  /** Every event record that passes the filter, optionally with a participant of that name, by day. */
  events(filter: IndexFilter, participant?: string): Promise<readonly NewsEvent[]>;
  /** Mentions whose name is `name`, or one of whose titles contains `title`. */
  mentions(wanted: { name?: string; title?: string }, filter?: IndexFilter): Promise<readonly PersonMention[]>;
  statements(articleIds: readonly ArticleId[]): Promise<readonly Statement[]>;
  /** What notices of correction in the archive say, in archive order. */
  errata(): Promise<readonly Erratum[]>;
  /** Every article of the issues that pass the filter, in archive order. */
  issueArticles(filter: IndexFilter): Promise<readonly Article[]>;
  articles(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Article>>;
  /** Whether the literal stands anywhere in the archive, headlines included (normalised as in scanPassages). */
  knowsName(name: string): Promise<boolean>;
  /**
   * Those of the candidates that name somebody in the archive; for one in Latin letters (`pinyinKey`), the name or word
   * of that sound that the archive prints.
   */
  knownNames(candidates: readonly string[]): Promise<ReadonlySet<string>>;
  /** People named in the archive, each name once. */
  countPeople(): Promise<number>;
  /** The names of all people in the archive (in search form), those that stand in most articles first; read once. */
  people(): Promise<readonly string[]>;
  close(): Promise<void>;
}
