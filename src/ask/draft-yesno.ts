import type { Draft } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { draftFact } from './draft-fact.ts';
import { type DraftSettings, listClaim } from './draft-list.ts';
import { groupEvents } from './group-events.ts';
import { bestEvent, fitness } from './one-event.ts';

/** Least share of the question's words that an event must tell to decide it. */
const ENOUGH = 0.5;

/**
 * 「是。」 with the event or sentence that decides it; null when the archive is silent: what no report tells is not
 * thereby denied. A person who took part in the event meant decides yes.
 */
export function draftYesNo(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  if (plan.people.length === 0) return draftFact(plan, evidence);
  const groups = groupEvents(evidence.events).filter(([event]) => fitness(plan, event, evidence) >= ENOUGH);
  const [best] = groups.sort(([a], [b]) => fitness(plan, b, evidence) - fitness(plan, a, evidence));
  if (best)
    return {
      lead: () => '是的，据报道：',
      claims: [listClaim(plan, best, evidence, settings)],
      mode: 'extractive',
      whole: true,
    };
  return bestEvent({ ...plan, people: [] }, evidence) ? null : draftFact(plan, evidence);
}
