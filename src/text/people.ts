import type { PersonFacet } from '../domain/facet.ts';
import { fold } from './fold.ts';
import type { NameCandidate } from './name-candidates.ts';
import { readNames } from './name-reading.ts';
import { type WordMap, wordMap } from './name-words.ts';
import { holdsForAll, titleAfter, titlesBefore } from './titles.ts';

/** Between two names of one list: 、 or a space, with a note in brackets before it. */
const IN_LIST = /^(?:\([^()]{1,8}\))?[、 ]{1,2}$/;

/** Every mention of a person's name, in order, without overlaps; offsets are into `text`. */
export function findPeople(text: string): PersonFacet[] {
  const folded = fold(text);
  const words = wordMap(folded);
  return withTitles(folded, words, readNames(folded, words));
}

function withTitles(text: string, words: WordMap, names: readonly NameCandidate[]): PersonFacet[] {
  let inherited: readonly string[] = [];
  let lastEnd = -1;
  return names.map(({ name, start, end }) => {
    const before = titlesBefore(text, start, words);
    const inList = lastEnd >= 0 && start - lastEnd < 12 && IN_LIST.test(text.slice(lastEnd, start));
    const own = before ? before.titles : inList ? inherited : [];
    inherited = own.filter(holdsForAll);
    lastEnd = end;
    const behind = titleAfter(text, end, words);
    return { name, start, end, titles: behind ? [...own, behind] : own };
  });
}

/** Whether a text could be a Chinese person's name: a surname and one or two characters more. */
export function isNameLike(text: string): boolean {
  const folded = fold(text).replaceAll(' ', '');
  const words = wordMap(folded);
  return readNames(folded, words).some((name) => name.start === 0 && name.end === folded.length);
}
