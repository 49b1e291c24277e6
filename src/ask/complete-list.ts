import type { DraftClaim } from '../domain/draft.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { isSame } from './group-events.ts';

/**
 * Holds a model's verified claims against the event table. A list keeps one claim per event of the extractive draft:
 * the model's where it wrote one, the extractive one where it left the event out; what tells no event of the table is
 * dropped. Attendance keeps the model's wording only when every name is in it. Other kinds pass as they are.
 */
export function completeAgainst(
  plan: QueryPlan,
  model: readonly DraftClaim[],
  extractive: readonly DraftClaim[],
): readonly DraftClaim[] {
  if (plan.kind === 'list' || plan.kind === 'count') {
    return extractive.map((own) => model.find((claim) => tells(claim, own)) ?? own);
  }
  if (plan.kind !== 'attendance') return model;
  const said = model.map((claim) => claim.text).join('\n');
  const names = extractive.flatMap((claim) => claim.event?.participants.map((person) => person.name) ?? []);
  return names.every((name) => said.includes(name)) ? model : extractive;
}

function tells(claim: DraftClaim, own: DraftClaim): boolean {
  return claim.event !== null && own.event !== null && isSame(claim.event, own.event);
}
