import type { Answer, Refusal } from '../domain/answer.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import type { Slots } from '../domain/conversation.ts';
import { type Day, hasYear } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import { EMPTY_PLAN, type QueryPlan } from '../domain/plan.ts';
import { answeredPeople } from './answered-people.ts';
import { knowledgeOf } from './archive-knowledge.ts';
import type { CheckContext } from './check-claim.ts';
import { completeAgainst } from './complete-list.ts';
import { slotsAfter } from './conversation.ts';
import { coverageOf, noCoverage } from './coverage.ts';
import { draftExtractive } from './draft.ts';
import type { DraftSettings } from './draft-list.ts';
import type { WritingTask, Written } from './model-writer.ts';
import { refusalFor } from './refuse.ts';
import { retrieve } from './retrieve.ts';
import { understand } from './understand.ts';
import { answerFrom, verify } from './verify.ts';
import { withErrata } from './with-errata.ts';

/** Longest question read, in characters; a longer one is no question to a newspaper. */
export const LONGEST_QUESTION = 500;

/** A second writer beside the extractive one, given the same evidence. */
export type Writer = (task: WritingTask, signal: AbortSignal | undefined) => Promise<Written>;

/** One turn of a conversation. */
export interface Turn {
  readonly question: string;
  readonly slots: Slots;
  readonly askedOn: Day;
}

export interface TurnResult {
  readonly answer: Answer;
  readonly slots: Slots;
}

/** What answering needs from outside. */
export interface Dependencies {
  readonly reader: IndexReader;
  /** Null = no model is configured. */
  readonly writer: Writer | null;
  readonly signal?: AbortSignal | undefined;
}

/** Answers one question from one version of the index. Always resolves with an answer; rejects only when the index fails. */
export async function answerQuestion(
  turn: Turn,
  dependencies: {
    readonly reader: IndexReader;
    readonly writer: Writer | null;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<TurnResult> {
  const { reader } = dependencies;
  const wrong = wrongQuestion(turn.question);
  if (wrong) return { answer: refused(turn, emptyPlan(turn), wrong, noCoverage(''), {}), slots: turn.slots };
  const clock = stopwatch();
  const plan = await understand(turn.question, {
    askedOn: turn.askedOn,
    slots: turn.slots,
    ...knowledgeOf(reader),
  });
  clock.lap('understand');
  const evidence = await retrieve(plan, reader);
  clock.lap('retrieve');
  const answer = await answerPlan(turn, plan, evidence, dependencies, clock);
  return { answer, slots: slotsAfter(plan, answeredPeople(answer), turn.slots) };
}

async function answerPlan(
  turn: Turn,
  plan: QueryPlan,
  evidence: Evidence,
  dependencies: Dependencies,
  clock: Stopwatch,
): Promise<Answer> {
  const { reader } = dependencies;
  const context = checkContext(evidence);
  const drafted = draftExtractive(plan, evidence, settingsFor(plan, reader));
  const extractive = drafted && withErrata(drafted, evidence);
  const own = extractive && verify(extractive, context);
  if (!extractive || !own || own.claims.length === 0) {
    const refusal = await refusalFor(plan, evidence, reader);
    return refused(turn, plan, refusal, coverageOf(plan, evidence, reader.holdings), clock.laps);
  }
  const safe = { ...extractive, claims: own.claims };
  const written = await rewrite(turn, plan, evidence, safe, dependencies);
  clock.lap('draft');
  return answerFrom(written.draft, {
    plan,
    articles: evidence.articles,
    coverage: withRelaxed(plan, coverageOf(plan, evidence, reader.holdings, written.draft.claims), evidence),
    notice: written.notice,
    timingsMs: clock.laps,
    whole: extractive.whole && own.faults.length === 0,
  });
}

/** The model's draft, verified and completed; the extractive one when there is no model or nothing of it stands. */
async function rewrite(
  turn: Turn,
  plan: QueryPlan,
  evidence: Evidence,
  extractive: Draft,
  { writer, signal }: Dependencies,
): Promise<{ readonly draft: Draft; readonly notice: string | null }> {
  if (!writer) return { draft: extractive, notice: null };
  const { draft, notice } = await writer(
    { question: plan.question, askedOn: turn.askedOn, evidence, extractive },
    signal,
  );
  if (!draft) return { draft: extractive, notice };
  const { claims } = verify(draft, checkContext(evidence));
  if (claims.length === 0) return { draft: extractive, notice: '模型的回答未通过核对，以下为原文摘录。' };
  const complete = completeAgainst(plan, claims, extractive.claims);
  return { draft: { ...draft, lead: extractive.lead, claims: complete }, notice };
}

function withRelaxed<T extends { readonly note: string }>(plan: QueryPlan, coverage: T, evidence: Evidence): T {
  return evidence.relaxed.length === 0 || !['list', 'count'].includes(plan.kind)
    ? coverage
    : { ...coverage, note: `${evidence.relaxed.join('；')}。${coverage.note}` };
}

function checkContext(evidence: Evidence): CheckContext {
  const names = [
    ...evidence.nearby.flatMap((event) => event.participants.map((person) => person.name)),
    ...evidence.mentions.map((mention) => mention.name),
  ];
  return { articles: evidence.articles, names: new Set(names), statements: evidence.statements };
}

/** Years are printed when the archive spans several, or when the question named one. */
function settingsFor(plan: QueryPlan, reader: IndexReader): DraftSettings {
  const years = new Set(
    reader.holdings.issues.flatMap((issue) => (issue.day && hasYear(issue.day) ? [issue.day.slice(0, 4)] : [])),
  );
  return { showYear: years.size > 1 || plan.times.some((time) => hasYear(time.range.from)) };
}

function wrongQuestion(question: string): Refusal | null {
  if (question.trim() === '')
    return {
      code: 'empty_question',
      text: '没有看到问题。请写下要问的人、时间或事情，例如“某某9月5日出席了哪些会议”。',
    };
  if (question.length <= LONGEST_QUESTION) return null;
  return {
    code: 'question_too_long',
    text: `问题太长（${question.length}字），请控制在${LONGEST_QUESTION}字以内，一次问一件事。`,
  };
}

function refused(
  turn: Turn,
  plan: QueryPlan,
  reason: Refusal,
  coverage: Answer['coverage'],
  timingsMs: Answer['timingsMs'],
): Answer {
  return {
    question: turn.question.slice(0, LONGEST_QUESTION),
    status: 'not_found',
    reason,
    text: reason.text,
    claims: [],
    citations: [],
    coverage,
    plan,
    mode: 'extractive',
    notice: null,
    timingsMs,
  };
}

function emptyPlan(turn: Turn): QueryPlan {
  return { ...EMPTY_PLAN, question: turn.question.slice(0, LONGEST_QUESTION).trim() };
}

interface Stopwatch {
  readonly laps: Record<string, number>;
  lap(name: string): void;
}

function stopwatch(): Stopwatch {
  let last = performance.now();
  const laps: Record<string, number> = {};
  return {
    laps,
    lap(name) {
      const now = performance.now();
      laps[name] = Math.round((now - last) * 10) / 10;
      last = now;
    },
  };
}
