import { addDays, type Day, type DayRange, dayFields, daysInMonth, makeDay } from '../domain/day.ts';
import { festivalDay, nthWeek, nthWeekday } from './calendar.ts';
import { festivalDaysOff, summerHoliday } from './calendar-days-off.ts';
import { seasonRange } from './calendar-solar-terms.ts';
import { lunarDay, lunarMonth } from './lunar.ts';
import type { MonthPart, Period, StretchUnit } from './time-expression.ts';

/**
 * The days of a period in a year; without a year those that the same days of every year are, with `XXXX`. Null when
 * the calendar does not have it or when it needs the year.
 */
export function periodDays(period: Period, year: number | null): DayRange | null {
  switch (period.kind) {
    case 'months':
      return months(year, period.first, period.last);
    case 'in-month':
      return monthPart(year, period.month, period.part);
    case 'festival':
      return period.daysOff ? festivalDaysOff(period.name, year) : oneDay(festivalDay(period.name, year));
    case 'season':
      return year === null ? null : seasonRange(period.season, year);
    case 'summer-holiday':
      return summerHoliday(year);
    case 'lunar':
      return year === null ? null : lunarDays(period, year);
    case 'week':
      return year === null ? null : nthWeek(year, null, period.n);
    case 'nth-day': {
      const first = year === null ? null : makeDay(year, 1, 1);
      return first === null ? null : oneDay(addDays(first, period.n - 1));
    }
  }
}

/** Part of a month; dates beyond its end mean its last day, but a single date must be one the month has. */
export function monthPart(year: number | null, month: number, part: MonthPart): DayRange | null {
  if (part.kind === 'week') return year === null ? null : nthWeek(year, month, part.n);
  if (part.kind === 'nth-weekday') return year === null ? null : oneDay(nthWeekday(year, month, part.n, part.weekday));
  const length = daysInMonth(year ?? 2000, month);
  const first = part.first < 1 ? length + part.first : part.first;
  const last = part.last < 1 ? length + part.last : part.last;
  const open = part.last === 31 && part.first !== 31;
  return range(makeDay(year, month, first), makeDay(year, month, open ? Math.min(last, length) : last));
}

/** The month `count` after that of a day. */
export function monthAfter(day: Day, count: number): { readonly year: number | null; readonly month: number } | null {
  const fields = dayFields(day);
  if (fields === null) return null;
  const month = fields.month - 1 + count;
  const year = fields.year === null ? null : fields.year + Math.floor(month / 12);
  return { year, month: (((month % 12) + 12) % 12) + 1 };
}

/** The day that is so many units later (or earlier, when negative); the last of the month where it has no such date. */
export function unitsAfter(day: Day, count: number, unit: StretchUnit): Day | null {
  if (unit === 'day') return dayAfter(day, count);
  if (unit === 'week') return dayAfter(day, 7 * count);
  if (unit === 'hour') return dayAfter(day, Math.sign(count) * Math.floor(Math.abs(count) / 24));
  const target = monthAfter(day, unit === 'year' ? 12 * count : count);
  const fields = dayFields(day);
  if (target === null || fields === null) return null;
  return makeDay(target.year, target.month, Math.min(fields.date, daysInMonth(target.year ?? 2000, target.month)));
}

/** Moves a day; null beyond the years that a `Day` can tell. */
export function dayAfter(day: Day, count: number): Day | null {
  const moved = addDays(day, count);
  return dayFields(moved) === null ? null : moved;
}

/** A range of one day. */
export function oneDay(day: Day | null): DayRange | null {
  return day === null ? null : { from: day, to: day };
}

/** The range between two days when both are there. */
export function range(from: Day | null, to: Day | null): DayRange | null {
  return from !== null && to !== null ? { from, to } : null;
}

function months(year: number | null, first: number, last: number): DayRange | null {
  const years = Math.floor((last - 1) / 12);
  const lastMonth = ((last - 1) % 12) + 1;
  const lastYear = year === null ? null : year + years;
  return range(makeDay(year, first, 1), makeDay(lastYear, lastMonth, daysInMonth(lastYear ?? 2000, lastMonth)));
}

function lunarDays(period: Extract<Period, { kind: 'lunar' }>, year: number): DayRange | null {
  const { month, leap, date } = period;
  return date === null ? lunarMonth(year, month, leap) : oneDay(lunarDay({ year, month, leap, date }));
}
