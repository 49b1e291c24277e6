import type { PersonFacet } from '../domain/facet.ts';
import { fold } from './fold.ts';
import { candidates, type NameCandidate } from './name-candidates.ts';
import { wordMap } from './name-words.ts';
import { holdsForAll, titleAfter, titlesBefore } from './titles.ts';

const ESTABLISHED = 4;
const FOUND = 1.6;

/** Every mention of a person's name, in order, without overlaps; offsets are into `text`. */
export function findPeople(text: string): PersonFacet[] {
  const folded = fold(text);
  const words = wordMap(folded);
  const first = choose(candidates(folded, words), FOUND);
  const known = new Set(first.filter((c) => c.score >= ESTABLISHED && c.name.length > 1).map((c) => c.name));
  const again = repeats(folded, known);
  const chosen = choose([...first, ...again], FOUND).sort((a, b) => a.start - b.start);
  const facets: PersonFacet[] = [];
  let listTitles: readonly string[] = [];
  let lastEnd = -1;
  for (const { name, start, end } of chosen) {
    const before = titlesBefore(folded, start, words);
    const inList = lastEnd >= 0 && /^[、 ]{1,2}$/.test(folded.slice(lastEnd, start));
    const own = before ? before.titles : [];
    const after = titleAfter(folded, end, words);
    const titles = [...(before ? own : inList ? listTitles : []), ...(after ? [after] : [])];
    facets.push({ name, start, end, titles });
    if (before || !inList) listTitles = own.filter(holdsForAll);
    lastEnd = end;
  }
  return facets;
}

/** Whether a text could be a Chinese person's name: a surname and one or two characters more. */
export function isNameLike(text: string): boolean {
  const folded = fold(text).replace(/ /g, '');
  return candidates(folded, wordMap(folded)).some((c) => c.start === 0 && c.end === folded.length);
}

function choose(all: readonly NameCandidate[], least: number): NameCandidate[] {
  const chosen: NameCandidate[] = [];
  const ranked = all.filter((c) => c.score >= least).sort((a, b) => b.score - a.score || a.start - b.start);
  const taken = new Set<number>();
  for (const candidate of ranked) {
    let free = true;
    for (let i = candidate.start; i < candidate.end && free; i++) free = !taken.has(i);
    if (!free) continue;
    for (let i = candidate.start; i < candidate.end; i++) taken.add(i);
    chosen.push(candidate);
  }
  return chosen;
}

function repeats(text: string, names: ReadonlySet<string>): NameCandidate[] {
  const found: NameCandidate[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      found.push({ name, start: at, end: at + name.length, score: ESTABLISHED + name.length * 0.1 });
    }
  }
  return found;
}
