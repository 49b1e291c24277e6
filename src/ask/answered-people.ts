import type { Answer } from '../domain/answer.ts';
import { findPeople } from '../text/people.ts';

/** Who an answer was about, when it was about one person: 「谁主持的」 → that host, for the 「他」 of the next turn. */
export function answeredPeople(answer: Answer): readonly string[] {
  if (!['who', 'role'].includes(answer.plan.kind)) return [];
  const names = new Set(
    answer.claims.slice(0, 1).flatMap((claim) => findPeople(claim.text).map((person) => person.name)),
  );
  return names.size === 1 ? [...names] : [];
}
