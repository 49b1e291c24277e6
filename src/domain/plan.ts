import type { DayPart, DayRange } from './day.ts';

/** Kind of question; says what shape the answer has. */
export type QuestionKind =
  | 'list'
  | 'count'
  | 'attendance'
  | 'who'
  | 'when'
  | 'where'
  | 'quantity'
  | 'what'
  | 'role'
  | 'byline'
  | 'source'
  | 'yesno'
  | 'summary'
  | 'speaker'
  | 'definition'
  | 'comparison'
  | 'timeline';

/** Which of several events is meant by its place in time: 「最近两次」 is the latest 2. */
export interface PlanOrder {
  readonly from: 'first' | 'latest';
  /** At least 1. */
  readonly count: number;
}

/** A time named in a question. Its range has no year (`XXXX-09-05`) when none was said: every held year matches. */
export interface PlanTime {
  readonly text: string;
  readonly range: DayRange;
}

/** What an earlier turn of the conversation may lend to this one. */
export type Slot = 'people' | 'times' | 'places' | 'papers' | 'event' | 'topic';

/** 查询计划: what a question asks, before anything is looked up. */
export interface QueryPlan {
  readonly kind: QuestionKind;
  /** The question as it stands by itself: a follow-up is completed from its conversation. */
  readonly question: string;
  readonly times: readonly PlanTime[];
  readonly dayPart: DayPart | null;
  /** Which of the two dates of a fact the times are about. */
  readonly on: 'event' | 'issue' | 'either';
  /** Only the latest or first of what matches; null for all of it. */
  readonly order: PlanOrder | null;
  /** Papers whose reports are asked for, as the archive names them; empty for any. */
  readonly papers: readonly string[];
  /** 版: the printed page asked for, without leading zeros (`1`, `A3`); null for any. */
  readonly page: string | null;
  readonly people: readonly string[];
  /** Titles used to ask for or to name somebody: 市委书记. */
  readonly titles: readonly string[];
  /** Places and organisations that narrow the question. */
  readonly places: readonly string[];
  /** 会议, 活动, 调研 … for lists; empty when any will do. */
  readonly eventWords: readonly string[];
  /** What somebody did: 主持, 出席 … */
  readonly deeds: readonly string[];
  /** Text to search, question words dropped. */
  readonly text: string;
  /** Words of the conversation that the question may be about though it does not point at them; they count less than `text`. */
  readonly context: string;
  /** Slots that came from the conversation rather than from this question. */
  readonly carried: readonly Slot[];
}

/** A plan that asks nothing. */
export const EMPTY_PLAN: QueryPlan = {
  kind: 'what',
  question: '',
  times: [],
  dayPart: null,
  on: 'event',
  order: null,
  papers: [],
  page: null,
  people: [],
  titles: [],
  places: [],
  eventWords: [],
  deeds: [],
  text: '',
  context: '',
  carried: [],
};
