import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan, QuestionKind } from '../../domain/plan.ts';
import { findAsked } from '../fact/asked-item.ts';
import { quantitiesIn } from '../fact/quantity.ts';
import { matchEvents } from '../find/match-events.ts';
import type { AskedPart } from '../understand/asked-parts.ts';
import { shareTold } from './yesno-value.ts';

/** Least share of a part's words that a claim of one point and the headline above it must hold. */
const ENOUGH = 0.5;
/** Claims told of one part. */
const MOST = 6;
/** Longest answer of a part that the first line repeats, in characters. */
const LONGEST_HEAD = 24;

/** Kinds whose answer is one thing in one sentence. */
const POINTS = new Set<QuestionKind>(['who', 'when', 'where', 'quantity']);

/** Kinds that a record has a place for: there an empty one says that the report is silent. */
const OF_RECORD = new Set<QuestionKind>(['who', 'when', 'where', 'attendance']);

/** How one question alone is drafted. */
export type DraftOne = (plan: QueryPlan, evidence: Evidence) => Draft | null;

interface Told {
  readonly kind: QuestionKind;
  readonly label: string;
  readonly claims: readonly DraftClaim[];
  /** The bare answer; null when the claim must be read for it. */
  readonly head: string | null;
}

/**
 * Each part of a question by its own claims, in the asked order, under a first line that gives every answer in a word and
 * says which part no report tells. Null when no part is answered.
 */
export function draftParts(parts: readonly AskedPart[], evidence: Evidence, draftOne: DraftOne): Draft | null {
  const alone = parts.map(({ plan, label }): Told => {
    const own = { ...evidence, ...matchEvents(plan, evidence.nearby, evidence.articles) };
    const draft = draftOne(plan, own);
    const drafted = draft?.claims.slice(0, POINTS.has(plan.kind) ? 1 : MOST) ?? [];
    const claims = drafted.filter(
      (claim) => !POINTS.has(plan.kind) || shareTold(plan.text, plan, claim, evidence) >= ENOUGH,
    );
    const head = plan.kind === 'yesno' ? verdictOf(draft) : headOf(plan, claims, evidence);
    // A sentence in which the asked-for thing is not found tells something else.
    return POINTS.has(plan.kind) && head === null
      ? { kind: plan.kind, label, claims: [], head }
      : { kind: plan.kind, label, claims, head };
  });
  const told = alone.map((part, at) => {
    const asked = parts[at];
    return (asked && ofEach(asked, alone[at - 1], evidence, draftOne)) ?? besideOthers(part, alone);
  });
  const heads = told.flatMap(({ head }) => head ?? []);
  const claims = told
    .flatMap((part) => part.claims.map((claim) => withoutHead(claim, heads)))
    .filter((claim, at, all) => all.findIndex(({ text }) => text === claim.text) === at);
  if (claims.length === 0) return null;
  const open = told.filter((part) => part.claims.length === 0);
  // What a check left out may be what the first line says.
  const lead = (count: number) => (count === claims.length ? firstLine(told) : '查到的如下：');
  return { lead, claims, mode: 'extractive', whole: open.length === 0 };
}

/** 「时间：4月12日下午；地点：市会展中心；主持：报道未提及。」 */
function firstLine(told: readonly Told[]): string {
  if (told.every(({ claims, head }) => claims.length > 0 && head === null)) return '依次答复如下：';
  const words = told.map(({ kind, label, claims, head }) => {
    return `${label}：${claims.length === 0 ? (OF_RECORD.has(kind) ? '报道未提及' : '未查到') : (head ?? '见下')}`;
  });
  return `${words.join('；')}。`;
}

/** 「哪些会议，谁主持」: a part that leans on a list is asked of each of its events. */
function ofEach(part: AskedPart, before: Told | undefined, evidence: Evidence, draftOne: DraftOne): Told | null {
  const events = before?.claims.flatMap(({ event }) => event ?? []) ?? [];
  if (!part.leans || events.length < 2 || !POINTS.has(part.plan.kind)) return null;
  const claims = events.flatMap((event) => {
    const plan = { ...part.plan, people: [], times: [], dayPart: null, question: event.name, text: event.name };
    return draftOne(plan, { ...evidence, nearby: [event], events: [event], hits: [] })?.claims.slice(0, 1) ?? [];
  });
  return { kind: part.plan.kind, label: part.label, claims, head: null };
}

/** A number that stands in the claim of another part behind the asked words: 「…112万吨，比去年同期增加14万吨」. */
function besideOthers(part: Told, all: readonly Told[]): Told {
  if (part.claims.length > 0 || part.label.length < 2) return part;
  for (const claim of all.flatMap(({ claims }) => claims)) {
    const at = claim.text.indexOf(part.label);
    if (at < 0) continue;
    const behind = claim.text.slice(at + part.label.length);
    const [number] = quantitiesIn('', behind);
    const head = number && number.start <= 4 ? behind.slice(number.start, number.end) : null;
    return { ...part, claims: [claim], head };
  }
  return part;
}

/** The first line gives the bare answer; a sentence that holds it needs it in front no more. */
function withoutHead(claim: DraftClaim, heads: readonly string[]): DraftClaim {
  const sentence = claim.text.slice(claim.text.indexOf('：') + 1);
  return heads.some((head) => claim.text.startsWith(`${head}：`) && sentence.includes(head))
    ? { ...claim, text: sentence }
    : claim;
}

/** 「是的」 of 「是的，据报道：」; null when the sentence itself decides. */
function verdictOf(draft: Draft | null): string | null {
  return draft?.lead?.(draft.claims.length).split(/[，。：]/)[0] ?? null;
}

function headOf(plan: QueryPlan, [claim, ...others]: readonly DraftClaim[], { articles }: Evidence): string | null {
  if (!claim || others.length > 0) return null;
  const opening = claim.text.slice(0, Math.max(0, claim.text.indexOf('：')));
  if (opening !== '' && opening.length <= LONGEST_HEAD) return opening;
  const doer = plan.kind === 'who' && plan.deeds[0] ? claim.text.split(plan.deeds[0])[0] : undefined;
  if (doer !== undefined && claim.event && doer.length <= LONGEST_HEAD) return doer.replace(/在.*$/, '');
  const [quote] = claim.quotes;
  const article = quote && articles.get(quote.articleId);
  const span = article ? findAsked(plan, claim.text, article) : null;
  return span && span.end - span.start <= LONGEST_HEAD ? claim.text.slice(span.start, span.end) : null;
}
