import type { Answer } from '../../domain/answer.ts';
import { findPeople } from '../../text/people.ts';
import type { Answered } from './slots-after.ts';

/** What an answer leaves to the next turn: whom it was about, what it told claim by claim, and its words. */
export function answeredBy(answer: Answer): Answered {
  const titles = new Map(answer.citations.map(({ n, title }) => [n, title]));
  return {
    people: answeredPeople(answer),
    told: answer.claims.map(({ text, event, citations: [first] }, at) => ({
      event,
      title: (first === undefined ? undefined : titles.get(first)) ?? '',
      people: at < READ ? peopleIn(text) : [],
    })),
    texts: answer.claims.slice(0, READ).map(({ text }) => text),
  };
}

/** Claims read for names; a list of thousands is spoken of by its days, not by whom its far end names. */
const READ = 100;

/**
 * Who an answer was about, when it was about one person: 「谁主持的」 → that host, for the 「他」 of the next turn; 「谁陪他去的」 →
 * who went along, not whom the question named.
 */
function answeredPeople(answer: Answer): readonly string[] {
  if (!['who', 'role'].includes(answer.plan.kind)) return [];
  const names = answer.claims.slice(0, 1).flatMap(({ text }) => peopleIn(text));
  const fresh = names.filter((name) => !answer.plan.people.includes(name));
  return [names, fresh].find(({ length }) => length === 1) ?? [];
}

function peopleIn(text: string): string[] {
  return [...new Set(findPeople(text).map(({ name }) => name))];
}
