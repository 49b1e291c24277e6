import { type DayRange, hasYear, monthDay } from '../domain/day.ts';

/** Months and days of a range, `MM-DD`; `from` after `to` when it runs over New Year. */
export interface MonthSpan {
  readonly from: string;
  readonly to: string;
}

const WHOLE_YEAR: MonthSpan = { from: '01-01', to: '12-31' };

/** A range without its years; a range that holds every day of the year is 1月1日 to 12月31日. */
export function monthSpan({ from, to }: DayRange): MonthSpan {
  const span = { from: monthDay(from), to: monthDay(to) };
  if (!hasYear(from)) return span;
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return years > 1 || (years === 1 && span.from <= span.to) ? WHOLE_YEAR : span;
}
