import type { Pooling } from './embed-recipe.ts';

/** Numbers of a tensor in row-major order. */
export interface States {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/**
 * One unit vector per text. `states` are [texts, tokens, dimension], or [texts, dimension] from a graph that pools
 * itself; `lengths` are the tokens of each text, padding (on the right) left out. Throws a RangeError on another shape
 * and on numbers that are not finite; a vector of zeros stays one.
 */
export function poolStates(states: States, lengths: readonly number[], pooling: Pooling): Float32Array[] {
  const [texts, tokens, dimension] = shapeOf(states);
  if (texts !== lengths.length || states.data.length !== texts * tokens * dimension) {
    throw new RangeError(`shape [${states.dims.join(', ')}] for ${lengths.length} texts`);
  }
  const graphPools = states.dims.length === 2;
  return lengths.map((length, text) => {
    const [from, to] = graphPools ? [0, 1] : tokenRange(Math.min(length, tokens), pooling);
    const vector = new Float32Array(dimension);
    for (let token = from; token < to; token++) {
      const at = (text * tokens + token) * dimension;
      for (let i = 0; i < dimension; i++) vector[i] = (vector[i] ?? 0) + (states.data[at + i] ?? 0);
    }
    return toUnitLength(vector);
  });
}

function shapeOf(states: States): readonly [texts: number, tokens: number, dimension: number] {
  const [a, b, c] = states.dims;
  if (states.dims.length === 3 && a && b && c) return [a, b, c];
  if (states.dims.length === 2 && a && b) return [a, 1, b];
  throw new RangeError(`shape [${states.dims.join(', ')}]`);
}

/** The sum over these tokens has the direction of the mean, and length is taken out after. */
function tokenRange(length: number, pooling: Pooling): readonly [from: number, to: number] {
  if (pooling === 'cls') return [0, 1];
  return pooling === 'last' ? [Math.max(0, length - 1), Math.max(1, length)] : [0, length];
}

function toUnitLength(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  if (!Number.isFinite(sum)) throw new RangeError('not finite');
  return sum === 0 ? vector : vector.map((value) => value / Math.sqrt(sum));
}
