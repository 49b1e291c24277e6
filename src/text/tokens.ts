import { fold } from './fold.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** A Han character, or a run of Latin letters and digits with the marks inside it (1.3, 35%, covid-19). */
const UNIT =
  /[\u3400-\u9fff\uf900-\ufaff]|[\ud840-\ud8ff][\udc00-\udfff]|[a-z0-9](?:[a-z0-9]|[.,\-_](?=[a-z0-9]))*[%‰]?/g;

/**
 * Tokens of the bigram column: every two neighbouring units, and each Latin or numeric unit by itself, in order. White
 * space joins (names printed with gaps), any other mark parts. A text and a substring of it that begins and ends with
 * whole units give the same run of tokens, so that a phrase query finds every occurrence.
 */
export function bigrams(text: string): string[] {
  const tokens: string[] = [];
  const form = fold(text).normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  let last: { unit: string; end: number; alone: boolean } | null = null;
  for (const match of form.matchAll(UNIT)) {
    const [unit] = match;
    const joined: boolean = last !== null && last.end === match.index;
    if (last && joined) tokens.push(last.unit + unit);
    else if (last?.alone) tokens.push(last.unit);
    const latin = !/^[\u3400-\ud8ff\uf900-\ufaff]/.test(unit);
    if (latin) tokens.push(unit);
    last = { unit, end: match.index + unit.length, alone: !joined && !latin };
  }
  if (last?.alone) tokens.push(last.unit);
  return tokens;
}

/** Tokens of the word column: dictionary words (ICU, by way of Intl.Segmenter), folded and in lower case. */
export function words(text: string): string[] {
  const tokens: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(fold(text).toLowerCase())) {
    if (isWordLike) tokens.push(segment);
  }
  return tokens;
}
