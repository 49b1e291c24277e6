import { type Day, type DayRange, makeDay } from '../domain/day.ts';
import { confusedForms } from '../text/confusables.ts';
import { searchTokens, tellingTokens } from '../text/tokens.ts';
import { dayForms } from './day-forms.ts';
import type { TokenCounts } from './rarity.ts';

/** Tokens that a text is looked for by, each once: pairs of units, numbers in digits, and words marked with `_`. */
export function queryTokens(text: string): string {
  return [...tokensOf(text)].join(' ');
}

/** Rarest tokens that a search matches: the others are in so many passages that they cost much and tell little. */
const MATCHED = 28;
/** Tokens nobody counted yet, matched besides: a name that is new since the last counting. */
const UNCOUNTED = 8;

/** A token in more of the passages than this tells nothing beside … */
const COMMON = 1 / 6;
/** … this many rarer ones. */
const ENOUGH = 8;

/** The tokens of a text that a search matches: its rarest ones. */
export function rareTokens(text: string, counts: TokenCounts): string {
  const tokens = [...tokensOf(text)].map((token) => ({ token, count: counts.count(token) }));
  const counted = tokens.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  const telling = counted.filter(({ count }, rank) => rank < ENOUGH || count < COMMON * counts.passages);
  const uncounted = tokens.filter(({ count }) => count === 0);
  return [...telling.slice(0, MATCHED), ...uncounted.slice(0, UNCOUNTED)].map(({ token }) => token).join(' ');
}

/** A token in fewer passages than this may be a misprint, of the question or of the print. */
const RARE = 3;
/** Tokens in another form that a search matches besides. */
const OTHERS = 12;
/** Forms looked at for one token. */
const FORMS = 24;

/**
 * What a text may be printed as that its own tokens miss, at most a dozen tokens that the archive has: rare tokens with one
 * character that OCR confuses, and the asked days as they are written with numbers alone. Empty for most texts.
 */
export function otherTokens(text: string, days: readonly DayRange[], counts: TokenCounts): string {
  const own = searchTokens(text).pairs;
  const seen = (token: string) => !own.has(token) && counts.count(token) > 0;
  const rare = [...tellingTokens(text)]
    .map((token) => ({ token, count: counts.count(token) }))
    .filter(({ count }) => count < RARE);
  const forms = rare
    .sort((a, b) => a.count - b.count)
    .flatMap(({ token }) => [...confusedForms(token, FORMS), ...hyphenForms(token)].filter(seen));
  const asked = [...days.flatMap(({ from, to }) => (from === to ? [from] : [])), ...rare.flatMap(bareDay)];
  const dated = asked.flatMap(dayForms).filter(seen);
  return [...new Set([...dated.slice(0, OTHERS / 2), ...forms])].slice(0, OTHERS).join(' ');
}

/** `9.5` may be a day as well as a number. */
function bareDay({ token }: { readonly token: string }): Day[] {
  const [, month, date] = /^(1[0-2]|[1-9])\.([12]\d|3[01]|[1-9])$/.exec(token) ?? [];
  const day = month && date ? makeDay(null, Number(month), Number(date)) : null;
  return day === null ? [] : [day];
}

/** `covid19` ↔ covid-19, of Latin letters with digits. */
function hyphenForms(token: string): string[] {
  const parted = token.replace(/^([a-z]{2,})(?=\d)/, '$1-');
  const joined = token.replace(/^([a-z]{2,})[-_](?=\d)/, '$1');
  return [parted, joined].filter((form) => form !== token);
}

/** Tokens of a passage that are evened out to this many … */
const FULL = 600;
/** … by this share of what is missing. */
const EVENED = 0.65;
/** A token that no text has. */
const FILLING = ' \u00b7';

/**
 * Tokens that a passage is found by: its own and, for the first of an article, those of the lines above the body.
 * LanceDB's BM25 has k1 = 1.2 and b = .75 fixed, which prefers short passages and repeated words; on passages of some 300 characters neither says much (measured on
 * 578 questions over 25,000 articles: hit@1 .65 as it is, .69 so). Therefore each token stands once, and short passages
 * are filled up, which brings b down to about .2.
 */
export function passageTokens(text: string, head: string): string {
  const tokens = tokensOf(text);
  for (const token of tokensOf(head)) tokens.add(token);
  const filling = Math.max(0, Math.round((FULL - tokens.size) * EVENED));
  return [...tokens].join(' ') + FILLING.repeat(filling);
}

function tokensOf(text: string): Set<string> {
  const { pairs, words } = searchTokens(text);
  return new Set([...pairs, ...[...words].map(wordToken)]);
}

/** The token of a word, which is told apart from a pair of the same characters. */
export function wordToken(word: string): string {
  return `_${word}`;
}
