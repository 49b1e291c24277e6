import { AFTER, AFTER_PAIR, BEFORE, BEFORE_PAIR } from './lexicon/context-weights.ts';
import { FOREIGN_FIRST, FOREIGN_LAST, FOREIGN_MIDDLE, FOREIGN_PAIR, JAPANESE_LAST } from './lexicon/foreign-weights.ts';
import { GIVEN_FIRST, GIVEN_LAST, GIVEN_ONLY, SURNAME_OF_THREE, SURNAME_OF_TWO } from './lexicon/name-weights.ts';
import * as shapes from './lexicon/shape-weights.ts';
import type { NameCandidate } from './name-candidates.ts';
import { isNameDot, isTransliteration } from './name-foreign.ts';
import { isForeignThing, isKnownForeignName, isKnownName } from './name-known.ts';
import { charWeights, pairWeights } from './name-tables.ts';
import type { WordMap } from './name-words.ts';

const surnameOfTwo = charWeights(SURNAME_OF_TWO);
const surnameOfThree = charWeights(SURNAME_OF_THREE);
const givenOnly = charWeights(GIVEN_ONLY);
const givenFirst = charWeights(GIVEN_FIRST);
const givenLast = charWeights(GIVEN_LAST);
const foreignFirst = charWeights(FOREIGN_FIRST);
const foreignMiddle = charWeights(FOREIGN_MIDDLE);
const foreignLast = charWeights(FOREIGN_LAST);
const foreignPair = pairWeights(FOREIGN_PAIR);
const japaneseLast = charWeights(JAPANESE_LAST);
const before = charWeights(BEFORE);
const beforePair = pairWeights(BEFORE_PAIR);
const after = charWeights(AFTER);
const afterPair = pairWeights(AFTER_PAIR);

const LINE_START = '^'.charCodeAt(0);
const LINE_END = '$'.charCodeAt(0);

/** What the characters of a name, and how words lie over it, say for its being one; log-odds. */
export function insideScore(text: string, words: WordMap, candidate: NameCandidate): number {
  const { start, end, name, kind, surname } = candidate;
  switch (kind) {
    case 'chinese':
      return (
        chinese(text, start, end, surname) +
        chineseShape(words, candidate) +
        (isKnownName(name) ? 4 - name.length / 2 : 0)
      );
    case 'foreign':
      return foreign(text, words, start, end, name);
    case 'dotted':
      return dotted(text, words, start, end);
    case 'japanese':
      return (
        (end - start === 3 ? -4 : -2) +
        japaneseLast(text.charCodeAt(end - 1)) +
        weight(shapes.JAPANESE_SHAPE, words, start, end)
      );
    case 'surname':
      return -1.75 + weight(shapes.SURNAME_SHAPE, words, start, end);
    case 'known':
      return 0.75 + weight(shapes.KNOWN_SHAPE, words, start, end);
    case 'masked':
      return 4;
    case 'gapped':
      return chinese(name, 0, name.length, 1);
  }
}

/** What stands right before and behind a span says for a person's name there; log-odds. */
export function besideScore(
  text: string,
  start: number,
  end: number,
): { readonly left: number; readonly right: number } {
  const near = unitAt(text, start - 1, LINE_START);
  const far = unitAt(text, start - 2, LINE_START);
  const next = unitAt(text, end, LINE_END);
  const later = unitAt(text, end + 1, LINE_START);
  return {
    left: before(near) + (start > 0 ? beforePair(far, near) : 0),
    right: after(next) + (end < text.length ? afterPair(next, later) : 0),
  };
}

function unitAt(text: string, at: number, edge: number): number {
  const unit = at < 0 || at >= text.length ? edge : text.charCodeAt(at);
  if (unit >= 0x80) return unit;
  if (unit === 10) return LINE_START;
  if (unit >= 48 && unit <= 57) return 48;
  if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) return 97;
  return unit;
}

function chinese(text: string, start: number, end: number, surname: number): number {
  const given = end - start - surname;
  const family = text.charCodeAt(start);
  if (given === 1) {
    return (surname > 1 ? -2 : -1.75 + surnameOfTwo(family)) + givenOnly(text.charCodeAt(end - 1));
  }
  const [first, second] = [text.charCodeAt(end - 2), text.charCodeAt(end - 1)];
  const names = givenFirst(first) + givenLast(second) + (first === second ? 1.5 : 0);
  return (surname > 1 ? -1 : -1.5 + surnameOfThree(family)) + names;
}

function chineseShape(words: WordMap, { start, end, surname }: NameCandidate): number {
  return weight(surname > 1 ? shapes.COMPOUND_SHAPE : shapes.CHINESE_SHAPE, words, start, end);
}

/** The lengths of the words over a span: 「<1」 begins inside a word, 「2>」 ends inside one. */
function weight(table: Readonly<Record<string, number>>, words: WordMap, start: number, end: number): number {
  let shape = words.startOf(start) < start ? '<' : '';
  for (let at = start; at < end; at = words.endOf(at)) {
    const to = words.endOf(at);
    shape += to > end ? `${end - at}>` : to - at;
  }
  return table[shape] ?? 0;
}

function foreign(text: string, words: WordMap, start: number, end: number, name: string): number {
  const length = end - start;
  let score = -0.75 + (shapes.FOREIGN_LENGTH[length] ?? 0) + part(text, start, end);
  let long = 0;
  for (let at = start; at < end; at = words.endOf(at)) if (words.endOf(at) - words.startOf(at) > 1) long++;
  const open = words.startOf(start) < start;
  const shape = `${open ? '<' : ''}${Math.min(length, 5)}:${Math.min(long, 2)}${words.endOf(end - 1) > end ? '>' : ''}`;
  score += shapes.FOREIGN_SHAPE[shape] ?? 0;
  if (!open && words.endOf(start) === end) score += shapes.FOREIGN_SHAPE[`word${Math.min(length, 4)}`] ?? 0;
  if (isForeignThing(name)) score -= 2;
  if (isKnownForeignName(name)) score += 0.5;
  if (isKnownName(name)) score += 3;
  return score + openEnds(text, words, start, end, shapes.FOREIGN_OPEN);
}

function dotted(text: string, words: WordMap, start: number, end: number): number {
  let score = 0;
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && !isNameDot(text, at)) continue;
    const length = Math.min(at - from, 8);
    score += part(text, from, at) + (shapes.DOTTED_PART[`${length}${from === start ? 'L' : ''}`] ?? 0);
    from = at + 1;
  }
  if (words.startOf(start) < start) score -= 1.5;
  if (words.endOf(end - 1) > end) score -= 1.5;
  return score + openEnds(text, words, start, end, shapes.DOTTED_OPEN);
}

/** One unbroken part of a foreign name. */
function part(text: string, start: number, end: number): number {
  let score = foreignFirst(text.charCodeAt(start)) + foreignLast(text.charCodeAt(end - 1));
  for (let at = start + 1; at < end - 1; at++) score += foreignMiddle(text.charCodeAt(at));
  for (let at = start; at < end - 1; at++) score += foreignPair(text.charCodeAt(at), text.charCodeAt(at + 1));
  return score + (isKnownForeignName(text.slice(start, end)) ? 0.75 : 0);
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
    const shared = words.startOf(start) < start && table === shapes.FOREIGN_OPEN;
    score += table[shared ? 'Lx' : `L${words.endOf(start - 1) - words.startOf(start - 1)}`] ?? 0;
  }
  if (isTransliteration(text, end)) {
    const shared = words.endOf(end - 1) > end && table === shapes.FOREIGN_OPEN;
    score += table[shared ? 'Rx' : `R${words.endOf(end) - end}`] ?? 0;
  }
  return score;
}
