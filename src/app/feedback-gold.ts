import type { GoldQuestion } from '../eval/score-answer.ts';
import type { StoredFeedback } from './feedback.ts';

/** A gold question with what the person said of the answer. */
export interface FeedbackGold extends GoldQuestion {
  readonly asked_on: string;
  readonly comment?: string;
}

/** Gold questions made of feedback; `open` counts the questions whose feedback says that something is wrong but not what. */
export interface GoldFromFeedback {
  readonly gold: readonly FeedbackGold[];
  readonly open: number;
}

/** Kinds whose answer is complete or wrong: their number of items is part of the gold. */
const COUNTED = new Set(['list', 'count', 'attendance', 'timeline']);

/**
 * One gold question for each question with feedback: what a good answer said must be said again; what a bad citation was
 * given for, or the one thing a bad answer said, must not. The last word on an answer counts.
 */
export function goldFromFeedback(feedback: readonly StoredFeedback[]): GoldFromFeedback {
  const byQuestion = new Map<string, StoredFeedback[]>();
  for (const given of feedback) byQuestion.set(given.id, [...(byQuestion.get(given.id) ?? []), given]);
  const made = [...byQuestion.values()].map(goldOf);
  const gold = made.filter((one) => one !== null);
  return { gold, open: made.length - gold.length };
}

function goldOf(all: readonly StoredFeedback[]): FeedbackGold | null {
  const last = all.at(-1);
  if (!last) return null;
  const given = all.filter((one) => isSameAnswer(one, last));
  const whole = given.findLastIndex(({ citation }) => citation === null);
  const verdict = given[whole]?.verdict ?? null;
  const after = given.slice(whole + 1);
  const faulty = new Set(
    after.flatMap(({ verdict: of, citation }) => (of === 'bad' && citation !== null ? citation : [])),
  );
  const isFaulty = ({ citations }: StoredFeedback['claims'][number]) => citations.some((n) => faulty.has(n));
  const wrong = verdict === 'bad' && last.claims.length === 1 ? last.claims : last.claims.filter(isFaulty);
  const right = verdict === 'good' ? last.claims.filter((claim) => !isFaulty(claim)) : [];
  if (right.length + wrong.length === 0 && last.status !== 'not_found') return null;
  const cited = new Set(right.flatMap(({ citations }) => citations));
  const comment = given.flatMap(({ comment: text }) => (text === '' ? [] : text)).join('；');
  return {
    id: last.id,
    type: last.status === 'not_found' && verdict === 'good' ? 'unanswerable' : last.kind,
    question: last.paper === null ? last.question : `《${last.paper}》上，${last.question}`,
    must: right.map(({ text, event }) => [event ?? text]),
    must_not: wrong.map(({ text }) => text),
    cite: [...new Set(last.citations.flatMap(({ n, source }) => (cited.has(n) ? source : [])))],
    ...(COUNTED.has(last.kind) && right.length > 0 && wrong.length === 0 ? { items: right.length } : {}),
    ...(last.history.length > 0 ? { history: last.history } : {}),
    asked_on: last.asked_on,
    ...(comment === '' ? {} : { comment }),
  };
}

/** What was said of another answer to the same question, before the archive or the program changed, is past. */
function isSameAnswer(one: StoredFeedback, other: StoredFeedback): boolean {
  return one.status === other.status && JSON.stringify(one.claims) === JSON.stringify(other.claims);
}
