import type { Answer } from './answer.ts';
import type { Day } from './day.ts';
import type { Quote } from './draft.ts';
import type { NewsEvent } from './event.ts';
import type { ArticleId } from './ids.ts';
import type { Span } from './span.ts';

/** An article and where it stands, without its text. */
export interface ListedArticle {
  readonly id: ArticleId;
  readonly source: string;
  /** Its record in the file, else its order there. */
  readonly slot: string;
  readonly paper: string | null;
  readonly day: Day | null;
}

/** Every article of one version of the index. */
export interface ArticleList {
  readonly version: string;
  readonly articles: readonly ListedArticle[];
}

/** A followed subject, as the reader wrote it, and the person it names, in search form; null when it names none. */
export interface NewsSubject {
  readonly subject: string;
  readonly person: string | null;
}

/** What new articles tell of something that somebody follows: one happening, or a mere mention. */
export interface NewsItem {
  /** Those of the followed subjects that it is about; at least one. */
  readonly subjects: readonly NewsSubject[];
  /** When it happened, else the day of the issue. */
  readonly day: Day | null;
  /** Records of the happening in the new articles, the fullest first; empty for a mention. */
  readonly events: readonly NewsEvent[];
  /** The headline and the sentences that name the subject, for a mention; empty for a happening. */
  readonly mention: readonly Quote[];
  /** Keys that name it for ever, to be kept of what was told. */
  readonly told: readonly string[];
  /** It was told already where one of these was kept. */
  readonly known: readonly string[];
}

/** How often a subject comes in many issues. */
interface SubjectCount {
  readonly subject: string;
  readonly count: number;
}

/** What a digest is of: one issue, or so many that came at once that only the newest is told. */
export type DigestScope =
  | { readonly of: 'issue'; readonly paper: string | null; readonly day: Day | null }
  | {
      readonly of: 'many';
      readonly issues: number;
      /** Happenings and mentions in all of them. */
      readonly items: number;
      /** Of the issues; null when none has a day. */
      readonly from: Day | null;
      readonly to: Day | null;
      readonly counts: readonly SubjectCount[];
    };

/** An event told in one verified line, and the stretch of its article that the line rests on. */
export interface ToldEvent extends Span {
  readonly line: string;
}

/** A digest and those of its items that it tells: what the check did not let through is not among them. */
export interface WrittenDigest {
  readonly answer: Answer;
  readonly items: readonly NewsItem[];
}
