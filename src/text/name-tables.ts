const NONE: readonly string[] = [];

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

/** Membership of single characters, by UTF-16 unit; much faster than a Set of strings. */
export function unitSet(chars: Iterable<string>): (unit: number) => boolean {
  const flags = new Uint8Array(0x10000);
  for (const char of chars) flags[char.charCodeAt(0)] = 1;
  return (unit) => flags[unit] === 1;
}

/** Words by their first unit, to match those that begin at a place in a text. */
export function wordsByFirst(words: Iterable<string>): (text: string, at: number) => readonly string[] {
  const byFirst = new Map<number, string[]>();
  for (const word of new Set(words)) {
    const first = word.charCodeAt(0);
    const others = byFirst.get(first);
    if (others) others.push(word);
    else byFirst.set(first, [word]);
  }
  const isFirst = unitSet([...byFirst.keys()].map((unit) => String.fromCharCode(unit)));
  return (text, at) => {
    const unit = text.charCodeAt(at);
    if (!isFirst(unit)) return NONE;
    return byFirst.get(unit)?.filter((word) => text.startsWith(word, at)) ?? NONE;
  };
}
