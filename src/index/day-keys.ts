import { addDays, type DayRange, hasYear, monthDay } from '../domain/day.ts';

/** A range of more days than this (今年以来) says nothing about a day and is not indexed by day. */
const LONGEST = 62;

/**
 * Keys under which a row is found by day: each day as it is, and as `--MM-DD` for questions without a year. A row of
 * unknown year has `XXXX-MM-DD` and `--MM-DD`.
 */
export function rowDayKeys(ranges: readonly DayRange[]): string[] {
  const keys = new Set<string>();
  for (const range of ranges) {
    for (const day of daysOf(range)) keys.add(day).add(`--${monthDay(day)}`);
  }
  return [...keys];
}

/** Keys that a row must have one of to meet the ranges: with a year, rows of unknown year match too. */
export function askedDayKeys(ranges: readonly DayRange[]): string[] {
  const keys = new Set<string>();
  for (const range of ranges) {
    for (const day of daysOf(range, 400)) {
      if (hasYear(day)) keys.add(day).add(`XXXX-${monthDay(day)}`);
      else keys.add(`--${monthDay(day)}`);
    }
  }
  return [...keys];
}

function daysOf({ from, to }: DayRange, longest = LONGEST): string[] {
  const days: string[] = [];
  for (let day = from; days.length <= longest; day = addDays(day, 1)) {
    days.push(day);
    if (day === to) return days;
  }
  return longest === LONGEST ? [] : days;
}
