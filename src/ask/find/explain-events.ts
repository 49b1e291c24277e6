import type { Evidence } from '../../domain/evidence.ts';
import type { EventMismatch, ExplainedEvents } from '../../domain/explanation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { whyNot } from './match-events.ts';

/** Events told of that were not taken. */
const MOST_TOLD = 100;

/** Tells of each event record that was looked at and not taken which conditions of the plan it does not meet. */
export function explainEvents(plan: QueryPlan, evidence: Evidence): ExplainedEvents {
  const taken = new Set(evidence.events.map((event) => event.id));
  const others = evidence.nearby.filter((event) => !taken.has(event.id));
  const reasons = whyNot(plan, evidence.nearby, evidence.articles);
  return {
    looked: others.length + taken.size,
    taken: taken.size,
    leftOut: others.slice(0, MOST_TOLD).map((event) => ({
      eventId: event.id,
      articleId: event.articleId,
      name: event.name,
      kind: event.kind,
      from: event.from,
      dayPart: event.dayPart,
      why: orOther(reasons(event)),
    })),
  };
}

/** It meets each condition, but no list of it was asked for. */
function orOther(why: readonly EventMismatch[]): readonly EventMismatch[] {
  return why.length > 0 ? why : ['other'];
}
