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
  | 'yesno'
  | 'summary';

/** A time named in a question. Its range has no year (`XXXX-09-05`) when none was said: every held year matches. */
export interface PlanTime {
  readonly text: string;
  readonly range: DayRange;
}

/** What an earlier turn of the conversation may lend to this one. */
export type Slot = 'people' | 'times' | 'places' | 'topic';

/** 查询计划: what a question asks, before anything is looked up. */
export interface QueryPlan {
  readonly kind: QuestionKind;
  readonly question: string;
  readonly times: readonly PlanTime[];
  readonly dayPart: DayPart | null;
  /** Which of the two dates of a fact the times are about. */
  readonly on: 'event' | 'issue' | 'either';
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
  people: [],
  titles: [],
  places: [],
  eventWords: [],
  deeds: [],
  text: '',
  carried: [],
};
