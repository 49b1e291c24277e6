import type { QuietHours } from '../../domain/bot-wishes.ts';

/** Whether it is quiet now, by the clock of this machine. The end of the hours belongs to them no more. */
export function isQuiet(now: Date, quiet: QuietHours | null): boolean {
  if (quiet === null) return false;
  const minute = now.getHours() * 60 + now.getMinutes();
  const { from, to } = quiet;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
