import { type Day, dayFields, hasYear, makeDay, monthDay, withYear } from '../../domain/day.ts';
import type { BotTools } from '../bot-context.ts';
import { inChinese } from '../commands/day-words.ts';
import { heldDays } from '../commands/issues-held.ts';

/** What reading a day needs of the tools. */
type DayTools = Pick<BotTools, 'archive' | 'today'>;

/**
 * The one day that words name and nothing else: `2022-09-06`, 「2022年9月6日」, 「昨天」, 「9月6日」; null for anything else.
 * A year left out is the newest in which a paper of that day is held, else that of the last such day. Rejects with a
 * WenbaoError when the index cannot be read.
 */
export async function dayTyped({ archive, today }: DayTools, typed: string): Promise<Day | null> {
  const words = inChinese(typed.normalize('NFKC')).trim();
  const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words);
  if (written) return makeDay(Number(written[1]), Number(written[2]), Number(written[3]));
  const [said] = archive.timesIn(words, today());
  if (said === undefined || said.start > 0 || said.end < words.length || said.from !== said.to) return null;
  if (hasYear(said.from)) return said.from;
  const held = heldDays(await archive.holdings(), null).filter(hasYear);
  return held.findLast((day) => monthDay(day) === monthDay(said.from)) ?? lastOf(said.from, today());
}

/** Years looked back for a day that not every year has: 29 February comes back within eight. */
const YEARS = 8;

/** The last day of that month and date that is not ahead of `today`. */
function lastOf(day: Day, today: Day): Day | null {
  const year = dayFields(today)?.year ?? 0;
  for (let back = 0; back <= YEARS; back++) {
    const one = withYear(day, year - back);
    if (one !== null && one <= today) return one;
  }
  return null;
}
