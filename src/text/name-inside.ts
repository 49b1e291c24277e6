import { JAPANESE_GIVEN, PLACE_LAST } from './lexicon/name-exclusions.ts';
import { GIVEN_FIRST, GIVEN_LAST, GIVEN_ONLY, SURNAME_OF_THREE, SURNAME_OF_TWO } from './lexicon/name-weights.ts';
import { BIAS, CHINESE_SHAPE, COMPOUND_SHAPE, KNOWN_SHAPE } from './lexicon/shape-weights.ts';
import type { NameCandidate } from './name-candidates.ts';
import {
  dottedScore,
  dottedWordScore,
  foreignScore,
  foreignWordScore,
  mostForeignByWords,
} from './name-foreign-score.ts';
import { isFamousForeigner, isKnownName } from './name-known.ts';
import { charWeights } from './name-tables.ts';
import { isChinesePlace } from './name-things.ts';
import type { WordMap } from './name-words.ts';

const surnameOfTwo = charWeights(SURNAME_OF_TWO);
const surnameOfThree = charWeights(SURNAME_OF_THREE);
const givenOnly = charWeights(GIVEN_ONLY);
const givenFirst = charWeights(GIVEN_FIRST);
const givenLast = charWeights(GIVEN_LAST);

/** What a place in the list of known names says; half of it where no surname opens the name. */
export const KNOWN = 3;
/** 张某 is hardly ever anything else. */
const MASKED = 4;
const TIBETAN = 1.5;
/** A family name before the family name is rare, and told from a name of two characters by little. */
const MARRIED = 0;
/** 「梅西梅开二度」: a famous foreigner and a verb rather than a Chinese name. */
const FOREIGNER = -3;
/** A given name that is a city or ends like a village. */
const PLACE = -2;
/** Inside a longer word of the dictionary. */
const CUT_WORD = -0.75;
const MOST_CHINESE = most(CHINESE_SHAPE);
const MOST_COMPOUND = most(COMPOUND_SHAPE);
const MOST_KNOWN = most(KNOWN_SHAPE);

/** What the characters of a name, and how words lie over it, say for its being one; log-odds. */
export function insideScore(text: string, words: WordMap, candidate: NameCandidate): number {
  return charScore(text, candidate) + wordScore(text, words, candidate);
}

/** The part of `insideScore` that the characters alone say. */
export function charScore(text: string, { start, end, name, kind, surname }: NameCandidate): number {
  switch (kind) {
    case 'chinese': {
      const foreigner = end - start === 3 && isFamousForeigner(name.slice(0, 2)) ? FOREIGNER : 0;
      return chinese(text, start, end, surname) + knownScore(name) + foreigner;
    }
    case 'foreign':
      return foreignScore(text, start, end) + knownScore(name);
    case 'dotted':
      return dottedScore(text, start, end);
    case 'japanese':
      return japanese(name.slice(surname));
    case 'surname':
      return 0;
    case 'known':
      return bias('known') + knownScore(name) / 2;
    case 'tibetan':
      return TIBETAN;
    case 'married':
      return chinese(text, start + 1, end, 1) + MARRIED;
    case 'masked':
      return end - start === 3 && !/[某甲乙丙丁]$/.test(name) ? masked(text.charCodeAt(end - 1)) : MASKED;
    case 'gapped':
      return chinese(name, 0, name.length, surname);
  }
}

/** The part of `insideScore` that the words over a name say; never more than `mostByWords`. */
function wordScore(text: string, words: WordMap, { start, end, kind, surname }: NameCandidate): number {
  switch (kind) {
    case 'chinese':
      return shapeScore(surname > 1 ? COMPOUND_SHAPE : CHINESE_SHAPE, words, start, end);
    case 'foreign':
      return foreignWordScore(text, words, start, end);
    case 'dotted':
      return dottedWordScore(text, words, start, end);
    case 'japanese':
    case 'surname':
      return cutWords(words, start, end);
    case 'known':
      return shapeScore(KNOWN_SHAPE, words, start, end);
    default:
      return 0;
  }
}

/** The most that `insideScore` can be for a Chinese name whose characters are no known name. */
export function mostForChinese(text: string, start: number, end: number, surname: number): number {
  return chinese(text, start, end, surname) + (surname > 1 ? MOST_COMPOUND : MOST_CHINESE);
}

/** The most that `wordScore` can be: what is hopeless even so need not be cut into words. */
export function mostByWords(text: string, { start, end, kind, surname }: NameCandidate): number {
  switch (kind) {
    case 'chinese':
      return surname > 1 ? MOST_COMPOUND : MOST_CHINESE;
    case 'foreign':
      return mostForeignByWords(text, start, end);
    case 'known':
      return MOST_KNOWN;
    default:
      return 0;
  }
}

function knownScore(name: string): number {
  return isKnownName(name) ? KNOWN : 0;
}

function chinese(text: string, start: number, end: number, surname: number): number {
  const family = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  if (end - start - surname === 1) {
    return (surname > 1 ? bias('compoundOne') : bias('two') + surnameOfTwo(family)) + givenOnly(last);
  }
  const first = text.charCodeAt(end - 2);
  const isPlace = PLACE_LAST.has(text.charAt(end - 1)) || isChinesePlace(text.slice(end - 2, end));
  const given = givenFirst(first) + givenLast(last) + (first === last ? bias('double') : 0) + (isPlace ? PLACE : 0);
  return (surname > 1 ? bias('compoundTwo') : bias('three') + surnameOfThree(family)) + given;
}

/** 吴某莹: only a character that likes to end names goes with 某. */
function masked(last: number): number {
  return MASKED - 1 + givenLast(last);
}

/** A Japanese given name behind a family name; hand-set, the counted texts have few. */
function japanese(given: string): number {
  let score = given.length === 1 ? -2.5 : -0.5;
  for (const char of given) score += JAPANESE_GIVEN.has(char) ? 0.75 : -1.5;
  return score;
}

function bias(key: string): number {
  return BIAS[key] ?? 0;
}

/** The lengths of the words over a span: 「<1」 begins inside a word, 「2>」 ends inside one. */
function shapeScore(table: Readonly<Record<string, number>>, words: WordMap, start: number, end: number): number {
  const opened = words.startOf(start) < start;
  let shape = opened ? '<' : '';
  for (let at = start; at < end; at = words.endOf(at)) {
    const to = words.endOf(at);
    shape += to > end ? `${end - at}>` : to - at;
  }
  return (table[shape] ?? 0) + (opened ? CUT_WORD : 0);
}

/** The best of a table of shapes; one that is not in it says 0. */
function most(table: Readonly<Record<string, number>>): number {
  return Math.max(0, ...Object.values(table));
}

function cutWords(words: WordMap, start: number, end: number): number {
  return (words.startOf(start) < start ? -1 : 0) + (words.endOf(end - 1) > end ? -1 : 0);
}
