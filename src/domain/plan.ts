import type { DayPart, DayRange } from './day.ts';

/** Kind of question; says what shape the answer has. */
export type QuestionKind =
  | 'list'
  | 'count'
  | 'who'
  | 'when'
  | 'where'
  | 'quantity'
  | 'what'
  | 'role'
  | 'yesno'
  | 'summary';

/** A time named in a question, resolved to the archive's coverage; several ranges when several years fit. */
export interface PlanTime {
  readonly text: string;
  readonly ranges: readonly DayRange[];
  readonly dayPart: DayPart | null;
  /** Whether the year was said, or taken from the archive's coverage or the conversation. */
  readonly yearSaid: boolean;
}

/** 查询计划: what a question asks, before anything is looked up. */
export interface QueryPlan {
  readonly kind: QuestionKind;
  readonly question: string;
  readonly times: readonly PlanTime[];
  readonly dayPart: DayPart | null;
  /** Which of the two dates of a fact the times are about. */
  readonly on: 'event' | 'issue' | 'either';
  readonly people: readonly string[];
  /** Titles asked for or used to name somebody: 市委书记. */
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
  readonly carried: readonly ('people' | 'times' | 'places' | 'topic')[];
}
