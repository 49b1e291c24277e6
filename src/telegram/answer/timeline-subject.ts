import type { StoredAnswer } from '../../state/answers.ts';

/**
 * Whose timeline an answer may be followed by: the first person it is about, else the first place or body where it tells
 * of something that happened. Null for none, for somebody whom no paper names, and for a timeline.
 */
export function timelineSubject({ answer }: Pick<StoredAnswer, 'answer'>): string | null {
  const { kind, people, places } = answer.plan;
  if (kind === 'timeline' || answer.reason?.code === 'person_unknown') return null;
  const tells = answer.claims.some(({ event }) => event !== null);
  return people[0] ?? (tells ? (places[0] ?? null) : null);
}
