import type { EvalScores } from '../domain/eval-report.ts';

/** Nothing counted yet. */
export const NO_SCORES: EvalScores = {
  right: [0, 0],
  facts: [0, 0],
  complete: [0, 0],
  refused: [0, 0],
  refusedWrongly: [0, 0],
  quotes: [0, 0],
  citationRecall: [0, 0],
  citationPrecision: [0, 0],
};
