import { dayFields } from '../domain/day.ts';
import { findDates } from '../text/dates.ts';
import { findPeople } from '../text/people.ts';

/**
 * Dates and people of one text, in the shape of the command line. `reference` is the issue day, or starts with it; a year
 * or month alone stands for its first day.
 */
export function facetsOf(
  text: string,
  reference: string | null,
): { readonly dates: readonly object[]; readonly people: readonly object[] } {
  const day = firstDay(reference?.slice(0, 10) ?? '');
  const dates = findDates(text, { reference: dayFields(day) ? day : null, use: 'article' });
  return {
    dates: dates.map((date) => ({
      text: date.text,
      start: date.start,
      end: date.end,
      from: date.from,
      to: date.to,
      day_part: date.dayPart,
    })),
    people: findPeople(text).map(({ name, start, end, titles }) => ({ name, start, end, titles })),
  };
}

function firstDay(reference: string): string {
  if (/^\d{4}$/.test(reference)) return `${reference}-01-01`;
  return /^\d{4}-\d{2}$/.test(reference) ? `${reference}-01` : reference;
}
