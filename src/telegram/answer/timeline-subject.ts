import type { QuestionKind } from '../../domain/plan.ts';
import type { StoredAnswer } from '../../state/answers.ts';

/** Questions about what went on in a place or body; any other, such as who led a meeting there, is not about it. */
const OF_A_PLACE: ReadonlySet<QuestionKind> = new Set(['list', 'count', 'summary']);

/**
 * Whose timeline an answer may be followed by: the first person it is about, else the first place or body of a question
 * about what happened there, where it tells of something. Null for none, for somebody whom no paper names, and for a timeline.
 */
export function timelineSubject({ answer }: Pick<StoredAnswer, 'answer'>): string | null {
  const { kind, people, places } = answer.plan;
  if (kind === 'timeline' || answer.reason?.code === 'person_unknown') return null;
  const tells = OF_A_PLACE.has(kind) && answer.claims.some(({ event }) => event !== null);
  return people[0] ?? (tells ? (places[0] ?? null) : null);
}
