import { fold } from './fold.ts';
import { normaliseQuantity } from './numbers.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A Han character, or a run of Latin letters and digits with the marks inside it (1.3, 35%, covid-19). */
const UNIT =
  /[\u3007\u3400-\u9fff\uf900-\ufaff]|[\ud840-\ud8ff][\udc00-\udfff]|[a-z0-9](?:[a-z0-9]|[.\-_](?=[a-z0-9]))*[%‰]?/g;
const GAP = /(?<![a-z0-9]) | (?![a-z0-9])/g;
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;

/**
 * Pairs of neighbouring units, and each Latin or numeric unit by itself, in order: `尤礼9月` → 尤礼 礼9 9 9月. White
 * space joins (names printed with gaps) except between Latin words; any other mark parts. A Han character stands alone
 * only where it has no neighbour. Every two Han characters that are neighbours in the search form are a token.
 */
export function bigrams(text: string): string[] {
  const tokens: string[] = [];
  let last: { unit: string; end: number; alone: boolean } | null = null;
  for (const match of tokenForm(text).matchAll(UNIT)) {
    const [unit] = match;
    const joined: boolean = last !== null && last.end === match.index;
    if (last && joined) tokens.push(last.unit + unit);
    else if (last?.alone) tokens.push(last.unit);
    const latin = /^[a-z0-9]/.test(unit);
    if (latin) tokens.push(unit);
    last = { unit, end: match.index + unit.length, alone: !joined && !latin };
  }
  if (last?.alone) tokens.push(last.unit);
  return tokens;
}

/** Dictionary words (ICU, by way of Intl.Segmenter), folded and in lower case. */
export function words(text: string): string[] {
  const tokens: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(tokenForm(text))) if (isWordLike) tokens.push(segment);
  return tokens;
}

/**
 * Numbers in plain digits, with what they count, however they are printed: 第二十次, 一万三千人, 1.3万人 → 20 20次,
 * 13000 13000人. The same as `bigrams` gives where they are printed so.
 */
export function numberTokens(text: string): string[] {
  return bigrams(normaliseQuantity(text)).filter((token) => /\d/.test(token));
}

/** Words of one character that are in almost every passage: they say nothing and cost half of the matching. */
const FUNCTION_WORDS = new Set(
  '的了在是和与及或也都就而着被把对为于从以到之其等这那有不上下中个将要会并还但则向所该此',
);

/** Characters that stand alone without being part of anything: those, and the words of asking. */
const SAYS_NOTHING = new Set([...FUNCTION_WORDS, ...'哪谁何几什么怎吗呢请问月日年号']);

/** What a text is looked for by, each once: pairs of units with numbers in digits, and words that say something. */
export function searchTokens(text: string): {
  readonly pairs: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
} {
  const pairs = new Set([...bigrams(text), ...numberTokens(text)]);
  return { pairs, words: new Set(words(text).filter((word) => !FUNCTION_WORDS.has(word))) };
}

/**
 * Tokens of which a misprint would be told: Latin words and numbers, and pairs of neighbours inside a dictionary word or of
 * two characters that stand alone, as the characters of a name or of a misprinted word do. A pair of the end of one word
 * and the beginning of the next says nothing when it is rare.
 */
export function tellingTokens(text: string): Set<string> {
  const tokens = new Set<string>();
  let before = '';
  for (const { segment, isWordLike } of segmenter.segment(tokenForm(text))) {
    const alone = segment.length === 1 && isWordLike === true && !SAYS_NOTHING.has(segment) ? segment : '';
    if (before && alone) tokens.add(before + alone);
    else if (segment.length > 1) for (const token of bigrams(segment)) tokens.add(token);
    before = alone;
  }
  return tokens;
}

/** The search form, with a space left between Latin words and thousands without commas. */
function tokenForm(text: string): string {
  return fold(text).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(GAP, '').replace(THOUSANDS, '');
}
