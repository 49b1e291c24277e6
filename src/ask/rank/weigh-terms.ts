import { wordToken } from '../../index/token-column.ts';
import { searchTokens } from '../../text/tokens.ts';

/** Pairs and words of a question with what each says by its rarity. */
export interface WeighedTerms {
  readonly pairs: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, number>;
  /** The rarest quarter of the pairs: what the question is about. */
  readonly rarest: ReadonlyMap<string, number>;
}

/** Words taken over from the conversation weigh this much. */
const CONTEXT = 0.5;

/** Weighs the terms of a question; those of `context` alone by half. */
export function weighTerms(text: string, context: string, rarity: (token: string) => number): WeighedTerms {
  const [own, carried] = [searchTokens(text), searchTokens(context)];
  const weigh = (mine: ReadonlySet<string>, other: ReadonlySet<string>, token: (term: string) => string) =>
    new Map([
      ...[...other].map((term) => [term, CONTEXT * rarity(token(term))] as const),
      ...[...mine].map((term) => [term, rarity(token(term))] as const),
    ]);
  const pairs = weigh(own.pairs, carried.pairs, (pair) => pair);
  const sorted = [...pairs].sort((a, b) => b[1] - a[1]);
  return {
    pairs,
    words: weigh(own.words, carried.words, wordToken),
    rarest: new Map(sorted.slice(0, Math.max(2, Math.ceil(sorted.length / 4)))),
  };
}

/** Sum of the weights; 1 for no terms, so that shares of it are 0. */
export function total(terms: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of terms.values()) sum += weight;
  return sum || 1;
}

/** Share of the weight of terms that a text holds. */
export function shareIn(terms: ReadonlyMap<string, number>, text: string): number {
  let sum = 0;
  for (const [term, weight] of terms) if (text.includes(term)) sum += weight;
  return sum / total(terms);
}
