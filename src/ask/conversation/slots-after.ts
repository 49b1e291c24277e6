import { NO_SLOTS, type Slots, type Told } from '../../domain/conversation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { fullest, fullNames } from './full-names.ts';
import { openingOf } from './opening.ts';

/** What an answer leaves to a conversation. */
export interface Answered {
  /** Whom it was about, when it was asked who. */
  readonly people: readonly string[];
  readonly told: readonly Told[];
  /** Texts whose names a later question may shorten. */
  readonly texts: readonly string[];
}

/** Nothing was answered, or nobody knows what. */
export const UNANSWERED: Answered = { people: [], told: [], texts: [] };

/** Full names kept from turn to turn. */
const MOST_NAMES = 40;

/** What a question may take over: nothing behind 「换个话题」. */
export function slotsBefore(question: string, slots: Slots): Slots {
  return openingOf(fold(question).trim()).turn === 'forget' ? NO_SLOTS : slots;
}

/** What the next turn may take from this one; the people of an answer stand in where the question named none. */
export function slotsAfter(plan: QueryPlan, answered: Answered, slots: Slots): Slots {
  const people = answered.people.length > 0 ? answered.people : plan.people;
  const said = fullNames(fold(plan.question)).map((one) => ({ ...one, name: fullest(one.name, slots.names) }));
  const own = said.find(({ part }) => !part)?.name;
  const kept = plan.carried.length > 0 || plan.people.length + plan.titles.length === 0;
  return {
    people: people.length > 0 ? people : slots.people,
    times: plan.times,
    places: plan.places,
    papers: plan.papers,
    plan,
    told: toldAfter(plan, answered, slots),
    list: listOf(plan, answered, slots),
    names: namesAfter(
      said.map(({ name }) => name),
      answered,
      slots,
    ),
    subject: own ?? (kept ? slots.subject : null),
  };
}

/** What was told stays in view while a question about it is answered by something else, or not at all. */
function toldAfter(plan: QueryPlan, { told }: Answered, slots: Slots): readonly Told[] {
  const aside = plan.kind === 'byline' || plan.kind === 'source' || told.every(({ event }) => event === null);
  return aside && plan.carried.some((slot) => slot === 'event' || slot === 'topic') && slots.told.length > 0
    ? slots.told
    : told;
}

/** A list stays until another one is told, or another matter is spoken of. */
function listOf(plan: QueryPlan, { told }: Answered, { list }: Slots): readonly Told[] {
  const items = told.filter(({ event }) => event !== null);
  const several = new Set(items.map(({ event }) => `${event?.name} ${event?.from} ${event?.dayPart}`)).size > 1;
  if (several) return items;
  return plan.carried.length > 0 ? list : [];
}

function namesAfter(said: readonly string[], { texts }: Answered, { names }: Slots): readonly string[] {
  const known = [...said, ...names];
  const answers = texts.flatMap((text) => fullNames(fold(text.slice(0, 2000))).map(({ name }) => fullest(name, known)));
  return [...new Set([...said, ...answers, ...names])].slice(0, MOST_NAMES);
}
