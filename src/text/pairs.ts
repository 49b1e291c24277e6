/** Every two neighbouring characters of a text, in order, repeats kept. Empty for fewer than two characters. */
export function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}

/** Share of a text's pairs that stand in another; 0–1, 0 when it has none. */
export function sharedPairs(text: string, other: string): number {
  const pairs = pairsOf(text);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => other.includes(pair)).length / pairs.length;
}
