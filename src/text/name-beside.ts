import { AFTER, AFTER_PAIR, BEFORE, BEFORE_PAIR } from './lexicon/context-weights.ts';
import { COUNTING_SURNAMES, NAMED_AFTER } from './lexicon/name-exclusions.ts';
import { charWeights, pairWeights, unitSet } from './name-tables.ts';

const before = charWeights(BEFORE);
const beforePair = pairWeights(BEFORE_PAIR);
const after = charWeights(AFTER);
const afterPair = pairWeights(AFTER_PAIR);
const LINE_START = '^'.charCodeAt(0);
const LINE_END = '$'.charCodeAt(0);
const isCount = unitSet('0123456789一二两三四五六七八九十百千万几这那每半数多');
const isCounting = unitSet(COUNTING_SURNAMES);
const mayOpenNamesake = unitSet('基研纪故大学院中小医图体公集广太群半海平高山运河文艺奖杯定效湖');
/** 「3张卫星图片」 */
const COUNTED = -3;
/** 「李嘉诚基金会」 */
const NAMESAKE = -2.5;

/** What stands beside a span says for a person's name there; log-odds. */
export interface Sides {
  /** What stands right before a span that begins at `start`. */
  left(start: number): number;
  /** What stands right behind a span that ends at `end`. */
  right(end: number): number;
}

/** The sides of every span of a text; each place is looked at once. */
export function besideScores(text: string): Sides {
  const lefts = new Float32Array(text.length + 1).fill(Number.NaN);
  const rights = new Float32Array(text.length + 1).fill(Number.NaN);
  return {
    left: (start) => remembered(lefts, start, () => leftScore(text, start)),
    right: (end) => remembered(rights, end, () => rightScore(text, end)),
  };
}

function remembered(scores: Float32Array, at: number, score: () => number): number {
  const known = scores[at] ?? Number.NaN;
  if (!Number.isNaN(known)) return known;
  const value = score();
  scores[at] = value;
  return value;
}

function leftScore(text: string, start: number): number {
  const near = unitAt(text, start - 1, LINE_START);
  const far = unitAt(text, start - 2, LINE_START);
  const counted = isCounting(text.charCodeAt(start)) && isCount(text.charCodeAt(start - 1));
  return before(near) + (start > 0 ? beforePair(far, near) : 0) + (counted ? COUNTED : 0);
}

function rightScore(text: string, end: number): number {
  const next = unitAt(text, end, LINE_END);
  const later = unitAt(text, end + 1, LINE_START);
  const namesake = mayOpenNamesake(text.charCodeAt(end)) && NAMED_AFTER.test(text.slice(end, end + 4));
  return after(next) + (end < text.length ? afterPair(next, later) : 0) + (namesake ? NAMESAKE : 0);
}

/** The unit at `at` as the tables know it. */
function unitAt(text: string, at: number, edge: number): number {
  const unit = at < 0 || at >= text.length ? edge : text.charCodeAt(at);
  if (unit >= 0x80) return unit;
  if (unit === 10) return LINE_START;
  if (unit >= 48 && unit <= 57) return 48;
  if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) return 97;
  return unit;
}
