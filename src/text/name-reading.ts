import { NOT_NAMES } from './lexicon/name-exclusions.ts';
import { besideScores } from './name-beside.ts';
import { chineseName, type NameCandidate, nameCandidates, type Sieve } from './name-candidates.ts';
import { chooseSpans, type Scored } from './name-choice.ts';
import { KNOWN } from './name-inside.ts';
import { isKnownName } from './name-known.ts';
import { mostByNeighbours, scoreBesideNames } from './name-neighbours.ts';
import { establish, withRepeats } from './name-repeats.ts';
import { HOPELESS, mostForName, mostForSpan, type Reading, type ScoredName, scoreName } from './name-score.ts';
import { thingsIn } from './name-things.ts';
import type { WordMap } from './name-words.ts';

/** Below this a span counts for nothing, not even as a neighbour. */
const NO_NEIGHBOUR = -1;

/** The spans that may be names, and those that can be only where the text names the same person elsewhere. */
interface Sorted {
  readonly likely: readonly ScoredName[];
  readonly unlikely: readonly NameCandidate[];
  /** Unlikely Chinese names, not looked at closely: start, end and length of the surname, one after the other. */
  readonly passedOver: readonly number[];
}

/**
 * The names of a folded text, in order, without overlaps. Every span that is written like a name is scored by its
 * characters, by what stands beside it and by its neighbours in lists; names that are certain somewhere are then
 * looked for everywhere in the text.
 */
export function readNames(text: string, words: WordMap): NameCandidate[] {
  const reading = { text, words, sides: besideScores(text) };
  const sorted = sortOut(reading);
  const scored = scoreBesideNames(text, sorted.likely);
  const things = thingsIn(text);
  const first = choose(scored, things);
  const known = establish(first);
  if (known.size === 0) return first;
  const meant = meantAgain(reading, sorted, known);
  const all = meant.length === 0 ? scored : scoreBesideNames(text, [...sorted.likely, ...meant]);
  return choose(withRepeats(text, all, known), things);
}

function choose(names: readonly ScoredName[], things: readonly Scored[]): ScoredName[] {
  return chooseSpans<ScoredName | Scored>([...names, ...things]).filter((span) => 'name' in span);
}

/** Scores what can count at all: cutting into words, the dearest step, is saved where nothing depends on it. */
function sortOut(reading: Reading): Sorted {
  const likely: ScoredName[] = [];
  const unlikely: NameCandidate[] = [];
  const passedOver: number[] = [];
  for (const candidate of nameCandidates(reading.text, sieve(reading, passedOver))) {
    if (NOT_NAMES.has(candidate.name) && candidate.kind !== 'gapped') continue;
    const most = mostForName(reading, candidate);
    if (most <= HOPELESS) continue;
    const counts = most + mostByNeighbours(reading.text, candidate.start, candidate.end) >= NO_NEIGHBOUR;
    const scored = counts ? scoreName(reading, candidate) : null;
    if (scored) likely.push(scored);
    else if (!counts) unlikely.push(candidate);
  }
  return { likely, unlikely, passedOver };
}

/** Of ten Chinese spans with a surname in front one is worth more than a look at its characters. */
function sieve(reading: Reading, passedOver: number[]): Sieve {
  return (start, end, surname) => {
    const most = mostForSpan(reading, start, end, surname);
    if (most + KNOWN <= HOPELESS) return false;
    const bound = most + mostByNeighbours(reading.text, start, end);
    if (bound >= NO_NEIGHBOUR) return true;
    if (bound + KNOWN >= NO_NEIGHBOUR && isKnownName(reading.text.slice(start, end))) return true;
    passedOver.push(start, end, surname);
    return false;
  };
}

/** The unlikely spans that are printed like a name which is certain elsewhere, with their scores. */
function meantAgain(reading: Reading, sorted: Sorted, known: ReadonlyMap<string, number>): ScoredName[] {
  const meant = sorted.unlikely.filter(({ name }) => known.has(name));
  for (let n = 0; n < sorted.passedOver.length; n += 3) {
    const start = sorted.passedOver[n] ?? 0;
    const end = sorted.passedOver[n + 1] ?? 0;
    if (!known.has(reading.text.slice(start, end))) continue;
    const name = chineseName(reading.text, start, end, sorted.passedOver[n + 2] ?? 0);
    if (name) meant.push(name);
  }
  return meant.map((name) => scoreName(reading, name)).filter((name) => name !== null);
}
