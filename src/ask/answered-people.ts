import type { Answer } from '../domain/answer.ts';
import { findPeople } from '../text/people.ts';
import type { Answered } from './conversation/slots-after.ts';

/** What an answer leaves to the next turn: whom it was about, what it told claim by claim, and its words. */
export function answeredBy(answer: Answer): Answered {
  return {
    people: answeredPeople(answer),
    told: answer.claims.map(({ text, event, citations }) => ({
      event,
      title: answer.citations.find(({ n }) => n === citations[0])?.title ?? '',
      people: peopleIn(text),
    })),
    texts: answer.claims.map(({ text }) => text),
  };
}

/** Who an answer was about, when it was about one person: 「谁主持的」 → that host, for the 「他」 of the next turn. */
function answeredPeople(answer: Answer): readonly string[] {
  if (!['who', 'role'].includes(answer.plan.kind)) return [];
  const names = answer.claims.slice(0, 1).flatMap(({ text }) => peopleIn(text));
  return names.length === 1 ? names : [];
}

function peopleIn(text: string): string[] {
  return [...new Set(findPeople(text).map(({ name }) => name))];
}
