import { addDays, type Day, hasYear, rangesMeet } from '../domain/day.ts';
import type { DateFacet } from '../domain/facet.ts';
import type { Holdings } from '../domain/holdings.ts';
import type { PlanTime } from '../domain/plan.ts';
import { findDates } from '../text/dates.ts';

/** Papers tell of a festival from some days before it to some days after. */
const AROUND = 10;
/** Words that fix the year of a festival: 今年春节, 2022年国庆, 上个中秋. */
const FIXES_YEAR = /\d|[今去前明后本当]年|[上下][个一]|[一二三四五六七八九〇零]{4}/;

/**
 * 「清明小长假」 without a year: in every year of which the archive holds issues around it. Null for other times, and when
 * it holds none, so that the year of asking stays.
 */
export function yearlessFestival(date: DateFacet, holdings: Holdings): PlanTime[] | null {
  if (FIXES_YEAR.test(date.text) || !hasYear(date.from)) return null;
  const days = holdings.issues.flatMap(({ day }) => (day !== null && hasYear(day) ? [day] : []));
  const years = [...new Set(days.map((day) => day.slice(0, 4)))].sort();
  const times = years.flatMap((year) => {
    const [own] = findDates(`${year}年${date.text}`, { reference: null, use: 'question' });
    return own && hasYear(own.from) && isHeld(own, days)
      ? [{ text: date.text, range: { from: own.from, to: own.to } }]
      : [];
  });
  return times.length > 0 ? times : null;
}

function isHeld({ from, to }: DateFacet, days: readonly Day[]): boolean {
  const around = { from: addDays(from, -AROUND), to: addDays(to, AROUND) };
  return days.some((day) => rangesMeet(around, { from: day, to: day }));
}
