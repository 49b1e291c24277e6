import type { TitledName } from './name-behind-title.ts';
import { deedsAt, endingAt } from './name-ending.ts';
import { merged } from './name-slots.ts';
import type { WordMap } from './name-words.ts';
import { compoundAt } from './surnames.ts';

/** Names of one text that are looked for again. */
const MOST_AGAIN = 60;
const CLAUSE = /^$|[。,;:、“(\n]/;
/** 「记者陈俊据…」, 「民警夏雪以“…”」 */
const NO_NAME_ENDS = /^据|^以[“《]/;
const SURE = /mark|deed/;
const NAMED_BODY = /^代表[团队处性大作]/;
/** 「张旭东到石佛乡」: the dictionary has 东到. */
const WAY = /^[东南西北]到/;
/** Words of one character that a name of two is read with. */
const ADVERB = /[刚也都又还在为到说]$/;

/**
 * The names with the bounds that the rest of the text gives them, and where those that `read` did not know stand again:
 * 「邢凯采写…」 is 邢凯, 「张旭东督导…」 is 张旭东 where the text names him elsewhere.
 */
export function namesAgain(
  text: string,
  words: WordMap,
  named: readonly TitledName[],
  read: readonly TitledName[],
): readonly TitledName[] {
  const times = new Map<string, number>();
  for (const { name } of named) times.set(name, (times.get(name) ?? 0) + 1);
  const bounded = named.map((name, n) => rebounded(text, words, name, { times, next: named[n + 1]?.start }));
  return merged(text, bounded, standAgain(text, words, bounded, read));
}

function rebounded(
  text: string,
  words: WordMap,
  { name, start, end }: TitledName,
  around: { readonly times: ReadonlyMap<string, number>; readonly next: number | undefined },
): TitledName {
  const cut = (to: number): TitledName => ({ name: text.slice(start, to), start, end: to });
  const times = (text: string): number => around.times.get(text) ?? 0;
  if (name.length !== end - start || compoundAt(text, start)) return { name, start, end };
  if (name.length === 2) {
    if (WAY.test(text.slice(end, end + 2)) && end + 1 < (around.next ?? text.length)) return cut(end + 1);
    const longer = text.slice(start, end + 1);
    const is = times(longer) > times(name) || (times(longer) > 0 && isMostly(text, name, longer));
    return is && end < (around.next ?? text.length) ? cut(end + 1) : { name, start, end };
  }
  if (name.length !== 3) return { name, start, end };
  if (NO_NAME_ENDS.test(text.slice(end - 1, end + 1))) return cut(end - 1);
  if (ADVERB.test(name) && times(name.slice(0, 2)) > times(name)) return cut(end - 1);
  return SURE.test(endingAt(text, end) ?? '') || !swallows(text, words, end - 1) ? { name, start, end } : cut(end - 1);
}

/** Whether a shorter name stands in the text mostly as the beginning of the longer one. */
function isMostly(text: string, name: string, longer: string): boolean {
  return (text.split(longer).length - 1) * 2 > text.split(name).length - 1;
}

/** Whether a deed begins at `last`, with the third character of a name. */
function swallows(text: string, words: WordMap, last: number): boolean {
  if (NAMED_BODY.test(text.slice(last, last + 3))) return false;
  return deedsAt(text, last).some((deed) => words.startOf(last) === last && words.endOf(last) <= last + deed.length);
}

/** At the beginning of a clause, before a mark or a deed; a word of the dictionary in a list only. */
function standAgain(
  text: string,
  words: WordMap,
  named: readonly TitledName[],
  read: readonly TitledName[],
): readonly TitledName[] {
  const before = new Set(read.map(({ name }) => name));
  const starts = new Set(named.map(({ start }) => start));
  const ends = new Set(named.map(({ end }) => end));
  const told = [...new Set(named.map(({ name }) => name))].filter((name) => !before.has(name)).slice(0, MOST_AGAIN);
  const found: TitledName[] = [];
  for (const name of told) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      if (!CLAUSE.test(text.charAt(at - 1)) && !starts.has(at)) continue;
      const ending = endingAt(text, end);
      const isWord = words.startOf(at) === at && words.endOf(at) === end;
      const listed =
        (text.charAt(at - 1) === '、' && ends.has(at - 1)) || (text.charAt(end) === '、' && starts.has(end + 1));
      if (ending === 'deed' || (ending === 'mark' && !isWord) || (ending !== null && listed))
        found.push({ name, start: at, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
