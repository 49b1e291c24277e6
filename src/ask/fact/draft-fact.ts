import type { Article } from '../../domain/article.ts';
import { rangeLength } from '../../domain/day.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { Span } from '../../domain/span.ts';
import { findDates } from '../../text/dates.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { whenWords, withYearSaid } from '../draft/day-words.ts';
import type { DraftSettings } from '../draft/draft-list.ts';
import { stageAsked, tellsThing } from '../draft/one-event.ts';
import { LONGEST_CLAIM } from '../draft/tell-event.ts';
import { likeness } from '../find/group-events.ts';
import { wordings } from '../understand/wordings.ts';
import { findAsked } from './asked-item.ts';
import { bearingOf, namedIn, weighBearing } from './bearing.ts';
import { cutSentence } from './cut-sentence.ts';
import { type RankedSentence, rankSentences } from './rank-sentences.ts';

/** Sentences looked at for the asked-for thing. */
const LOOKED_AT = 16;
/** What it is worth, in units of a sentence's score, that the asked-for thing stands in it. */
const HAS_ITEM = 1;
/** What it is worth, where a correction is asked for, that a sentence was corrected. */
const CORRECTED = 4;
/** Most sentences told; the further ones only until they hold the answer with this likelihood together. */
const MOST_TOLD = 3;
const LIKELY = 0.9;
/**
 * Least evidence that an answer is there, as a logarithm of odds. Readers put things in other words than the papers do, so
 * that one chance in five is enough; `scripts/refusal-curve` shows what another value costs.
 */
const ENOUGH = -1.5;

/** A sentence with the thing asked for in it, null where nothing is tied to the question so. */
interface Candidate {
  readonly sentence: RankedSentence;
  readonly item: Span | null;
  readonly score: number;
  /** The evidence that its article answers at all. */
  readonly bearing: number;
}

/** Whether days are told with their years, as in `DraftSettings`. */
type Years = Pick<DraftSettings, 'showYear'>;
const NO_YEARS: Years = { showYear: false };

/** The sentence that says it, the asked-for thing first; null when no sentence tells enough of the question. */
export function draftFact(asked: QueryPlan, evidence: Evidence, years: Years = NO_YEARS): Draft | null {
  const [plan, candidates] = bestWording(asked, evidence);
  const [best] = candidates;
  if (!best || best.bearing < ENOUGH) return null;
  const told = joined(likelyOnes(candidates), candidates);
  const claims = [...told, ...otherwise(plan, told, candidates)].map(({ sentence, item }) =>
    tell(plan, sentence, item, years),
  );
  return { lead: null, claims, mode: 'extractive', whole: true };
}

/** The wording of a question for which there is most evidence, with its candidates. */
function bestWording(asked: QueryPlan, evidence: Evidence): readonly [QueryPlan, readonly Candidate[]] {
  const [own, ...others] = wordings(asked).map(({ plan, word }) => {
    const candidates = candidatesFor(plan, evidence);
    return [plan, word ? candidates.filter(({ sentence }) => word.test(sentence.text)) : candidates] as const;
  });
  const bearing = (candidates: readonly Candidate[]) => candidates[0]?.bearing ?? Number.NEGATIVE_INFINITY;
  const better = others.find(([, candidates]) => bearing(candidates) > bearing(own?.[1] ?? []));
  return better ?? own ?? [asked, []];
}

/** The evidence for the best sentence, as a logarithm of odds; null when no passage may answer. For measuring refusals. */
export function weighedEvidence(plan: QueryPlan, evidence: Evidence): number | null {
  return candidatesFor(plan, evidence)[0]?.bearing ?? null;
}

function candidatesFor(plan: QueryPlan, evidence: Evidence): Candidate[] {
  const wantsItem = ['who', 'when', 'where', 'quantity'].includes(plan.kind);
  const named = namedIn(plan, evidence.rarity ?? (() => 1));
  return ofThatStage(plan, rankSentences(plan, evidence).slice(0, LOOKED_AT))
    .map((sentence) => {
      const item = wantsItem ? findAsked(plan, sentence.text, sentence.article) : null;
      const bearing = weighBearing(
        bearingOf(named, sentence.fit, printedOf(sentence.article, evidence), wantsItem && item === null),
      );
      const score = sentence.score + (item ? HAS_ITEM : 0) + (isCorrected(plan, sentence, evidence) ? CORRECTED : 0);
      return { sentence, item, score, bearing };
    })
    .sort((a, b) => b.score - a.score);
}

/** 「地铁何时开工」: reports of the thing, and where some sentence tells of the stage, sentences that do. */
function ofThatStage(plan: QueryPlan, ranked: readonly RankedSentence[]): readonly RankedSentence[] {
  const asked = stageAsked(plan);
  if (asked === null) return ranked;
  const own = ranked.filter(({ article }) => tellsThing(asked, searchForm(article.text)));
  const told = own.filter(({ text }) => asked.stage.test(fold(text)));
  return told.length > 0 ? told : own;
}

/** Whether a correction is asked for, and the sentence is what a later notice corrects. */
function isCorrected({ question }: QueryPlan, { article, text }: RankedSentence, { errata }: Evidence): boolean {
  return (
    /更正|勘误|订正/.test(question) &&
    errata.some(({ corrects, wrong }) => corrects === article.id && text.includes(wrong))
  );
}

/** An article's text with the name of its paper and what was printed later to correct it. */
function printedOf({ id, text, paper }: Article, { errata, articles }: Evidence): string {
  const notices = errata
    .filter(({ corrects }) => corrects === id)
    .map((one) => articles.get(one.articleId)?.text ?? '');
  return [paper?.value ?? '', text, ...notices].join('\n');
}

/** The best sentence, and further ones of other words for as long as it is not likely enough that the answer is among them. */
function likelyOnes(candidates: readonly Candidate[]): Candidate[] {
  const best = candidates[0]?.score ?? 0;
  const odds = candidates.map(({ score }) => Math.exp(score - best));
  const all = odds.reduce((sum, one) => sum + one, 0);
  const told: Candidate[] = [];
  let likely = 0;
  for (const [at, candidate] of candidates.entries()) {
    if (told.length === MOST_TOLD || likely >= LIKELY) break;
    likely += (odds[at] ?? 0) / all;
    if (candidate.bearing < ENOUGH || told.some((one) => isHeadlineOf(candidate, one))) continue;
    if (told.every(({ sentence }) => likeness(sentence.text, candidate.sentence.text) < 0.8)) told.push(candidate);
  }
  return told;
}

/** The headline of a sentence told already, with the same number. */
function isHeadlineOf({ sentence, item }: Candidate, told: Candidate): boolean {
  const { article, span, text } = sentence;
  if (article !== told.sentence.article || span.start >= article.body.start || told.item === null) return false;
  const asked = item === null ? '' : text.slice(item.start, item.end);
  return /\d/.test(asked) && told.sentence.text.includes(asked);
}

/** Another paper's day for the stage asked for, where it differs: one tells 「6月通车」, the other 「年底通车」. */
function otherwise(plan: QueryPlan, told: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const asked = stageAsked(plan);
  const [best] = told;
  if (asked === null || !best?.item || told.length === MOST_TOLD) return [];
  const papers = new Set(told.map(({ sentence }) => sentence.article.paper?.value));
  const other = candidates.find(
    ({ sentence, item, score, bearing }) =>
      item !== null &&
      bearing >= ENOUGH &&
      best.score - score < NEAR_AS_GOOD &&
      !papers.has(sentence.article.paper?.value) &&
      asked.stage.test(fold(sentence.text)) &&
      !told.some((one) => one.sentence.text.includes(sentence.text.slice(item.start, item.end))),
  );
  return other ? [other] : [];
}

/** Longest that two neighbouring sentences are told in one. */
const JOINED = 90;
/** Sentences among which a neighbour is looked for, and how far it may score below the best. */
const NEAR = 6;
const NEAR_AS_GOOD = 4;

/** The best sentence together with its neighbour, where that says nearly as much and both are short: 「该桥全长1.8公里」 needs the one before. */
function joined(told: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const [best, ...others] = told;
  if (!best) return [];
  const near = candidates.slice(1, NEAR).filter((other) => isBehind(best, other) || isBehind(other, best));
  const beside = near.find((other) => best.score - other.score < NEAR_AS_GOOD);
  const pair = beside && (isBehind(best, beside) ? [best, beside] : [beside, best]);
  const [first, second] = pair ?? [];
  if (!first || !second || first.sentence.text.length + second.sentence.text.length > JOINED) return [...told];
  const { article } = best.sentence;
  const span = { start: first.sentence.span.start, end: second.sentence.span.end };
  if (/[\n\r]/.test(article.text.slice(span.start, span.end))) return [...told];
  const sentence = { ...best.sentence, span, text: article.text.slice(span.start, span.end) };
  const shift = best.sentence.span.start - span.start;
  const item = best.item && { start: best.item.start + shift, end: best.item.end + shift };
  return [{ ...best, sentence, item }, ...others.filter((other) => other !== beside)];
}

/** Whether one sentence stands right behind another in the same printed line, so that both are one quote of the source. */
function isBehind({ sentence }: Candidate, next: Candidate): boolean {
  const { before, article, span } = next.sentence;
  if (article !== sentence.article || before === null || before.start !== sentence.span.start) return false;
  const { end } = sentence.span;
  return (
    !article.text.slice(end, span.start).includes('\n') &&
    !article.runs.some(({ start }) => start >= end && start <= span.start)
  );
}

function tell(plan: QueryPlan, sentence: RankedSentence, item: Span | null, years: Years): DraftClaim {
  const cut = cutSentence(sentence.text, item, sentence.told);
  const asked = item ? leadWords(plan, sentence, item, years) : '';
  const opens = item !== null && item.start === 0 && item.end < cut.length && /^\d{4}年\d+月\d+日[^（]*$/.test(asked);
  const text = opens
    ? asked + cut.slice(item.end)
    : asked && !cut.slice(0, asked.length + 6).includes(asked)
      ? `${asked}：${cut}`
      : cut;
  const quotes = [{ articleId: sentence.article.id, ...sentence.span }];
  return { text: text.length <= LONGEST_CLAIM ? text : cut, quotes, event: null };
}

/** Days of the longest time that is told by its days: 今年 is not. */
const LONGEST_TIME = 31;

/** The asked-for thing as printed; 昨日 and 当天 are told as the day that they mean. */
function leadWords(plan: QueryPlan, { article, text }: RankedSentence, item: Span, { showYear }: Years): string {
  const printed = text.slice(item.start, item.end).trim();
  if (plan.kind !== 'when') return printed;
  const named = /\d|[一二三四五六七八九十]月/.test(printed);
  if (named && !showYear) return printed;
  const reference = article.issueDate?.value ?? null;
  const date = findDates(text, { reference, use: 'article' }).find((one) => one.start === item.start);
  if (named) return date ? withYearSaid(date, printed) : printed;
  return date && rangeLength(date) <= LONGEST_TIME ? `${whenWords(date, showYear)}（${printed}）` : printed;
}
