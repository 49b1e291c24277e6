import type { Day } from './day.ts';

/** The day of a moment by the clock of this machine; today when none is given. */
export function localDay(at: Date = new Date()): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
