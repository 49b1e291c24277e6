import { hasYear } from '../../domain/day.ts';
import type { DraftClaim, Quote } from '../../domain/draft.ts';
import { dayWords } from './day-words.ts';
import type { Held } from './held-offices.ts';
import { addQuote, quoteAround } from './quotes.ts';

/** 「孔令奇：市长（最早2019年3月20日见报，最晚2020年3月17日见报）。」 `all` are of one person, in order of issue day. */
export function heldClaim(text: string, all: readonly Held[]): DraftClaim {
  // A day of unknown year is neither before nor after one of a known year.
  const days = all.filter(({ day }) => day !== null && hasYear(day));
  const [first, last] = [days[0] ?? all[0], days.at(-1)];
  const quotes: Quote[] = [];
  for (const held of [first, last]) if (held) addQuote(quotes, quoteAround(held.article, held.mention));
  const [from, to] = [first?.day ?? null, last?.day ?? null];
  const when =
    from === null
      ? ''
      : to === null || to === from
        ? `（${dayWords(from, true)}见报）`
        : `（最早${dayWords(from, true)}见报，最晚${dayWords(to, true)}见报）`;
  return { text: `${text}${when}。`, quotes, event: null };
}
