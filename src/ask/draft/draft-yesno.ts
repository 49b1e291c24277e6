import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { type RankedSentence, rankSentences } from '../fact/rank-sentences.ts';
import { groupEvents, isSame } from '../find/group-events.ts';
import { isDeed, takesPart } from '../find/match-events.ts';
import { contentWords } from '../understand/topic.ts';
import { draftEvent } from './draft-event.ts';
import { type DraftSettings, listClaim } from './draft-list.ts';
import type { DraftOne } from './draft-parts.ts';
import { draftRole } from './draft-role.ts';
import { asksWhetherSaid, draftSpeaker } from './draft-speaker.ts';
import { bestEvent, fitness } from './one-event.ts';
import { LONGEST_CLAIM } from './tell-event.ts';
import { cutClaim } from './tell-statement.ts';
import { decideByValue, shareTold } from './yesno-value.ts';

/** Least share of the question's words that an event must tell to decide it. */
const ENOUGH = 0.6;
/** Least share of what is said of the subject that a sentence must hold to decide it. */
const ENOUGH_SAID = 0.5;
/** Share of the question from which on a sentence that denies nothing says yes. */
const SAYS_YES = 0.9;
const NEGATION = /没有|并未|尚未|从未|未能|未曾|未(?=[\u4e00-\u9fa5])|不(?=[\u4e00-\u9fa5])|无需|无须/;
const PLANNED = /将(?=于|在|会|[举召启])|计划|拟(?=于|在|[举召])|即将|预计/;
const YES = '是的，据报道：';

/**
 * The event, value or sentence that decides, behind 「是的」, 「没有」 or what the record says instead; null when the archive is
 * silent: what no report tells is not thereby denied. Nothing that had to be let go of the question may decide it.
 */
export function draftYesNo(
  plan: QueryPlan,
  evidence: Evidence,
  settings: DraftSettings,
  draftOne: DraftOne,
): Draft | null {
  const decided = printedNegative(plan, evidence) ?? decideByValue(plan, evidence, draftOne);
  if (decided) return decided;
  if (plan.people.length === 0) {
    return notHeld(plan, evidence) ?? byTrend(plan, evidence) ?? bySentence(plan, evidence, ENOUGH_SAID);
  }
  if (plan.titles.length > 0 && plan.deeds.length === 0) return holdsOffice(plan, evidence);
  if (asksWhetherSaid(plan.question)) return saidIt(plan, evidence);
  return (
    tookPart(plan, evidence, settings) ??
    didAnother(plan, evidence, settings) ??
    (plan.deeds.length === 0 && evidence.relaxed.length === 0 ? bySentence(plan, evidence, SAYS_YES) : null)
  );
}

/** The event in which everybody asked about did what was asked; of several people those whom the record names. */
function tookPart(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  const meant = bestEvent({ ...plan, people: [] }, evidence);
  const groups = groupEvents(evidence.relaxed.length > 0 ? [] : evidence.events)
    .filter(([event]) => fitness(plan, event, evidence) >= ENOUGH && (!meant || isSame(event, meant)))
    .toSorted(([a], [b]) => fitness(plan, b, evidence) - fitness(plan, a, evidence));
  const [best] = groups;
  if (best) {
    const [{ status }] = best;
    const lead = status === 'held' ? YES : status === 'planned' ? '报道时尚未举行，预告说：' : '没有，活动已取消：';
    return { lead: () => lead, claims: [listClaim(plan, best, evidence, settings)], mode: 'extractive', whole: true };
  }
  const present = plan.people.filter((name) => meant && did(meant, name, plan.deeds));
  if (!meant || present.length === 0 || present.length === plan.people.length) return null;
  const silent = plan.people.filter((name) => !present.includes(name)).join('、');
  return {
    lead: () => `报道中有${present.join('、')}，未提及${silent}：`,
    claims: [listClaim({ ...plan, people: present }, [meant], evidence, settings)],
    mode: 'extractive',
    whole: false,
  };
}

function did(event: NewsEvent, name: string, deeds: readonly string[]): boolean {
  const done = event.participants.filter((person) => person.name === name).flatMap((person) => person.did);
  const asked = deeds.filter((deed) => !['出席', '参加', '列席'].includes(deed));
  return takesPart(event, name) && asked.every((deed) => done.some((one) => isDeed(one, deed)));
}

/** The sentence in which the person says it; what somebody else said, and what stands in no statement, decides nothing. */
function saidIt(plan: QueryPlan, evidence: Evidence): Draft | null {
  const own = evidence.statements.filter(({ speaker }) => plan.people.includes(speaker));
  const draft = draftSpeaker(plan, { ...evidence, statements: own }, SAID_IT);
  return draft && { ...draft, lead: () => YES, claims: draft.claims.slice(0, 1) };
}

/** Least share of the asked words that a sentence must hold to say that they were said. */
const SAID_IT = 0.75;

/** What one person alone does at an event: when the record gives it to another, that is the answer. */
const DONE_BY_ONE = '主持';

function didAnother(plan: QueryPlan, evidence: Evidence, settings: DraftSettings): Draft | null {
  if (!plan.deeds.includes(DONE_BY_ONE)) return null;
  const open = { ...plan, kind: 'who' as const, people: [], deeds: [DONE_BY_ONE] };
  const meant = bestEvent(open, evidence);
  const host = meant?.participants.find(({ did: done }) => done.some((one) => isDeed(one, DONE_BY_ONE)));
  if (!meant || !host || plan.people.includes(host.name)) return null;
  const draft = draftEvent(open, { ...evidence, nearby: [meant] }, settings);
  const what = /会/.test(meant.kind) || /会议?$/.test(meant.name) ? '会议' : '活动';
  return draft && { ...draft, lead: () => `主持${what}的是${host.name}：` };
}

/** A sentence that names everybody asked about and denies something: 「没有出席」, 「不收门票」. */
function printedNegative(plan: QueryPlan, evidence: Evidence): Draft | null {
  const sentence = rankSentences(plan, evidence).find(
    ({ text, own, whole }) =>
      (own >= NEGATIVE_OWN || (plan.people.length > 0 && whole >= SAYS_YES)) &&
      NEGATION.test(text) &&
      plan.people.every((name) => text.includes(name)) &&
      sharesVerb(plan, text),
  );
  if (!sentence || sentence.text.length > LONGEST_CLAIM) return null;
  const quotes = [{ articleId: sentence.article.id, ...sentence.span }];
  const lead =
    /没有|未/.test(sentence.text) && !/没|未|不/.test(plan.question.replace(/有没有/g, '')) ? () => '没有。' : null;
  return { lead, claims: [{ text: sentence.text, quotes, event: null }], mode: 'extractive', whole: true };
}

/** Least share of the question that a denying sentence must tell. */
const NEGATIVE_OWN = 0.4;

/** What is denied must be what was asked: a deed of the question, or its last word, stands close behind the denial. */
function sharesVerb(plan: QueryPlan, text: string): boolean {
  const asked = [...plan.deeds, ...contentWords(plan.question).slice(-2)];
  const denied = plan.people.length > 0 ? behindLast(text, plan.people) : text;
  return asked.some((word) => new RegExp(`(?:没有|未|不)[^，。；]{0,6}${escapeWord(word)}`).test(denied));
}

/** What stands behind the first mention of the people: what is denied of somebody else before it does not count. */
function behindLast(text: string, people: readonly string[]): string {
  return text.slice(Math.max(...people.map((name) => text.indexOf(name))));
}

function escapeWord(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, '');
}

const HELD = /举行|召开|举办|如期|开幕|开跑|开赛|办了|办成|开了|开成|启动|进行|照常/;
const CALLED_OFF = /取消|延期|推迟|改期|停办|叫停|顺延/;

/** Called off, or still to come when it was reported. */
function notHeld(plan: QueryPlan, evidence: Evidence): Draft | null {
  const question = fold(plan.question);
  if (!HELD.test(question) || CALLED_OFF.test(question)) return null;
  // What was called off is not said to have been 如期.
  const ranked = rankSentences({ ...plan, text: plan.text.replace(/如期|按[时期]|照常|照旧|已经/g, '') }, evidence);
  const [sentence] = ranked.filter(
    ({ text, article, span, own, whole }) =>
      span.start >= article.body.start &&
      own >= 0.3 &&
      whole >= ENOUGH_WHOLE &&
      (CALLED_OFF.test(text) || PLANNED.test(text)),
  );
  const event = bestEvent(plan, evidence);
  if (
    !sentence ||
    sentence.text.length > LONGEST_CLAIM ||
    (event?.status === 'held' && !CALLED_OFF.test(sentence.text))
  )
    return null;
  const quotes = [{ articleId: sentence.article.id, ...sentence.span }];
  const lead = CALLED_OFF.test(sentence.text)
    ? '没有如期举行：'
    : /将|计划|会不会|拟/.test(question)
      ? YES
      : '报道时尚未举行：';
  return { lead: () => lead, claims: [{ text: sentence.text, quotes, event: null }], mode: 'extractive', whole: true };
}

const THAN_BEFORE = /(?:比|较)(?:去年|上年|前年|往年|上[月周季届次])(?:同期)?|同比|环比/;
const RISE = /增|多|升|涨|提高|扩大|高|长/;
const FALL = /减|少|降|跌|回落|缩小|低|下滑/;

/** 「比去年多吗」: the direction that is printed behind 「比去年」 decides. */
function byTrend(plan: QueryPlan, evidence: Evidence): Draft | null {
  const question = fold(plan.question);
  if (!THAN_BEFORE.test(question)) return null;
  const asked = directionOf(question);
  const claim = rankSentences(plan, evidence)
    .slice(0, LOOKED_AT)
    .filter(({ whole }) => whole >= ENOUGH_WHOLE)
    .map(claimOf)
    .find(({ text }) => directionOf(fold(text)) !== null);
  const told = claim && directionOf(fold(claim.text));
  if (!claim || !asked || !told) return null;
  return { lead: () => (asked === told ? '是的，' : '没有，'), claims: [claim], mode: 'extractive', whole: true };
}

function directionOf(text: string): 'rise' | 'fall' | null {
  const match = THAN_BEFORE.exec(text);
  const behind = match ? text.slice(match.index + match[0].length, match.index + match[0].length + 10) : '';
  const [rise, fall] = [behind.search(RISE), behind.search(FALL)];
  if (rise < 0 && fall < 0) return null;
  return fall < 0 || (rise >= 0 && rise < fall) ? 'rise' : 'fall';
}

/** Sentences looked at for one that decides, and the least share of the question that they and what is around them must hold. */
const LOOKED_AT = 8;
const ENOUGH_WHOLE = 0.4;

function claimOf({ article, span, text }: RankedSentence): DraftClaim {
  return { text: cutClaim(text), quotes: [{ articleId: article.id, ...span }], event: null };
}

/** The sentence that speaks of what was asked; 「是的」 stands before it only when it holds all of the question and denies nothing. */
function bySentence(plan: QueryPlan, evidence: Evidence, least: number): Draft | null {
  const claim = rankSentences(plan, evidence)
    .slice(0, LOOKED_AT)
    .filter(({ own, whole }) => own > 0 && whole >= ENOUGH_WHOLE)
    .map(claimOf)
    .find((one) => shareSaid(plan, one, evidence) >= least);
  if (!claim) return null;
  const plain =
    !NEGATION.test(claim.text) &&
    !PLANNED.test(claim.text) &&
    !/没|未|不(?!是)/.test(plan.question.replace(/有没有|是不是|会不会|能不能/g, ''));
  const yes = plain && shareTold(plan.text, plan, claim, evidence) >= SAYS_YES;
  const planned = PLANNED.test(claim.text) && /已经?|了吗|过吗|了没有/.test(fold(plan.question));
  const lead = yes ? YES : planned ? '见报时仍是计划：' : null;
  return { lead: lead === null ? null : () => lead, claims: [claim], mode: 'extractive', whole: true };
}

const MODAL = /可以|可不可以|能不能|能否|可否|需不需要|需要|应该|必须|会不会|是不是|有没有|已经|曾经/g;

/** Share of what the question says of its subject, by length, that the sentence holds; the subject is what the headline names. */
function shareSaid(plan: QueryPlan, { text, quotes }: DraftClaim, { articles }: Evidence): number {
  const [quote] = quotes;
  const article = quote && articles.get(quote.articleId);
  if (!article) return 0;
  const head = searchForm(article.text.slice(0, article.body.start));
  const bare = plan.times.reduce((rest, time) => rest.replaceAll(fold(time.text), ' '), fold(plan.text));
  const words = [...new Set(contentWords(bare.replace(MODAL, ' ')))].filter(
    (word) => !head.includes(word) && word.length > 1,
  );
  const sentence = searchForm(text + article.text.slice(quote.start, quote.end));
  const long = (list: readonly string[]) => list.join('').length;
  return words.length === 0 ? 1 : long(words.filter((word) => sentence.includes(word))) / long(words);
}

/** 「梁启东是不是市长」: told with that very title; with other titles only, those are told and the question stays open. */
function holdsOffice(plan: QueryPlan, evidence: Evidence): Draft | null {
  const places = plan.places.map((place) => place.replace(/^.*是/, '')).filter((place) => place !== '');
  const role = draftRole({ ...plan, places, kind: 'role' }, evidence);
  if (!role) return null;
  const claims = role.claims.filter(({ text }) => plan.titles.some((title) => holdsTitle(text, title, places)));
  if (claims.length > 0) return { ...role, lead: () => '是的。', claims, whole: true };
  const lead = `报道未提及${plan.people.join('、')}任${plan.titles.join('、')}，所载职务是：`;
  return { ...role, lead: () => lead, whole: false };
}

/** 「沄州市市长」 is told by 「沄州市市长」, and by 「市长」 where the place was looked at already; 副市长 is another office. */
function holdsTitle(text: string, title: string, places: readonly string[]): boolean {
  const bare = places.reduce((rest, place) => rest.replace(place, ''), title);
  return [title, bare].some((one) => one.length >= 2 && new RegExp(`(?<!副)${escapeWord(one)}(?!助理)`).test(text));
}
