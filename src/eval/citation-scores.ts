import type { Answer, Citation, Claim } from '../domain/answer.ts';
import type { Share } from '../domain/eval-report.ts';

/** Whether these quotes alone bear a claim out. */
export type Supports = (claim: Claim, citations: readonly Citation[]) => boolean;

/**
 * Recall and precision of an answer's citations as ALCE defines them (Gao et al. 2023, section 4), with a checker in the
 * place of its model: a claim counts for recall when its quotes together bear it out; a citation of such a claim is
 * precise unless it bears nothing out alone and the others do without it.
 */
export function citationScores(
  answer: Answer,
  supports: Supports,
): { readonly citationRecall: Share; readonly citationPrecision: Share } {
  const byNumber = new Map(answer.citations.map((citation) => [citation.n, citation]));
  let borneOut = 0;
  let precise = 0;
  let cited = 0;
  for (const claim of answer.claims) {
    const own = claim.citations.flatMap((n) => byNumber.get(n) ?? []);
    const holds = own.length > 0 && supports(claim, own);
    if (holds) borneOut++;
    cited += own.length;
    if (holds) precise += own.filter((one) => isNeeded(claim, one, own, supports)).length;
  }
  return { citationRecall: [borneOut, answer.claims.length], citationPrecision: [precise, cited] };
}

function isNeeded(claim: Claim, one: Citation, all: readonly Citation[], supports: Supports): boolean {
  if (all.length === 1 || supports(claim, [one])) return true;
  const others = all.filter((other) => other !== one);
  return !supports(claim, others);
}
