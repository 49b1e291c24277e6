/** Every two neighbouring characters of a text, in order, repeats kept. Empty for fewer than two characters. */
export function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}

/** Texts longer than sentences are. */
const LONG = 200;

/** Share of a text's pairs that stand in another; 0–1, 0 when it has none. */
export function sharedPairs(text: string, other: string): number {
  const pairs = pairsOf(text);
  if (pairs.length === 0) return 0;
  // A search for each pair of a long text in another would take a time that grows with the product of their lengths.
  const there = pairs.length > LONG && other.length > LONG ? new Set(pairsOf(other)) : null;
  return pairs.filter((pair) => (there ? there.has(pair) : other.includes(pair))).length / pairs.length;
}
