import type { NewsEvent } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { EventMismatch, ExplainedEvents } from '../domain/explanation.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { fold } from '../text/fold.ts';
import { matchEvents, takesPart } from './match-events.ts';
import { meantNamesakes, namesakesOf } from './namesakes.ts';
import { only } from './unmet-conditions.ts';

/** Events told of that were not taken. */
const MOST_TOLD = 100;

/** Tells of each event record that was looked at and not taken which conditions of the plan it does not meet. */
export function explainEvents(plan: QueryPlan, evidence: Evidence): ExplainedEvents {
  const taken = new Set(evidence.events.map((event) => event.id));
  const others = evidence.nearby.filter((event) => !taken.has(event.id));
  const isMeant = meantBy(plan, evidence);
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
      why: mismatches(plan, event, evidence, isMeant),
    })),
  };
}

/** The parts of a plan that make up each condition of `matchEvents` that is asked by itself. */
const CONDITIONS: readonly (readonly [EventMismatch, readonly (keyof QueryPlan)[]])[] = [
  ['day', ['times', 'on']],
  ['issue', ['papers', 'page']],
  ['deed', ['deeds', 'people']],
  ['place', ['places']],
  ['kind', ['eventWords', 'order']],
  ['day_part', ['dayPart']],
];

function mismatches(
  plan: QueryPlan,
  event: NewsEvent,
  { articles }: Evidence,
  isMeant: (event: NewsEvent) => boolean,
): EventMismatch[] {
  const misses = (asked: QueryPlan) => {
    const { events, relaxed } = matchEvents(asked, [event], articles);
    return events.length === 0 || relaxed.length > 0;
  };
  if (!plan.people.every((name) => takesPart(event, name))) return ['person'];
  const found = CONDITIONS.filter(([, parts]) => misses(only(plan, parts))).map(([why]) => why);
  const all = isMeant(event) ? found : ['namesake' as const, ...found];
  if (all.length > 0) return all;
  // What is left of the question are its own words.
  return [misses(plan) ? 'topic' : 'other'];
}

/** Whether an event is of the person meant, among those who bear the name. */
function meantBy(plan: QueryPlan, { nearby, articles }: Evidence): (event: NewsEvent) => boolean {
  const [name, ...others] = plan.people;
  if (name === undefined || others.length > 0) return () => true;
  const namesakes = namesakesOf(name, nearby, articles);
  const meant = meantNamesakes(fold(plan.question), name, namesakes);
  return (event) => meant.length === namesakes.length || meant.some((one) => one.articles.has(event.articleId));
}
