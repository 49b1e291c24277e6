import type { TimeExpression } from './time-expression.ts';
import { startsClause } from './time-scan.ts';

const CLOCK_FOLLOWED = /^(?:[,]|$|\n)/;
const HAS_PART = /[上下中]午|凌晨|[早夜]|晚|清晨|傍晚/;
const EXACT = /时|半|钟|整|许|刻|分|次日/;

/**
 * A time of day without a date: `line` when it is all that stands in its line (a time-line's heading), `clause` when
 * it opens a clause and a comma follows (「下午,与会人员…」); null elsewhere. 「三点,」 may be a list, 「21:15」 a score.
 */
export function isLoneTime(text: string, expression: TimeExpression): 'line' | 'clause' | null {
  const { start, end } = expression;
  const printed = text.slice(start, end);
  if (!HAS_PART.test(printed) && !EXACT.test(printed)) return null;
  const opens = start === 0 || text.charAt(start - 1) === '\n';
  const closes = end === text.length || text.charAt(end) === '\n';
  if (opens && closes) return 'line';
  return startsClause(text, start) && CLOCK_FOLLOWED.test(text.slice(end, end + 1)) ? 'clause' : null;
}
