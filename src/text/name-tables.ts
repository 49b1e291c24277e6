const NONE: readonly string[] = [];

/** Rows of one weight and the keys that carry it: characters, or pairs of characters, written one after the other. */
export type WeightRows = readonly (readonly [weight: number, keys: string])[];

/** Weights of single characters, by UTF-16 unit; 0 where nothing was counted. */
export function charWeights(rows: WeightRows): (unit: number) => number {
  const weights = new Float32Array(0x10000);
  for (const [weight, keys] of rows) {
    for (let i = 0; i < keys.length; i++) weights[keys.charCodeAt(i)] = weight;
  }
  // Behind the end of a text the unit is NaN, and an index that is no number makes every look-up slow.
  return (unit) => weights[unit & 0xffff] ?? 0;
}

/** Weights of pairs of characters; 0 where nothing was counted. */
export function pairWeights(rows: WeightRows): (first: number, second: number) => number {
  const weights = new Map<number, number>();
  for (const [weight, keys] of rows) {
    for (let i = 0; i + 1 < keys.length; i += 2) {
      weights.set(pairOf(keys.charCodeAt(i), keys.charCodeAt(i + 1)), weight);
    }
  }
  return (first, second) => weights.get(pairOf(first, second)) ?? 0;
}

/** Membership of single characters, by UTF-16 unit; much faster than a Set of strings. */
export function unitSet(chars: Iterable<string>): (unit: number) => boolean {
  const flags = new Uint8Array(0x10000);
  for (const char of chars) flags[char.charCodeAt(0)] = 1;
  return (unit) => flags[unit & 0xffff] === 1;
}

/** Words of two units and more by their first two, to match those that begin at a place in a text. */
export function wordsByFirst(words: Iterable<string>): (text: string, at: number) => readonly string[] {
  const byPair = new Map<number, string[]>();
  const firsts = new Uint8Array(0x10000);
  for (const word of new Set(words)) {
    const key = pairAt(word, 0);
    firsts[word.charCodeAt(0)] = 1;
    const others = byPair.get(key);
    if (others) others.push(word);
    else byPair.set(key, [word]);
  }
  return (text, at) => {
    if (firsts[text.charCodeAt(at) & 0xffff] !== 1) return NONE;
    const words = byPair.get(pairAt(text, at));
    if (words === undefined) return NONE;
    return words.every((word) => text.startsWith(word, at)) ? words : words.filter((word) => text.startsWith(word, at));
  };
}

/** The two units at `at` as one number; beyond the end of a text it matches nothing. */
export function pairAt(text: string, at: number): number {
  return pairOf(text.charCodeAt(at), text.charCodeAt(at + 1));
}

/** In 32 bits, signed: larger numbers are slow keys. */
function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}
