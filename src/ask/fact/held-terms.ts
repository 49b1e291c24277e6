/** Terms with their weights, made ready for asking many texts which of them they hold. */
export interface TermTable {
  readonly terms: readonly string[];
  readonly weights: readonly number[];
  /** Above 0. */
  readonly total: number;
}

/** Which terms of a table a text holds: 1 at the places of those. */
export type Held = Uint8Array;

/** A table of weighed terms; the sum of no weights is 1, so that shares of it are 0. */
export function termTable(weighed: ReadonlyMap<string, number>): TermTable {
  const weights = [...weighed.values()];
  return { terms: [...weighed.keys()], weights, total: weights.reduce((sum, one) => sum + one, 0) || 1 };
}

/** The terms that a text in search form holds. */
export function heldIn({ terms }: TermTable, text: string): Held {
  return Uint8Array.from(terms, (term) => (text.includes(term) ? 1 : 0));
}

/** Share, 0–1, of the weight of those terms that at least one of the texts holds. */
export function shareHeld({ weights, total }: TermTable, ...texts: readonly Held[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) if (texts.some((held) => held[at] === 1)) sum += weights[at] ?? 0;
  return sum / total;
}

/** The same terms, each weighing `factor` times what it did. */
export function reweigh(table: TermTable, factor: (at: number) => number): TermTable {
  const weights = table.weights.map((weight, at) => weight * factor(at));
  return { ...table, weights, total: weights.reduce((sum, one) => sum + one, 0) || 1 };
}
