import { type Day, dayFields } from '../domain/day.ts';

/** A day as a newspaper prints it: 「2022年9月6日」, 「9月6日（年份不详）」. What is no day is given back as it is. */
export function dayText(day: Day): string {
  const fields = dayFields(day);
  if (!fields) return day;
  const monthDay = `${fields.month}月${fields.date}日`;
  return fields.year === null ? `${monthDay}（年份不详）` : `${fields.year}年${monthDay}`;
}

/** A range, saying each year and month once: 「2022年1月2日至3日」. A missing end is the same day as the other. */
export function dayRangeText(from: Day | null, to: Day | null): string | null {
  const [first, last] = [from ?? to, to ?? from];
  if (first === null || last === null) return null;
  if (first === last) return dayText(first);
  const [a, b] = [dayFields(first), dayFields(last)];
  if (!a || !b || a.year !== b.year) return `${dayText(first)}至${dayText(last)}`;
  const start = `${a.year === null ? '' : `${a.year}年`}${a.month}月${a.date}日`;
  const end = a.month === b.month ? `${b.date}日` : `${b.month}月${b.date}日`;
  return `${start}至${end}${a.year === null ? '（年份不详）' : ''}`;
}
