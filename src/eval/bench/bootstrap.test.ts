import { describe, expect, it } from 'vitest';
import { bootstrap } from './bootstrap.ts';
import { randomFrom, shuffled } from './random.ts';

const coin = (count: number, share: number, seed: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => (random() < share ? 1 : 0));
};

describe('bootstrap', () => {
  it('gives the same interval every time', () => {
    expect(bootstrap([coin(300, 0.7, 5)])).toEqual(bootstrap([coin(300, 0.7, 5)]));
  });

  it('agrees with the normal interval of a share', () => {
    const [interval] = bootstrap([[...Array(700).fill(1), ...Array(300).fill(0)]]);
    const half = 1.96 * Math.sqrt((0.7 * 0.3) / 1000);
    expect(interval?.mean).toBeCloseTo(0.7, 12);
    expect(Math.abs((interval?.low ?? 0) - (0.7 - half))).toBeLessThan(0.004);
    expect(Math.abs((interval?.high ?? 0) - (0.7 + half))).toBeLessThan(0.004);
  });

  it('holds the true share about nineteen times of twenty', () => {
    const held = Array.from({ length: 60 }, (_, seed) => bootstrap([coin(120, 0.6, seed + 1)])[0]).filter(
      (interval) => interval && interval.low <= 0.6 && 0.6 <= interval.high,
    );
    expect(held.length).toBeGreaterThanOrEqual(52);
  });

  it('draws the same rows for every column, so that a constant gap has no spread', () => {
    const column = coin(200, 0.5, 9);
    const [one, other] = bootstrap([column, column.map((value) => value + 0.25)]);
    expect((other?.low ?? 0) - (one?.low ?? 0)).toBeCloseTo(0.25, 12);
    expect((other?.high ?? 0) - (one?.high ?? 0)).toBeCloseTo(0.25, 12);
  });

  it.each([
    ['no rows', [], { mean: 0, low: 0, high: 0 }],
    ['rows that are all alike', [1, 1, 1], { mean: 1, low: 1, high: 1 }],
  ])('takes %s', (_, column, wanted) => {
    expect(bootstrap([column])).toEqual([wanted]);
  });
});

describe('shuffled', () => {
  it('orders by the seed alone and loses nothing', () => {
    const items = Array.from({ length: 50 }, (_, at) => at);
    expect(shuffled(items, 1)).toEqual(shuffled(items, 1));
    expect(shuffled(items, 1)).not.toEqual(shuffled(items, 2));
    expect(shuffled(items, 1).sort((a, b) => a - b)).toEqual(items);
  });
});
