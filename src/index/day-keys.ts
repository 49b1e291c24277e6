import { addDays, type DayRange, dayFields, daysInMonth, hasYear, monthDay } from '../domain/day.ts';
import { monthSpan } from './month-span.ts';

/**
 * Longest range, in days, that is found by each of its days; a longer one (今年以来) only by whole months or years. A
 * month and a day: without a year February is counted with its leap day.
 */
const BY_DAY = 32;
/** Longest range, in days, that is found by its months. */
const BY_MONTH = 366;
/** More years than any question or archive spans. */
const MOST_YEARS = 200;

/**
 * Keys under which a row is found by the days it tells of: the day, its month and its year (`2022-09-05`, `2022-09`,
 * `2022`; `XXXX…` when the year is unknown), and month and day alone (`--09-05`, `--09`, `--`) for questions without a
 * year.
 */
export function rowDayKeys(ranges: readonly DayRange[]): string[] {
  const keys = new Set<string>();
  for (const range of ranges) {
    const days = daysOf(range, BY_MONTH);
    if (days === null) for (const year of yearsOf(range)) keys.add(year);
    for (const day of days ?? []) {
      keys
        .add(day.slice(0, 4))
        .add('--')
        .add(day.slice(0, 7))
        .add(`--${monthDay(day).slice(0, 2)}`);
      if ((days ?? []).length <= BY_DAY) keys.add(day).add(`--${monthDay(day)}`);
    }
  }
  return [...keys];
}

/** Keys of which a row has one when it tells of a day of the ranges: whole years and months where they are whole. */
export function askedDayKeys(ranges: readonly DayRange[]): string[] {
  const keys = new Set<string>();
  for (const range of ranges) {
    const span = monthSpan(range);
    const halves =
      span.from <= span.to
        ? [span]
        : [
            { from: span.from, to: '12-31' },
            { from: '01-01', to: span.to },
          ];
    const months = halves.flatMap(({ from, to }) => cover({ from: `XXXX-${from}`, to: `XXXX-${to}` }));
    for (const key of hasYear(range.from) ? months : months.map((key) => `--${key.slice(5)}`)) keys.add(key);
    if (hasYear(range.from)) for (const key of cover(range)) keys.add(key);
  }
  return [...keys];
}

/** A range as few keys: years, months, days. */
function cover({ from, to }: DayRange): string[] {
  const keys: string[] = [];
  let day = from;
  while (day <= to && keys.length < MOST_YEARS * 2) {
    const year = day.slice(0, 4);
    const month = day.slice(0, 7);
    const [yearEnd, monthEnd] = [`${year}-12-31`, `${month}-${lastDay(day)}`];
    const [key, end] =
      monthDay(day) === '01-01' && yearEnd <= to
        ? [year, yearEnd]
        : day.endsWith('-01') && monthEnd <= to
          ? [month, monthEnd]
          : [day, day];
    keys.push(key);
    if (end === to || (!hasYear(day) && monthDay(end) === '12-31')) break;
    day = addDays(end, 1);
  }
  return keys;
}

function lastDay(day: string): string {
  const fields = dayFields(day);
  return String(fields ? daysInMonth(fields.year ?? 2000, fields.month) : 31);
}

/** Each day of a range; null when there are more than `most`, or it is no range. */
function daysOf({ from, to }: DayRange, most: number): string[] | null {
  const days: string[] = [];
  if (!dayFields(from) || !dayFields(to)) return [];
  for (let day = from; days.length < most; day = addDays(day, 1)) {
    days.push(day);
    if (day === to) return days;
  }
  return null;
}

function yearsOf({ from, to }: DayRange): string[] {
  if (!hasYear(from)) return ['XXXX', '--'];
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const count = Math.min(MOST_YEARS, Math.max(0, last - first + 1));
  return ['--', ...Array.from({ length: count }, (_, at) => String(first + at))];
}
