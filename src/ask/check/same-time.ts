import { type Day, hasYear, monthDay } from '../../domain/day.ts';
import type { DateFacet } from '../../domain/facet.ts';
import { comparable } from '../../text/comparable.ts';

type Told = Pick<DateFacet, 'from' | 'to' | 'dayPart' | 'text'>;

/** Whether a claim's time is one that a source tells: the same days, and part of day and clock where the claim says them. */
export function sameTime(claimed: Told, source: Told): boolean {
  if (!sameDay(claimed.from, source.from) || !sameDay(claimed.to, source.to)) return false;
  if (claimed.dayPart !== null && claimed.dayPart !== source.dayPart) return false;
  const [clock, other] = [clockOf(claimed.text), clockOf(source.text)];
  return (clock === '' || clock === other) && bound(claimed.text) === bound(source.text);
}

/** Days agree; where one has no year, month and day do. */
export function sameDay(a: Day, b: Day): boolean {
  return hasYear(a) && hasYear(b) ? a === b : monthDay(a) === monthDay(b);
}

/** 2时40分, 14:30 → `2:40`; '' without a clock. */
export function clockOf(text: string): string {
  const match = /(\d{1,2})(?:时|点|:)(?:(\d{1,2})分?|(半))?/.exec(comparable(text));
  if (!match) return '';
  const hour = Number(match[1]);
  return `${hour > 12 ? hour - 12 : hour}:${match[3] ? 30 : Number(match[2] ?? 0)}`;
}

/** 「4月25日前」 is not 4月25日. */
function bound(text: string): string {
  return /(?:之?前|之?后|以来|起|底|初|中旬|上旬|下旬)$/.exec(text)?.[0].replace('之', '') ?? '';
}
