import type { DraftClaim } from '../domain/draft.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { searchForm } from '../text/fold.ts';
import { sharedPairs } from '../text/pairs.ts';
import { asksForAll } from './asked-topic.ts';
import { isSame } from './group-events.ts';

/** Least share of an event's name, pair by pair, that a claim about it must say. */
const NAMED = 0.6;

/**
 * Holds a model's verified claims against the event table. A list or timeline keeps one claim per event of the extractive draft:
 * the model's where it wrote one, the extractive one where it left the event out; what tells no event of the table is
 * dropped. Attendance keeps the model's wording only when every name is in it. Other kinds pass as they are.
 */
export function completeAgainst(
  plan: QueryPlan,
  model: readonly DraftClaim[],
  extractive: readonly DraftClaim[],
): readonly DraftClaim[] {
  if (asksForAll(plan)) {
    return extractive.map((own) => model.find((claim) => tells(claim, own)) ?? own);
  }
  if (plan.kind !== 'attendance') return model;
  const said = model.map((claim) => claim.text).join('\n');
  const names = extractive.flatMap((claim) => claim.event?.participants.map((person) => person.name) ?? []);
  return names.every((name) => said.includes(name)) ? model : extractive;
}

/** Whether a model's claim tells the event of an extractive one: it cites its record and says most of its name. */
function tells(claim: DraftClaim, own: DraftClaim): boolean {
  if (claim.event === null || own.event === null || !isSame(claim.event, own.event)) return false;
  return sharedPairs(searchForm(own.event.name), searchForm(claim.text)) >= NAMED;
}
