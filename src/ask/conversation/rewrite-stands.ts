import type { Slots } from '../../domain/conversation.ts';
import { type Day, monthDay } from '../../domain/day.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { comparable } from '../../text/comparable.ts';
import { findDates } from '../../text/dates.ts';
import { fold } from '../../text/fold.ts';
import { findPeople } from '../../text/people.ts';
import { findNamed } from '../../text/places.ts';
import { contentWords } from '../understand/topic.ts';
import { talkOf } from './talk.ts';

/** Least share of a rewrite's content that the question and its conversation must hold. */
const ENOUGH_KNOWN = 0.75;

/**
 * Whether a rewrite says nothing of its own: its names, days and numbers come from the question or the slots, most of its
 * words do, and whom and which day the question names itself it names too.
 */
export function rewriteStands(rewrite: string, question: string, own: QueryPlan, slots: Slots, askedOn: Day): boolean {
  const folded = fold(rewrite);
  const known = comparable(`${question}\n${talkOf(slots)}`);
  const names = [...findPeople(folded), ...findNamed(folded)].map(({ name }) => name);
  return (
    names.every((name) => known.includes(comparable(name))) &&
    numbersOf(rewrite).every((number) => numbersOf(known).includes(number)) &&
    daysStand(folded, own, slots, askedOn) &&
    isMostlyKnown(folded, known) &&
    own.people.every((name) => !question.includes(name) || rewrite.includes(name))
  );
}

function numbersOf(text: string): string[] {
  return comparable(text).match(/\d+(?:\.\d+)?/g) ?? [];
}

/** Every day of the rewrite is one the question or the conversation speaks of, and the question's own are kept. */
function daysStand(rewrite: string, own: QueryPlan, slots: Slots, askedOn: Day): boolean {
  const told = [...slots.told, ...slots.list].flatMap(({ event }) =>
    event?.from ? [event.from, event.to ?? event.from] : [],
  );
  const times = [...own.times, ...slots.times, ...(slots.plan?.times ?? [])].flatMap(({ range }) => [
    range.from,
    range.to,
  ]);
  const known = new Set([...told, ...times].map(monthDay));
  const said = findDates(rewrite, { reference: askedOn, use: 'question' });
  return said.every(({ from, to }) => known.has(monthDay(from)) && known.has(monthDay(to)));
}

function isMostlyKnown(rewrite: string, known: string): boolean {
  const words = contentWords(rewrite);
  const size = (all: readonly string[]) => all.reduce((sum, word) => sum + word.length, 0);
  return size(words.filter((word) => known.includes(comparable(word)))) >= ENOUGH_KNOWN * size(words);
}
