import type { Answer, Refusal } from '../domain/answer.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import type { Slots } from '../domain/conversation.ts';
import { type Day, hasYear } from '../domain/day.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Explanation } from '../domain/explanation.ts';
import { EMPTY_PLAN, type QueryPlan } from '../domain/plan.ts';
import { fold } from '../text/fold.ts';
import type { SecondOpinion } from './check/second-opinion.ts';
import { answerFrom, verify } from './check/verify.ts';
import { answeredBy } from './conversation/answered-by.ts';
import { openingOf } from './conversation/opening.ts';
import { readTurn, type TurnRead } from './conversation/read-turn.ts';
import { slotsAfter, slotsBefore } from './conversation/slots-after.ts';
import { draftExtractive } from './draft/draft.ts';
import type { DraftSettings } from './draft/draft-list.ts';
import { inferredNote } from './draft/inferred-note.ts';
import { withErrata } from './draft/with-errata.ts';
import { explainEvents } from './find/explain-events.ts';
import { explainSearch } from './find/explain-search.ts';
import type { Reorder } from './find/rerank.ts';
import { type Retrieved, retrieve } from './find/retrieve.ts';
import { unmetConditions } from './find/unmet-conditions.ts';
import { coverageOf, noCoverage } from './refuse/coverage.ts';
import { falsePremise } from './refuse/false-premise.ts';
import { outOfScope, tellsAfterAll } from './refuse/out-of-scope.ts';
import { paperNotHeld } from './refuse/paper-not-held.ts';
import { refusalFor } from './refuse/refuse.ts';
import { severalCases } from './refuse/several-cases.ts';
import { knowledgeOf } from './understand/archive-knowledge.ts';
import { printedAs } from './understand/printed-as.ts';
import type { Rewriter } from './understand/rewrite-question.ts';
import { understandTurn } from './understand/understand-turn.ts';
import { whichOffice } from './understand/which-office.ts';
import { withinPaper } from './understand/within-paper.ts';
import { metered } from './write/metered-writer.ts';
import type { Writer } from './write/model-writer.ts';
import { checkContext, writeAnswer } from './write/write-answer.ts';

/** Longest question read, in characters; a longer one is no question to a newspaper. */
const LONGEST_QUESTION = 500;

/** One turn of a conversation. */
interface Turn {
  readonly question: string;
  readonly slots: Slots;
  readonly askedOn: Day;
  /** Looks into this paper alone when the question names none; left out or null = into all. */
  readonly paper?: string | null;
}

interface TurnResult {
  readonly answer: Answer;
  readonly slots: Slots;
  /** Made when it is asked for; null when the question could not be read, so that nothing was looked up. */
  explain(): Explanation | null;
}

/** What answering needs from outside. */
interface Dependencies {
  readonly reader: IndexReader;
  /** Null = no model is configured. */
  readonly writer: Writer | null;
  /** Completes follow-ups; left out or null = rules do. */
  readonly rewriter?: Rewriter | null;
  /** Puts the best passages in a better order; left out or null = the search's order stands. */
  readonly reorder?: Reorder | null;
  /** Reads once more what a model wrote and the check let pass; left out or null = nobody does. */
  readonly opinion?: SecondOpinion | null;
  readonly signal?: AbortSignal | undefined;
  /** Hears the words of the model's draft as they come, before any is checked; of an answer without a model, nothing. */
  readonly onDraft?: ((text: string) => void) | undefined;
}

/** Answers one question from one version of the index. Always resolves with an answer; rejects only when the index fails. */
export async function answerQuestion(turn: Turn, dependencies: Dependencies): Promise<TurnResult> {
  const { reader } = dependencies;
  const slots = slotsBefore(turn.question, turn.slots);
  const wrong = wrongQuestion(turn.question);
  const read: TurnRead = wrong ? { status: 'refused', refusal: wrong, asked: null } : readTurn(turn.question, slots);
  if (read.status === 'refused') {
    const { refusal, asked } = read;
    const answer = refused(turn, emptyPlan(turn), refusal, noCoverage(''), {});
    return { answer, slots: asked === null ? slots : { ...slots, asked }, explain: () => null };
  }
  const clock = stopwatch();
  const { question } = read;
  const understood = await understandTurn(question, {
    askedOn: turn.askedOn,
    slots,
    rewriter: dependencies.rewriter ?? null,
    signal: dependencies.signal,
    ...knowledgeOf(reader),
  });
  const plan = withinPaper(understood, turn.paper ?? null);
  clock.lap('understand');
  const { reorder = null, signal } = dependencies;
  const evidence = await retrieve(plan, reader, { reorder, signal });
  clock.lap('retrieve');
  const answer = told(printedAs(question, plan), await answerPlan(turn, plan, evidence, dependencies, clock));
  return {
    answer,
    slots: asking(answer, slotsAfter(understood, answeredBy(answer), slots)),
    explain: () => explanationOf(plan, evidence),
  };
}

/** The slots with what the answer asks back. */
function asking({ reason }: Answer, slots: Slots): Slots {
  return reason?.options === undefined ? slots : { ...slots, asked: { options: reason.options, around: null } };
}

/** The answer with a line on how its names are printed put before its notice. */
function told(line: string, answer: Answer): Answer {
  return line === '' ? answer : { ...answer, notice: [line, answer.notice ?? ''].join('') };
}

function explanationOf(plan: QueryPlan, evidence: Retrieved): Explanation {
  const { articles, relaxed, search } = evidence;
  return {
    plan,
    search: explainSearch(plan, {
      ...search,
      articles,
      oneAnArticle: false,
      unmet: ({ passage }) => {
        const article = articles.get(passage.articleId);
        return article ? unmetConditions(plan, article, passage.text, articles) : [];
      },
    }),
    events: explainEvents(plan, evidence),
    relaxed,
  };
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
  const settings = settingsFor(plan, reader);
  const refuse = (refusal: Refusal) =>
    refused(turn, plan, refusal, coverageOf(plan, evidence, reader.holdings), clock.laps);
  if (reader.holdings.articles > 0 && asksNothing(plan)) {
    const refusal = { code: 'empty_question', text: `没有看懂这个问题。${HOW_TO_ASK}` } as const;
    return refused(turn, plan, refusal, noCoverage(''), clock.laps);
  }
  const elsewhere = evidence.contents.length > 0 ? paperNotHeld(plan, reader.holdings) : null;
  if (elsewhere !== null) return refuse({ code: 'issue_missing', text: elsewhere });
  const office = await whichOffice(plan, reader);
  if (office !== null) return refuse(office);
  const several = severalCases(plan, evidence, settings);
  if (several?.status === 'asked') return refuse(several.refusal);
  const premise = falsePremise(plan, evidence, settings);
  // Yes or no is answered by the record that says otherwise; only where there is none is the premise what is told.
  const taken = plan.kind === 'yesno' ? null : premise;
  const drafted = taken === null ? (several?.draft ?? draftExtractive(plan, evidence, settings)) : null;
  const extractive = drafted && withErrata(drafted, evidence);
  const own = extractive && verify(extractive, context);
  const past = plan.times.length > 0 && plan.times.every(({ range }) => hasYear(range.to) && range.to < turn.askedOn);
  const scope = outOfScope(plan.question, { named: plan.people.length > 0, past });
  if (scope && !tellsAfterAll(scope, own?.claims ?? [])) return refuse(scope.refusal);
  if (!extractive || !own || own.claims.length === 0) return refuse(await refusalFor(plan, evidence, reader, premise));
  const safe = { ...extractive, claims: own.claims };
  const meter = metered(dependencies.writer);
  const written = await writeAnswer(
    { question: plan.question, kind: plan.kind, askedOn: turn.askedOn, evidence, extractive: safe },
    plan,
    { ...dependencies, writer: meter.writer },
  );
  clock.lap('draft');
  const answer = answerFrom(written.draft, {
    question: turn.question.trim(),
    plan,
    articles: evidence.articles,
    coverage: coverageOf(plan, evidence, reader.holdings, written.draft.claims),
    notice: [written.notice ?? '', inferredNote(written.draft.claims, evidence.articles)].join('') || null,
    checked: written.checked,
    timingsMs: clock.laps,
    whole: extractive.whole && own.faults.length === 0,
  });
  return { ...answer, ...meter.spent() };
}

/** Years are printed when the archive spans several, or when the question named one. */
function settingsFor(plan: QueryPlan, reader: IndexReader): DraftSettings {
  const years = new Set(
    reader.holdings.issues.flatMap((issue) => (issue.day && hasYear(issue.day) ? [issue.day.slice(0, 4)] : [])),
  );
  return { showYear: years.size > 1 || plan.times.some((time) => hasYear(time.range.from)) };
}

const HOW_TO_ASK = '请写下要问的人、时间或事情，例如“某某9月5日出席了哪些会议”。';

/** Nothing of it can be looked up: marks, stray letters or digits, or 「谁主持的」 with no word of what. */
function asksNothing({ people, times, places, titles, deeds, context, text }: QueryPlan): boolean {
  const named = people.length + times.length + places.length + titles.length > 0 || context !== '';
  const words = deeds.reduce((rest, deed) => rest.replace(deed, ''), text).replace(/[的了过]/g, '');
  return !named && !/[\u4e00-\u9fff]|[a-z]{2}|\d{2}/i.test(words);
}

function wrongQuestion(question: string): Refusal | null {
  if (question.trim() === '')
    return {
      code: 'empty_question',
      text: `没有看到问题。${HOW_TO_ASK}`,
    };
  const { turn, rest } = openingOf(fold(question.slice(0, LONGEST_QUESTION)).trim());
  if (turn !== 'plain' && rest === '')
    return { code: 'empty_question', text: '好的，前面的话不再带入。请接着写下要问的人、时间或事情。' };
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
