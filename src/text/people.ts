import type { PersonFacet } from '../domain/facet.ts';
import { fold } from './fold.ts';
import { namesAgain } from './name-again.ts';
import { namesBehindTitles, type TitledName } from './name-behind-title.ts';
import { companions } from './name-companions.ts';
import { withoutPlaces } from './name-filter.ts';
import { namesInLists } from './name-in-list.ts';
import { readNames } from './name-reading.ts';
import { merged, namesInSlots } from './name-slots.ts';
import { type WordMap, wordMap } from './name-words.ts';
import { holdsForAll, titleAfter, titlesBefore } from './titles.ts';

/** Between two names of one list: 、 or a space, with a note in brackets before it. */
const IN_LIST = /^(?:\([^()]{1,8}\))?[、 ]{1,2}$/;
const LONGEST_BREAK = 12;

/**
 * Every mention of a person's name, in order, without overlaps; offsets are into `text`. Chinese names, transliterated,
 * dotted, Japanese and Tibetan ones, 张某, and names printed with gaps; a surname alone (「秦书记」) is no name. Names are
 * as printed, without gaps; titles in the simplified script.
 */
export function findPeople(text: string): PersonFacet[] {
  const folded = fold(text);
  const words = wordMap(folded);
  const facets = withTitles(folded, words, allNames(folded, words, readNames(folded, words)));
  return facets.map((facet) => ({ ...facet, name: text.slice(facet.start, facet.end).replace(/\s/g, '') }));
}

/** The names read by weight, with those that a title and a verb, or a list, on either side leave no doubt of. */
function allNames(text: string, words: WordMap, read: readonly TitledName[]): readonly TitledName[] {
  const slots = namesAgain(text, words, accompanied(text, words, namesInSlots(text, words, read)), read);
  const titled = inOrder(slots, namesBehindTitles(text, words, slots));
  return withoutPlaces(text, inOrder(titled, namesInLists(text, words, titled)));
}

function accompanied(text: string, words: WordMap, names: readonly TitledName[]): readonly TitledName[] {
  const found = companions(text, words);
  return found.length === 0 ? names : merged(text, names, found);
}

function inOrder(read: readonly TitledName[], more: readonly TitledName[]): readonly TitledName[] {
  return more.length === 0 ? read : [...read, ...more].sort((a, b) => a.start - b.start);
}

/** A name has the titles printed before it; without any of its own in a list, those of the name before that hold for all. */
function withTitles(text: string, words: WordMap, names: readonly TitledName[]): PersonFacet[] {
  let inherited: readonly string[] = [];
  let lastEnd = 0;
  return names.map(({ name, start, end }) => {
    const before = titlesBefore(text, start, words);
    const inList = start - lastEnd < LONGEST_BREAK && IN_LIST.test(text.slice(lastEnd, start));
    const own = before ? before.titles : inList ? inherited : [];
    const behind = titleAfter(text, end, words);
    inherited = own.filter(holdsForAll);
    lastEnd = end;
    return { name, start, end, titles: behind ? [...own, behind] : own };
  });
}
