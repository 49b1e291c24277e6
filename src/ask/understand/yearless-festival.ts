import { addDays, type Day, type DayRange, hasYear, rangesMeet } from '../../domain/day.ts';
import type { DateFacet } from '../../domain/facet.ts';
import type { Holdings } from '../../domain/holdings.ts';
import type { PlanTime } from '../../domain/plan.ts';
import { findDates } from '../../text/dates.ts';

/** Papers tell of a festival from some days before it to some days after. */
const AROUND = 10;
/** Words that fix the year of a festival: 今年春节, 2022年国庆, 上个中秋; 五月以来 is none. */
const FIXES_YEAR =
  /^[今明去本昨当]|\d|[今去前明后本当]年|[上下][个一]|[一二三四五六七八九十冬腊正]月|以来|[一二三四五六七八九〇零]{4}/;

/**
 * 「清明小长假」 without a year: in every year of which the archive holds issues around it, else the last one before the day
 * of asking, for papers tell what was. Null for other times.
 */
export function yearlessFestival(date: DateFacet, holdings: Holdings, askedOn: Day): PlanTime[] | null {
  if (FIXES_YEAR.test(date.text) || !hasYear(date.from)) return null;
  const days = holdings.issues.flatMap(({ day }) => (day !== null && hasYear(day) ? [day] : []));
  const held = [...new Set(days.map((day) => day.slice(0, 4)))].sort().flatMap((year) => {
    const time = festivalOf(date.text, year);
    return time && isHeld(time.range, days) ? [time] : [];
  });
  if (held.length > 0) return held;
  const year = Number(askedOn.slice(0, 4));
  const past = [year, year - 1].map((each) => festivalOf(date.text, String(each)));
  const last = past.find((time) => time !== null && time.range.from <= askedOn);
  return last ? [last] : null;
}

function festivalOf(text: string, year: string): PlanTime | null {
  const [own] = findDates(`${year}年${text}`, { reference: null, use: 'question' });
  return own && hasYear(own.from) ? { text, range: { from: own.from, to: own.to } } : null;
}

function isHeld({ from, to }: DayRange, days: readonly Day[]): boolean {
  const around = { from: addDays(from, -AROUND), to: addDays(to, AROUND) };
  return days.some((day) => rangesMeet(around, { from: day, to: day }));
}
