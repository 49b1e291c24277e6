import type { Day, DayPart } from '../domain/day.ts';
import type { Span } from '../domain/span.ts';
import type { Season } from './calendar-solar-terms.ts';

/** What a relative word counts from: the issue date or day of asking, the last date in the text, or the better of both. */
export type Anchor = 'reference' | 'text' | 'either';

/** How a year is told: 2022年; 98年; 去年, 次年; 壬寅年; not at all in 年底, which means the current one. */
export type YearRef =
  | { readonly kind: 'printed'; readonly year: number }
  | { readonly kind: 'short'; readonly digits: number }
  | { readonly kind: 'offset'; readonly anchor: Anchor; readonly years: number }
  | { readonly kind: 'cycle'; readonly index: number }
  | { readonly kind: 'current' };

/** Part of a month. Dates below 1 count from its end (0 = last day), dates beyond its end mean its last day. */
export type MonthPart =
  | { readonly kind: 'dates'; readonly first: number; readonly last: number }
  | { readonly kind: 'week'; readonly n: number }
  | { readonly kind: 'nth-weekday'; readonly n: number; readonly weekday: number };

/** Part of a year. Months may run into the next year: 11–13 is November to January. */
export type Period =
  | { readonly kind: 'months'; readonly first: number; readonly last: number }
  | { readonly kind: 'in-month'; readonly month: number; readonly part: MonthPart }
  | { readonly kind: 'festival'; readonly name: string; readonly daysOff: boolean }
  | { readonly kind: 'season'; readonly season: Season }
  | { readonly kind: 'summer-holiday' }
  | { readonly kind: 'lunar'; readonly month: number; readonly leap: boolean; readonly date: number | null }
  | { readonly kind: 'week'; readonly n: number }
  | { readonly kind: 'nth-day'; readonly n: number };

export type StretchUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

/** One time as told, before it is known which days are meant. */
export type Moment =
  | { readonly kind: 'in-year'; readonly year: YearRef | null; readonly period: Period }
  | { readonly kind: 'in-month'; readonly anchor: Anchor; readonly months: number; readonly part: MonthPart }
  | { readonly kind: 'quarter'; readonly quarters: number; readonly edge: 'first' | 'last' | null }
  | { readonly kind: 'week'; readonly weeks: number; readonly days: readonly [first: number, last: number] }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'day'; readonly anchor: Anchor; readonly days: number; readonly lasting: number }
  | { readonly kind: 'date'; readonly first: number; readonly last: number }
  | { readonly kind: 'stretch'; readonly count: number; readonly unit: StretchUnit; readonly ahead: boolean }
  | { readonly kind: 'fixed'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'time' };

/** Time of day, from the first to the last said; `overnight` when the last is on the next day (13:20~次日05:40). */
export interface TimeOfDay {
  readonly first: DayPart | null;
  readonly last: DayPart | null;
  readonly overnight: boolean;
}

/** A moment with the time of day and the weekday printed beside it (0 = Sunday). */
export interface TimedMoment {
  readonly moment: Moment;
  readonly time: TimeOfDay | null;
  readonly weekday: number | null;
}

/** 以来, 起 leave the end open; 前, 之前 the beginning. `start` is where the word stands. */
export interface Bound {
  readonly kind: 'since' | 'until';
  readonly start: number;
}

/** A whole time expression; the span is into the text it was read from. */
export interface TimeExpression extends Span {
  readonly from: TimedMoment;
  readonly to: TimedMoment | null;
  readonly bound: Bound | null;
}

/** What a reader found at a place, and where it ends. */
export interface Read<T> {
  readonly value: T;
  readonly end: number;
}

/** Whether a moment is told as one day, so that a time of day may follow. */
export function tellsOneDay(moment: Moment): boolean {
  switch (moment.kind) {
    case 'day':
      return moment.lasting === 1;
    case 'weekday':
      return true;
    case 'date':
      return moment.first === moment.last;
    case 'week':
      return moment.days[0] === moment.days[1];
    case 'in-month':
      return isOneDay(moment.part);
    case 'in-year':
      return isDayPeriod(moment.period);
    default:
      return false;
  }
}

function isOneDay(part: MonthPart): boolean {
  return part.kind === 'nth-weekday' || (part.kind === 'dates' && part.first === part.last);
}

function isDayPeriod(period: Period): boolean {
  switch (period.kind) {
    case 'in-month':
      return isOneDay(period.part);
    case 'festival':
      return !period.daysOff;
    case 'lunar':
      return period.date !== null;
    case 'nth-day':
      return true;
    default:
      return false;
  }
}
