import { FOREIGN_FIRST, FOREIGN_LAST, FOREIGN_MIDDLE, FOREIGN_PAIR } from './lexicon/foreign-weights.ts';
import {
  BIAS,
  DOTTED_OPEN,
  DOTTED_PART,
  DOTTED_SHAPE,
  FOREIGN_LENGTH,
  FOREIGN_OPEN,
  FOREIGN_SHAPE,
} from './lexicon/shape-weights.ts';
import { isNameDot, isTransliteration } from './name-foreign.ts';
import { isFamousForeigner, isForeignThing, isKnownForeignName } from './name-known.ts';
import { charWeights, pairWeights } from './name-tables.ts';
import type { WordMap } from './name-words.ts';

const first = charWeights(FOREIGN_FIRST);
const middle = charWeights(FOREIGN_MIDDLE);
const last = charWeights(FOREIGN_LAST);
const pair = pairWeights(FOREIGN_PAIR);

/** What a known given or family name says for a foreign name or a part of one. */
const KNOWN_PART = 1.25;
/** What the name of a famous foreigner says beyond that. */
const FAMOUS = 2;
/** What a place or a thing says against. */
const THING = -2;
const MOST_SHAPE = Math.max(...Object.values(FOREIGN_SHAPE));
const MOST_OPEN = Math.max(...Object.values(FOREIGN_OPEN));

/** What the characters of a transliterated name without dots say for its being one; log-odds. */
export function foreignScore(text: string, start: number, end: number): number {
  const name = text.slice(start, end);
  const score = (BIAS.foreign ?? 0) + (FOREIGN_LENGTH[end - start] ?? 0) + part(text, start, end);
  return score + (isForeignThing(name) ? THING : 0) + (isFamousForeigner(name) ? FAMOUS : 0);
}

/** What the words over it say. */
export function foreignWordScore(text: string, words: WordMap, start: number, end: number): number {
  const length = end - start;
  const opened = words.startOf(start) < start;
  let long = 0;
  for (let at = start; at < end; at = words.endOf(at)) if (words.endOf(at) - words.startOf(at) > 1) long++;
  const shape = `${opened ? '<' : ''}${Math.min(length, 5)}:${Math.min(long, 2)}${words.endOf(end - 1) > end ? '>' : ''}`;
  const whole = !opened && words.endOf(start) === end ? (FOREIGN_SHAPE[`word${Math.min(length, 4)}`] ?? 0) : 0;
  return (FOREIGN_SHAPE[shape] ?? 0) + whole + openEnds(text, words, start, end, FOREIGN_OPEN);
}

/** The most that `foreignWordScore` can be: good shapes have four characters, and a good end lies open to the left. */
export function mostForeignByWords(text: string, start: number, end: number): number {
  const shape = end - start < 4 ? 0 : MOST_SHAPE;
  return shape + (start > 0 && isTransliteration(text, start - 1) ? MOST_OPEN : 0);
}

/** What the characters of a name in parts with dots between them say. */
export function dottedScore(text: string, start: number, end: number): number {
  let score = BIAS.dotted ?? 0;
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && !isNameDot(text, at)) continue;
    const length = Math.min(at - from, 8);
    score += part(text, from, at) + (DOTTED_PART[`${length}${from === start ? 'L' : ''}`] ?? 0);
    from = at + 1;
  }
  return score;
}

/** What the words over it say: at most 0. */
export function dottedWordScore(text: string, words: WordMap, start: number, end: number): number {
  const left = words.startOf(start) < start ? (DOTTED_SHAPE['<'] ?? 0) : 0;
  const right = words.endOf(end - 1) > end ? (DOTTED_SHAPE['>'] ?? 0) : 0;
  return left + right + openEnds(text, words, start, end, DOTTED_OPEN);
}

/** One unbroken part of a foreign name. */
function part(text: string, start: number, end: number): number {
  let score = first(text.charCodeAt(start)) + last(text.charCodeAt(end - 1));
  for (let at = start + 1; at < end - 1; at++) score += middle(text.charCodeAt(at));
  for (let at = start; at < end - 1; at++) score += pair(text.charCodeAt(at), text.charCodeAt(at + 1));
  return score + (isKnownForeignName(text.slice(start, end)) ? KNOWN_PART : 0);
}

/** A name that could go on to the left or right in characters of its own kind is the less likely cut there. */
function openEnds(
  text: string,
  words: WordMap,
  start: number,
  end: number,
  table: Readonly<Record<string, number>>,
): number {
  let score = 0;
  if (start > 0 && isTransliteration(text, start - 1)) {
    const shared = words.startOf(start) < start && table === FOREIGN_OPEN;
    score += table[shared ? 'Lx' : `L${words.endOf(start - 1) - words.startOf(start - 1)}`] ?? 0;
  }
  if (isTransliteration(text, end)) {
    const shared = words.endOf(end - 1) > end && table === FOREIGN_OPEN;
    score += table[shared ? 'Rx' : `R${words.endOf(end) - end}`] ?? 0;
  }
  return score;
}
