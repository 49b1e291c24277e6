import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSpans, type Scored } from './name-choice.ts';

const total = (spans: readonly Scored[]) => spans.reduce((sum, span) => sum + span.score, 0);
const apart = (spans: readonly Scored[]) =>
  spans.every((a) => spans.every((b) => a === b || a.end <= b.start || b.end <= a.start));

/** The best sum by trying every subset. */
function bestTotal(spans: readonly Scored[]): number {
  let best = 0;
  for (let mask = 0; mask < 1 << spans.length; mask++) {
    const subset = spans.filter((_, i) => mask & (1 << i));
    if (apart(subset)) best = Math.max(best, total(subset));
  }
  return best;
}

describe('chooseSpans', () => {
  it('takes two short spans rather than a long one that weighs less', () => {
    const spans = [
      { start: 0, end: 6, score: 3 },
      { start: 0, end: 3, score: 2 },
      { start: 3, end: 6, score: 2 },
    ];
    expect(chooseSpans(spans)).toEqual([spans[1], spans[2]]);
  });

  it('takes nothing that speaks against itself', () => {
    expect(
      chooseSpans([
        { start: 0, end: 2, score: 0 },
        { start: 2, end: 4, score: -1 },
      ]),
    ).toEqual([]);
  });

  it('weighs as much as the best of all choices', () => {
    const span = fc
      .record({ start: fc.nat(12), length: fc.integer({ min: 1, max: 4 }), score: fc.integer({ min: -3, max: 9 }) })
      .map(({ start, length, score }) => ({ start, end: start + length, score }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 10 }), (spans) => {
        const chosen = chooseSpans(spans);
        expect(apart(chosen)).toBe(true);
        expect(total(chosen)).toBe(bestTotal(spans));
      }),
    );
  });
});
