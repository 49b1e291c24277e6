import { AFTER, AFTER_PAIR, BEFORE, BEFORE_PAIR } from './lexicon/context-weights.ts';
import { COUNTING_SURNAMES, NAMED_AFTER } from './lexicon/name-exclusions.ts';
import { charWeights, pairWeights } from './name-tables.ts';

const before = charWeights(BEFORE);
const beforePair = pairWeights(BEFORE_PAIR);
const after = charWeights(AFTER);
const afterPair = pairWeights(AFTER_PAIR);
const LINE_START = '^'.charCodeAt(0);
const LINE_END = '$'.charCodeAt(0);
const COUNTS = /[0-9一二两三四五六七八九十百千万几这那每半数多]/;
/** 「3张卫星图片」 */
const COUNTED = -3;
/** 「李嘉诚基金会」 */
const NAMESAKE = -2.5;

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
  const counted = COUNTING_SURNAMES.has(text.charAt(start)) && COUNTS.test(text.charAt(start - 1));
  const namesake = NAMED_AFTER.test(text.slice(end, end + 4));
  return {
    left: before(near) + (start > 0 ? beforePair(far, near) : 0) + (counted ? COUNTED : 0),
    right: after(next) + (end < text.length ? afterPair(next, later) : 0) + (namesake ? NAMESAKE : 0),
  };
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
