import type { Day, DayPart, DayRange } from './day.ts';
import type { EventKind } from './event.ts';
import type { ArticleId, EventId, PassageId } from './ids.ts';
import type { QueryPlan } from './plan.ts';
import type { Span } from './span.ts';

/** How a question was looked up, and why what was found stands where it stands or was left out. */
export interface Explanation {
  readonly plan: QueryPlan;
  readonly search: ExplainedSearch;
  /** Null for a search alone, which looks at no event records. */
  readonly events: ExplainedEvents | null;
  /** What was let go of the plan because nothing matched it, in Chinese; empty when nothing was. */
  readonly relaxed: readonly string[];
}

/** What a plan narrows its reading by. */
export interface ExplainedFilters {
  /** Days that a text must tell of. */
  readonly eventDays: readonly DayRange[];
  /** Days of the issue. */
  readonly issueDays: readonly DayRange[];
  readonly paper: string | null;
  readonly page: string | null;
}

/**
 * What became of the filters in the search for passages: there were none; enough of what was found met them (met); what
 * meets them was searched for too (added), or put first (first); nothing meets them, and all of the archive was used (empty).
 */
export type Narrowing = 'none' | 'met' | 'added' | 'first' | 'empty';

/** How a candidate was found: by its words, by a literal of the question, by its vector, by the search within the filters. */
export type Channel = 'words' | 'exact' | 'vectors' | 'narrowed';

/** One search for passages, or several of one question (each side of a comparison) as one. */
export interface ExplainedSearch {
  /** What was searched for; more than one where a question compares. */
  readonly texts: readonly string[];
  /** What the question names word for word. */
  readonly literals: readonly string[];
  readonly filters: ExplainedFilters;
  readonly narrowing: Narrowing;
  /** Candidates taken at most. */
  readonly limit: number;
  /** All that were judged, in the order used; those left out behind those taken. */
  readonly candidates: readonly ExplainedCandidate[];
}

/** Why a passage was left out: too many better ones; a better one of its article; its article does not meet a condition. */
export type LeftOut = 'beyond_limit' | 'same_article' | UnmetCondition;

/** A condition of the question that an article does not meet: its paper or page, people, time, place, or numbered names. */
export type UnmetCondition = 'other_issue' | 'other_people' | 'other_time' | 'other_place' | 'other_name';

/** A passage that was judged. Scores are comparable within one search only. */
export interface ExplainedCandidate extends Span {
  readonly passageId: PassageId;
  readonly articleId: ArticleId;
  /** The headline of its article; null where the article was not opened. */
  readonly title: string | null;
  /** The lines above the body of its article; may be empty. */
  readonly head: string;
  readonly issueDay: Day | null;
  /** Its place among those taken, from 1; null when it was left out before that. */
  readonly place: number | null;
  readonly channels: readonly Channel[];
  /** BM25 of its words; 0 when another channel found it. */
  readonly words: number;
  /** How many of the literals it holds. */
  readonly exact: number;
  /** How near its vector is, from 0 to 1. */
  readonly likeness: number;
  /** The reranker's score from 0 to 1; null when it was not asked. */
  readonly reranked: number | null;
  /** Sum of the parts. */
  readonly score: number;
  /** What put it there, the largest first; parts of no weight are left out. */
  readonly parts: readonly FeaturePoints[];
  /** The passage whose reprint it is, which stands before it; null for none. */
  readonly reprintOf: PassageId | null;
  /** Why it does not answer; empty when it may. Those with a condition unmet keep their place and are not quoted. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * What one feature added to a score; keys are those of the ranking, and `named`, `reprint`, `narrowed` (put
 * first with what passes the filters) and `raised` (levelled with, or put before, another block).
 */
export interface FeaturePoints {
  readonly feature: string;
  readonly points: number;
}

/** Event records that were looked at for an answer. */
export interface ExplainedEvents {
  readonly looked: number;
  readonly taken: number;
  /** At most the first hundred of those not taken. */
  readonly leftOut: readonly ExplainedEvent[];
}

/** Why an event record was not taken. `other` = it meets each condition, but was at hand only: no list of it was asked for. */
export type EventMismatch =
  | 'person'
  | 'namesake'
  | 'day'
  | 'issue'
  | 'deed'
  | 'topic'
  | 'place'
  | 'kind'
  | 'day_part'
  | 'other';

/** An event record that was not taken. */
export interface ExplainedEvent {
  readonly eventId: EventId;
  readonly articleId: ArticleId;
  readonly name: string;
  readonly kind: EventKind;
  readonly from: Day | null;
  readonly dayPart: DayPart | null;
  /** At least one. */
  readonly why: readonly EventMismatch[];
}
