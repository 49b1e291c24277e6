import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsOf, sharedPairs } from './pairs.ts';

describe('sharedPairs', () => {
  it.each([
    ['防汛工作', '全市防汛工作会议', 1],
    ['防汛会议', '全市防汛工作会议', 2 / 3],
    ['甲', '甲', 0],
    ['', '甲乙', 0],
  ])('%s in %s: %d', (text, other, share) => expect(sharedPairs(text, other)).toBeCloseTo(share));

  it('counts the same in long texts as in short ones', () => {
    const some = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(some, some, (text, other) => {
        const pairs = pairsOf(text);
        const plain = pairs.filter((pair) => other.includes(pair)).length / Math.max(1, pairs.length);
        expect(sharedPairs(text, other)).toBe(plain);
      }),
    );
  });

  it('takes a time that grows with the length of both texts, not with its product', () => {
    const begun = performance.now();
    sharedPairs('甲乙'.repeat(100_000), '丙'.repeat(200_000));
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});
