import type { QueryPlan, QuestionKind } from '../../domain/plan.ts';
import { asksWhetherSaid } from '../draft/draft-speaker.ts';
import { askedParts } from './asked-parts.ts';

/** Kinds of questions that records of who said what may answer. */
const SPOKEN = new Set<QuestionKind>(['summary', 'speaker']);

/** Whether a question, or a part of it, may ask what somebody said or who said something. */
export function asksForSpeech(plan: QueryPlan): boolean {
  return (
    SPOKEN.has(plan.kind) ||
    (plan.kind === 'yesno' && asksWhetherSaid(plan.question)) ||
    askedParts(plan).some((part) => SPOKEN.has(part.plan.kind))
  );
}
