import type { Draft } from '../domain/draft.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { draftFact } from './draft-fact.ts';
import { type DraftSettings, listClaim } from './draft-list.ts';
import { draftRole } from './draft-role.ts';
import { groupEvents, isSame } from './group-events.ts';
import { bestEvent, fitness } from './one-event.ts';
import { rankSentences } from './rank-sentences.ts';
import { LONGEST_CLAIM } from './tell-event.ts';
import { contentWords } from './topic.ts';

/** Least share of the question's words that an event must tell to decide it. */
const ENOUGH = 0.6;
const NEGATION = /没有|并未|尚未|从未|未能|未曾|未(?=[\u4e00-\u9fa5])|不(?=[\u4e00-\u9fa5])|无需|无须/;

/**
 * 「是的」 with the event or sentence that decides it; null when the archive is silent: what no report tells is not
 * thereby denied. Nothing that had to be let go of the question may decide it; a printed negative is told as printed.
 */
export function draftYesNo(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const negative = printedNegative(plan, evidence);
  if (negative) return negative;
  if (plan.people.length === 0) return draftFact(plan, evidence);
  if (plan.titles.length > 0 && plan.deeds.length === 0) return holdsOffice(plan, evidence);
  const meant = bestEvent({ ...plan, people: [] }, evidence);
  const groups = groupEvents(evidence.relaxed.length > 0 ? [] : evidence.events)
    .filter(([event]) => fitness(plan, event, evidence) >= ENOUGH && (!meant || isSame(event, meant)))
    .sort(([a], [b]) => fitness(plan, b, evidence) - fitness(plan, a, evidence));
  const [best] = groups;
  if (!best) return null;
  const claims = [listClaim(plan, best, evidence, settings)];
  return { lead: () => '是的，据报道：', claims, mode: 'extractive', whole: true };
}

/** A sentence that names everybody asked about and denies something: 「没有出席」, 「不收门票」. */
function printedNegative(plan: QueryPlan, evidence: Evidence): Draft | null {
  const sentence = rankSentences(plan, evidence).find(
    ({ text, own }) =>
      own >= NEGATIVE_OWN &&
      NEGATION.test(text) &&
      plan.people.every((name) => text.includes(name)) &&
      sharesVerb(plan, text),
  );
  if (!sentence || sentence.text.length > LONGEST_CLAIM) return null;
  const quotes = [{ articleId: sentence.article.id, ...sentence.span }];
  return { lead: null, claims: [{ text: sentence.text, quotes, event: null }], mode: 'extractive', whole: true };
}

/** Least share of the question that a denying sentence must tell. */
const NEGATIVE_OWN = 0.5;

/** What is denied must be what was asked: a deed of the question, or its last word, stands close behind the denial. */
function sharesVerb(plan: QueryPlan, text: string): boolean {
  const asked = [...plan.deeds, ...contentWords(plan.question).slice(-2)];
  return asked.some((word) => new RegExp(`(?:没有|未|不)[^，。；]{0,6}${escapeWord(word)}`).test(text));
}

function escapeWord(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, '');
}

/** 「梁启东是不是市长」: a mention with that very title. */
function holdsOffice(plan: QueryPlan, evidence: Evidence): Draft | null {
  const role = draftRole(
    { ...plan, kind: 'role', people: [] },
    { ...evidence, mentions: evidence.mentions.filter((mention) => plan.people.includes(mention.name)) },
  );
  return role && { ...role, lead: () => '是的，据报道：' };
}
