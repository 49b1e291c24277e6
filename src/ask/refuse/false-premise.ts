import type { DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan, QuestionKind } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { verify } from '../check/verify.ts';
import { draftEvent } from '../draft/draft-event.ts';
import { type DraftSettings, listClaim } from '../draft/draft-list.ts';
import { bestEvent, fitness } from '../draft/one-event.ts';
import { groupEvents, isSame } from '../find/group-events.ts';
import { isDeed, takesPart } from '../find/match-events.ts';
import { contentWords } from '../understand/topic.ts';
import { checkContext } from '../write/write-answer.ts';

/** What a question takes for granted and no report tells, with what is told in its place. */
export interface FalsePremise {
  /** 「报道未提及陶弘毅主持新港开港仪式。报道所载：副市长靳雨薇主持新港开港仪式。」 */
  readonly text: string;
  readonly told: DraftClaim;
}

/** Kinds of questions that take a deed of somebody for granted, or ask whether it was done. */
const TAKES_FOR_GRANTED = new Set<QuestionKind>(['when', 'where', 'yesno', 'what', 'quantity']);
/** Least share of the question's words, by length, that the event's own name must hold to be the one meant. */
const NAMED = 0.75;
/** Least characters of such words: 会议 alone names no event. */
const LEAST_NAMED = 4;

/**
 * The premise of a question that puts somebody to an event which the archive tells of with other people: null when no
 * event is named, when the person did it there, or another event of the person fits as well.
 */
export function falsePremise(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): FalsePremise | null {
  if (plan.people.length === 0 || plan.deeds.length === 0 || !TAKES_FOR_GRANTED.has(plan.kind)) return null;
  const bare = { ...plan, people: [], text: without(plan.text, [...plan.people, ...plan.deeds]) };
  const meant = bestEvent({ ...bare, deeds: [] }, evidence);
  if (!meant || !isNamed(bare, meant)) return null;
  const records = evidence.nearby.filter((event) => event === meant || isSame(event, meant));
  if (plan.people.every((name) => records.some((event) => mayHaveDone(event, name, plan.deeds, evidence)))) return null;
  const theirs = evidence.nearby.filter((event) => plan.people.every((name) => takesPart(event, name)));
  const fits = fitness(bare, meant, evidence);
  if (theirs.some((event) => !records.includes(event) && fitness(bare, event, evidence) >= fits)) return null;
  const told = toldOf({ ...bare, kind: 'who' }, meant, evidence, settings);
  return (
    told && { text: `报道未提及${plan.people.join('、')}${plan.deeds[0]}${meant.name}。报道所载：${told.text}`, told }
  );
}

/** Who did it there, else that it was held; null when neither stands the check. */
function toldOf(plan: QueryPlan, meant: NewsEvent, evidence: Evidence, settings: DraftSettings): DraftClaim | null {
  const records = evidence.nearby.filter((event) => event === meant || isSame(event, meant));
  const [group] = groupEvents(records);
  const doers = draftEvent(plan, { ...evidence, nearby: records }, settings);
  const claims = [...(doers?.claims ?? []), ...(group ? [listClaim(plan, group, evidence, settings)] : [])];
  return verify({ lead: null, claims, mode: 'extractive', whole: true }, checkContext(evidence)).claims[0] ?? null;
}

/**
 * Somebody who is there may have done all that a record leaves out, but does not host when another does; who is named in
 * the report at all may have been there.
 */
function mayHaveDone(
  { participants, articleId }: NewsEvent,
  name: string,
  deeds: readonly string[],
  { articles }: Evidence,
): boolean {
  const hosts = participants.filter(({ did }) => did.some((done) => isDeed(done, HOSTING)));
  if (deeds.includes(HOSTING) && hosts.length > 0) return hosts.some((host) => host.name === name);
  return searchForm(articles.get(articleId)?.text ?? '').includes(searchForm(name));
}

const HOSTING = '主持';

function isNamed(plan: QueryPlan, { name }: NewsEvent): boolean {
  const words = contentWords(
    without(
      plan.text,
      plan.times.map(({ text }) => text),
    ),
  ).filter((word) => word.length >= 2);
  const size = (some: readonly string[]) => some.reduce((sum, word) => sum + word.length, 0);
  const form = searchForm(name);
  const held = size(words.filter((word) => form.includes(word)));
  return held >= LEAST_NAMED && held >= NAMED * size(words);
}

function without(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ' '), text);
}
