import { addDays, type Day, type DayRange, makeDay, weekdayOf } from '../domain/day.ts';
import { festivalDay } from './calendar.ts';

/** Days off as [first, last], counted from the festival's day. */
type DaysOff = readonly [first: number, last: number];

/** From which year on a holiday was how long; the last entry that has begun holds. */
type Eras = readonly (readonly [since: number, days: DaysOff])[];

/**
 * Lengths of the long holidays after the yearly notices of the State Council's General Office (国务院办公厅关于部分节假日
 * 安排的通知, 1999–2026); an era ends where the next begins. 2020's 春节 is the one that was made longer on 26 January.
 */
// biome-ignore format: eras on a line
const LONG: ReadonlyMap<string, Eras> = new Map<string, Eras>([
  ['春节', [
    [1949, [0, 2]], [2000, [0, 6]], [2008, [-1, 5]], [2014, [0, 6]], [2015, [-1, 5]], [2020, [-1, 8]], [2021, [-1, 5]],
    [2024, [0, 7]], [2025, [-1, 6]], [2026, [-2, 6]], [2027, [-1, 6]],
  ]],
  ['国庆', [
    [1949, [0, 1]], [1999, [0, 6]], [2009, [0, 7]], [2010, [0, 6]], [2012, [-1, 6]], [2013, [0, 6]], [2017, [0, 7]],
    [2018, [0, 6]], [2020, [0, 7]], [2021, [0, 6]], [2023, [-2, 5]], [2024, [0, 6]], [2025, [0, 7]], [2026, [0, 6]],
  ]],
  ['劳动节', [
    [1949, [0, 0]], [2000, [0, 6]], [2008, [0, 2]], [2011, [-1, 1]], [2012, [-2, 0]], [2014, [0, 2]], [2016, [-1, 1]],
    [2017, [-2, 0]], [2019, [0, 3]], [2020, [0, 4]], [2022, [-1, 3]], [2023, [-2, 2]], [2024, [0, 4]],
  ]],
]);

/** Holidays of three days, joined to a weekend since 2008. */
const SHORT: ReadonlySet<string> = new Set(['元旦', '清明', '端午', '中秋']);

/** Days off by the weekday of the festival (0 = Sunday): how the notices since 2014 join it to a weekend. */
// biome-ignore format: one week
const JOINED: readonly DaysOff[] = [[-1, 1], [-2, 0], [-2, 0], [0, 0], [0, 2], [0, 2], [0, 2]];

/**
 * The days off round a festival (国庆假期, 春节期间); just its day for festivals that are no public holiday. Without a
 * year the usual length is taken (国庆 seven days, 五一 five), and only for festivals of a fixed date.
 */
export function festivalDaysOff(name: string, year: number | null): DayRange | null {
  const day = festivalDay(name, year);
  return day === null ? null : shift(day, daysOff(name, year, day));
}

function daysOff(name: string, year: number | null, day: Day): DaysOff {
  const eras = LONG.get(name);
  if (eras) return eras.findLast(([since]) => since <= (year ?? Number.POSITIVE_INFINITY))?.[1] ?? [0, 0];
  const weekday = weekdayOf(day);
  if (year === null || year < 2008 || weekday === null || !SHORT.has(name)) return [0, 0];
  return JOINED[weekday] ?? [0, 0];
}

function shift(day: Day, [first, last]: DaysOff): DayRange {
  return { from: addDays(day, first), to: addDays(day, last) };
}

/** School holidays as papers mean them when they give no dates: 暑假 is July and August. */
export function summerHoliday(year: number | null): DayRange | null {
  const [from, to] = [makeDay(year, 7, 1), makeDay(year, 8, 31)];
  return from !== null && to !== null ? { from, to } : null;
}
