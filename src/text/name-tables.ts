/** Rows of one weight and the keys that carry it: characters, or pairs of characters, written one after the other. */
export type WeightRows = readonly (readonly [weight: number, keys: string])[];

/** Weights of single characters, by UTF-16 unit; 0 where nothing was counted. */
export function charWeights(rows: WeightRows): (unit: number) => number {
  const weights = new Float32Array(0x10000);
  for (const [weight, keys] of rows) {
    for (let i = 0; i < keys.length; i++) weights[keys.charCodeAt(i)] = weight;
  }
  return (unit) => weights[unit] ?? 0;
}

/** Weights of pairs of characters; 0 where nothing was counted. */
export function pairWeights(rows: WeightRows): (first: number, second: number) => number {
  const weights = new Map<number, number>();
  for (const [weight, keys] of rows) {
    for (let i = 0; i + 1 < keys.length; i += 2) {
      weights.set(keys.charCodeAt(i) * 0x10000 + keys.charCodeAt(i + 1), weight);
    }
  }
  return (first, second) => weights.get(first * 0x10000 + second) ?? 0;
}
