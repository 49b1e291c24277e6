import { SENTENCE_FEATURES, type SentenceFit } from './sentence-fit.ts';

/**
 * What each feature counts for, fitted by maximum likelihood of the answering sentence on one half of the questions of two public
 * sets, by document, and checked on the other half.
 */
const WEIGHTS: SentenceFit = {
  pairs: 0.83,
  words: 1.87,
  gainBefore: 1.53,
  gainHead: 5.33,
  around: 3.23,
  rest: 1.59,
  nothingElse: -0.56,
  local: 1.1,
  localClause: 0.36,
  subsequence: 3.23,
  left: 0.91,
  leftRun: 1.28,
  rightRun: 1.14,
  head: 1.77,
  typed: 0.7,
  typedNear: 0.68,
  typedCovered: 1.35,
  cue: 0.75,
  cueFresh: 1.26,
  cueCovered: 1.32,
  unit: 0.55,
  rank: 1.4,
  firstRank: 1.67,
  opening: 0.44,
  defines: 0.35,
  length: -0.93,
};

/** What a sentence, or a piece of one, is ranked by; comparable within one question. */
export function weighFit(fit: Partial<SentenceFit>): number {
  return SENTENCE_FEATURES.reduce((sum, name) => sum + WEIGHTS[name] * (fit[name] ?? 0), 0);
}
