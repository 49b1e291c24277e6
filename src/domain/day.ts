/**
 * A calendar day in EDTF (ISO 8601-2): `2022-09-05`, or `XXXX-09-05` when the year is not known.
 * Days of known year compare as strings.
 */
export type Day = string;

/** A closed range of days; both ends know their year, or neither does. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** Parts of a day as newspapers print them; finer words are folded into these (早上 → 早, 当晚 → 晚). */
export type DayPart = '凌晨' | '早' | '上午' | '中午' | '下午' | '傍晚' | '晚';

const DAY = /^(\d{4}|XXXX)-(\d{2})-(\d{2})$/;

export interface DayFields {
  /** null when the year is not known. */
  readonly year: number | null;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly date: number;
}

/** Builds a day, or null when no calendar has it (2月30日; 2月29日 is kept when the year is unknown). */
export function makeDay(year: number | null, month: number, date: number): Day | null {
  if (month < 1 || month > 12 || date < 1) return null;
  if (year !== null && (year < 1000 || year > 9999)) return null;
  if (date > daysInMonth(year ?? 2000, month)) return null;
  return `${year ?? 'XXXX'}-${pad(month)}-${pad(date)}`;
}

/** Reads a day back into numbers; null for anything that is not a real day. */
export function dayFields(day: string): DayFields | null {
  const match = DAY.exec(day);
  if (!match) return null;
  const year = match[1] === 'XXXX' ? null : Number(match[1]);
  const [month, date] = [Number(match[2]), Number(match[3])];
  return makeDay(year, month, date) === null ? null : { year, month, date };
}

export function hasYear(day: Day): boolean {
  return !day.startsWith('XXXX');
}

/** `09-05` of `2022-09-05`. */
export function monthDay(day: Day): string {
  return day.slice(5);
}

/** The same month and day in `year`; null when that year does not have it. */
export function withYear(day: Day, year: number): Day | null {
  const fields = dayFields(day);
  return fields && makeDay(year, fields.month, fields.date);
}

/** Moves a day; when the year is unknown it stays unknown (counted in a leap year). */
export function addDays(day: Day, count: number): Day {
  const fields = dayFields(day);
  if (!fields) throw new RangeError(`not a day: ${day}`);
  const moved = new Date(Date.UTC(fields.year ?? 2000, fields.month - 1, fields.date + count));
  const iso = moved.toISOString().slice(0, 10);
  return fields.year === null ? `XXXX${iso.slice(4)}` : iso;
}

/** 0 = Sunday … 6 = Saturday; null when the year is unknown. */
export function weekdayOf(day: Day): number | null {
  const fields = dayFields(day);
  if (!fields || fields.year === null) return null;
  return new Date(Date.UTC(fields.year, fields.month - 1, fields.date)).getUTCDay();
}

/** 28–31. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days from the first to the last of a range; 0 for one day. Without a year it is counted in a leap year. */
export function rangeLength({ from, to }: DayRange): number {
  const day = (text: Day) => Date.parse(hasYear(text) ? text : `2000${text.slice(4)}`);
  const days = (day(to) - day(from)) / 86_400_000;
  return days < 0 ? days + 366 : days;
}

/** Days that lie between two ranges, 0 when they share one; where a year is unknown, between the nearest of their years. */
export function daysBetween(a: DayRange, b: DayRange): number {
  if (rangesMeet(a, b)) return 0;
  const known = hasYear(a.from) && hasYear(b.from);
  const time = (day: Day) => Date.parse(known ? day : `2000${day.slice(4)}`) / 86_400_000;
  const away = Math.min(Math.abs(time(a.from) - time(b.to)), Math.abs(time(b.from) - time(a.to)));
  return known ? away : Math.min(away, 366 - away);
}

/** Whether two ranges share a day. A range without a year matches any year by month and day. */
export function rangesMeet(a: DayRange, b: DayRange): boolean {
  if (hasYear(a.from) && hasYear(b.from)) return a.from <= b.to && b.from <= a.to;
  const [x, y] = [monthDays(a), monthDays(b)];
  return x.some((p) => y.some((q) => p.from <= q.to && q.from <= p.to));
}

/** A range as month-days; one that runs over New Year is cut in two. */
function monthDays(range: DayRange): readonly { from: string; to: string }[] {
  if (hasYear(range.from) && Number(range.to.slice(0, 4)) - Number(range.from.slice(0, 4)) > 1) {
    return [{ from: '01-01', to: '12-31' }];
  }
  const [from, to] = [monthDay(range.from), monthDay(range.to)];
  if (from <= to && range.from.slice(0, 4) === range.to.slice(0, 4)) return [{ from, to }];
  return [
    { from, to: '12-31' },
    { from: '01-01', to },
  ];
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
