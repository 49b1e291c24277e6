import type { Day } from '../domain/day.ts';

/** Today where this machine stands. */
export function today(): Day {
  const now = new Date();
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
