import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolStates } from './embed-pooling.ts';

/** Two texts of two and one tokens, padded; padding must never count. */
const STATES = { dims: [2, 2, 2], data: Float32Array.from([3, 4, 5, 0, 0, 2, 99, 99]) };

function rounded(vectors: readonly Float32Array[]): number[][] {
  return vectors.map((vector) => Array.from(vector, (value) => Math.round(value * 1000) / 1000));
}

describe('poolStates', () => {
  it.each([
    [
      'cls',
      [
        [0.6, 0.8],
        [0, 1],
      ],
    ],
    [
      'mean',
      [
        [0.894, 0.447],
        [0, 1],
      ],
    ],
    [
      'last',
      [
        [1, 0],
        [0, 1],
      ],
    ],
  ] as const)('pools by %s', (pooling, wanted) => {
    expect(rounded(poolStates(STATES, [2, 1], pooling))).toEqual(wanted);
  });

  it('leaves alone what the graph pooled, but for the length', () => {
    const pooled = { dims: [2, 2], data: Float32Array.from([3, 4, 0, 2]) };
    expect(rounded(poolStates(pooled, [7, 1], 'last'))).toEqual([
      [0.6, 0.8],
      [0, 1],
    ]);
  });

  it('keeps a vector of zeros', () => {
    expect(rounded(poolStates({ dims: [1, 2], data: new Float32Array(2) }, [1], 'mean'))).toEqual([[0, 0]]);
  });

  it.each([
    ['another number of texts', STATES, [1]],
    ['too little data', { dims: [2, 2, 2], data: new Float32Array(4) }, [2, 1]],
    ['one dimension', { dims: [4], data: new Float32Array(4) }, [1]],
    ['no dimension', { dims: [], data: new Float32Array(0) }, []],
    ['an empty one', { dims: [1, 0, 4], data: new Float32Array(0) }, [1]],
    ['numbers that are none', { dims: [1, 2], data: Float32Array.from([Number.NaN, 1]) }, [1]],
    ['numbers beyond all bounds', { dims: [1, 2], data: Float32Array.from([Number.POSITIVE_INFINITY, 1]) }, [1]],
  ])('refuses %s', (_, states, lengths) => {
    expect(() => poolStates(states, lengths, 'mean')).toThrow(RangeError);
  });

  it('gives unit vectors of the right size', () => {
    const value = fc.float({ min: -100, max: 100, noNaN: true }).filter((x) => Math.abs(x) > 1e-3);
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 12, maxLength: 12 }),
        fc.constantFrom('cls', 'last'),
        (data, pooling) => {
          const vectors = poolStates({ dims: [2, 2, 3], data: Float32Array.from(data) }, [2, 1], pooling);
          for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
          expect(vectors.map((vector) => vector.length)).toEqual([3, 3]);
        },
      ),
    );
  });
});
