import { describe, expect, it } from 'vitest';
import type { Answer, Citation, Claim } from '../domain/answer.ts';
import { citationScores, type Supports } from './citation-scores.ts';

/** A claim is borne out when its citations' quotes hold every letter of it. */
const letters: Supports = (claim, citations) =>
  [...claim.text].every((letter) => citations.some(({ quote }) => quote.includes(letter)));

function scores(claims: readonly (readonly [string, readonly number[]])[], quotes: readonly string[]) {
  const citations = quotes.map((quote, at) => ({ n: at + 1, quote }) as Citation); // all that is read here
  const told: Claim[] = claims.map(([text, own]) => ({ text, citations: own, event: null }));
  return citationScores({ claims: told, citations } as unknown as Answer, letters); // all that is read here
}

describe('citationScores', () => {
  it.each([
    ['one quote that bears it out', [['ab', [1]]], ['abc'], [1, 1], [1, 1]],
    ['one that does not', [['ax', [1]]], ['abc'], [0, 1], [0, 1]],
    ['two that do together', [['ab', [1, 2]]], ['a', 'b'], [1, 1], [2, 2]],
    ['one that is not needed and bears nothing out', [['ab', [1, 2]]], ['ab', 'z'], [1, 1], [1, 2]],
    ['two that each do alone', [['ab', [1, 2]]], ['ab', 'abc'], [1, 1], [2, 2]],
    ['a claim without citations', [['ab', []]], ['ab'], [0, 1], [0, 0]],
    ['a number that no citation has', [['ab', [7]]], ['ab'], [0, 1], [0, 0]],
    ['no claims', [], [], [0, 0], [0, 0]],
  ] as const)('%s', (_, claims, quotes, recall, precision) => {
    expect(scores(claims, quotes)).toEqual({ citationRecall: recall, citationPrecision: precision });
  });
});
