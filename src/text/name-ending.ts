import { PERSON_DEEDS } from './lexicon/deed-words.ts';
import { wordsByFirst } from './name-tables.ts';

/** How surely a name ends at a place. */
export type Ending = 'mark' | 'deed' | 'weak';

/** Deeds of titled persons that begin at a place. */
export const deedsAt = wordsByFirst(PERSON_DEEDS.filter((word) => word.length > 1));
/** Marks behind a name in a list or at the end of a clause. */
const MARK = /[、,，。;；:：\s)）(（]/;
/** Verbs and prepositions of one character: behind a name of two characters rather than its third. */
export const WEAK = '曾在为到赴就对向与和同及率带作说称将把还也又并从由以主任讲致';

/** Whether a mark, a deed, or a word that may be one stands behind a name; null for anything else. */
export function endingAt(text: string, end: number): Ending | null {
  const next = text.charAt(end);
  if (next === '' || MARK.test(next)) return 'mark';
  if (deedsAt(text, end).length > 0 || next === '等') return 'deed';
  return WEAK.includes(next) ? 'weak' : null;
}
