import type { Answer, AnswerStatus } from './answer.ts';
import type { Day } from './day.ts';
import type { GoldQuestion } from './gold-question.ts';

/** What a person thinks of an answer, or of one citation of it. */
export interface FeedbackGiven {
  readonly verdict: 'good' | 'bad';
  /** Number of the citation meant; null = the answer as a whole. */
  readonly citation: number | null;
  readonly comment: string;
  readonly answer: Answer;
  /** Earlier questions of the conversation. */
  readonly history: readonly string[];
  readonly askedOn: Day;
  /** Paper that the questions were limited to. */
  readonly paper: string | null;
}

/** Feedback as a line of a file has it. `id` names the question, so that what is said of it again counts for the same. */
export interface RatedAnswer {
  readonly id: string;
  readonly verdict: 'good' | 'bad';
  readonly citation: number | null;
  readonly comment: string;
  readonly question: string;
  readonly history: readonly string[];
  readonly asked_on: string;
  readonly paper: string | null;
  readonly kind: string;
  readonly status: AnswerStatus;
  readonly claims: readonly {
    readonly text: string;
    readonly citations: readonly number[];
    readonly event: string | null;
  }[];
  readonly citations: readonly {
    readonly n: number;
    readonly article_id: string;
    readonly source: string;
    readonly title: string;
    readonly quote: string;
  }[];
}

/** Feedback as a line of a file. */
export function ratedAnswer(id: string, given: FeedbackGiven): RatedAnswer {
  const { verdict, citation, comment, answer, history, askedOn, paper } = given;
  const { question, plan, status, claims, citations } = answer;
  return {
    id,
    verdict,
    citation,
    comment,
    question,
    history: [...history],
    asked_on: askedOn,
    paper,
    kind: plan.kind,
    status,
    claims: claims.map(({ text, citations: cited, event }) => ({
      text,
      citations: [...cited],
      event: event?.name ?? null,
    })),
    citations: citations.map(({ n, articleId, source, title, quote }) => ({
      n,
      article_id: articleId,
      source,
      title,
      quote,
    })),
  };
}

/** A gold question as `eval --gold` reads it, with what the person said of the answer. */
export interface FeedbackGold extends GoldQuestion {
  readonly asked_on: string;
  readonly comment?: string;
}

/** Gold questions made of feedback; `open` counts the questions whose feedback says that something is wrong but not what. */
interface GoldFromFeedback {
  readonly gold: readonly FeedbackGold[];
  readonly open: number;
}

/** Kinds whose answer is complete or wrong: their number of items is part of the gold. */
const COUNTED = new Set(['list', 'count', 'attendance', 'timeline']);

/**
 * One gold question for each question with feedback: what a good answer said must be said again; what a bad citation was
 * given for, or the one thing a bad answer said, must not. The last word on an answer counts.
 */
export function goldFromFeedback(feedback: readonly RatedAnswer[]): GoldFromFeedback {
  const byQuestion = new Map<string, RatedAnswer[]>();
  for (const given of feedback) byQuestion.set(given.id, [...(byQuestion.get(given.id) ?? []), given]);
  const made = [...byQuestion.values()].map(goldOf);
  const gold = made.filter((one) => one !== null);
  return { gold, open: made.length - gold.length };
}

function goldOf(all: readonly RatedAnswer[]): FeedbackGold | null {
  const last = all.at(-1);
  if (!last) return null;
  const given = all.filter((one) => isSameAnswer(one, last));
  const whole = given.findLastIndex(({ citation }) => citation === null);
  const verdict = given[whole]?.verdict ?? null;
  const after = given.slice(whole + 1);
  const faulty = new Set(
    after.flatMap(({ verdict: of, citation }) => (of === 'bad' && citation !== null ? citation : [])),
  );
  const isFaulty = ({ citations }: RatedAnswer['claims'][number]) => citations.some((n) => faulty.has(n));
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
function isSameAnswer(one: RatedAnswer, other: RatedAnswer): boolean {
  return one.status === other.status && JSON.stringify(one.claims) === JSON.stringify(other.claims);
}
