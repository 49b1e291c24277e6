import type { Article } from '../domain/article.ts';
import type { DayPart } from '../domain/day.ts';
import type { DraftClaim } from '../domain/draft.ts';
import type { Statement } from '../domain/event.ts';
import type { ArticleId } from '../domain/ids.ts';
import { findDates } from '../text/dates.ts';
import { fold } from '../text/fold.ts';
import { sharedPairs } from '../text/pairs.ts';
import { findPeople } from '../text/people.ts';
import { comparable, type Support, supportOf, supportsDay } from './claim-support.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/** What is wrong with a claim; each kind is counted apart. */
export type Fault =
  | 'no_quote'
  | 'bad_quote'
  | 'too_long'
  | 'name'
  | 'title'
  | 'date'
  | 'number'
  | 'quotation'
  | 'negation'
  | 'deed'
  | 'unsupported';

/** What a check may look at. `names` are people known from the evidence, whom a claim may name without any cue. */
export interface CheckContext {
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly names: ReadonlySet<string>;
  /** Records of who said what: 「她强调」 tells who only with them. */
  readonly statements?: readonly Statement[];
}

/** Least share of a claim's character pairs that its quotes must hold. */
const ENOUGH_SHARED = 0.5;
const NEGATION = /没有|并未|尚未|从未|未能|未曾|未(?!来)|不是|并非|拒绝|否认|取消|无人/;
const PLANNED = /将(?=于|在|会|[举召启])|计划|拟(?=于|在|[举召])|即将/;
const DEED = /主持|通报|宣读|点评|致辞|授旗|授牌|揭牌|宣布|陪同|缺席|辞去|当选|任命|免去|强调|指出|要求|表示|提出/g;

/** The first fault of a claim against its own quotes; null when every part of it is borne out. */
export function faultOf(claim: DraftClaim, context: CheckContext): Fault | null {
  if (claim.quotes.length === 0) return 'no_quote';
  if (!claim.quotes.every((quote) => isTrue(quote, context))) return 'bad_quote';
  if (claim.text.length > LONGEST_CLAIM || claim.text.trim() === '') return 'too_long';
  const support = supportOf(claim, context.articles);
  const checks: readonly (readonly [Fault, boolean])[] = [
    ['name', namesStand(claim, support, context)],
    ['title', titlesStand(claim, support)],
    ['date', datesStand(claim, support)],
    ['number', numbersStand(claim, support)],
    ['quotation', quotationsStand(claim, support)],
    ['negation', negationAgrees(claim, support)],
    ['deed', deedsAgree(claim, context)],
    ['unsupported', isShared(claim, support)],
  ];
  return checks.find(([, holds]) => !holds)?.[0] ?? null;
}

function isTrue(quote: DraftClaim['quotes'][number], { articles }: CheckContext): boolean {
  const article = articles.get(quote.articleId);
  return (
    article !== undefined &&
    quote.start >= 0 &&
    quote.end <= article.text.length &&
    article.text.slice(quote.start, quote.end).trim() !== ''
  );
}

/** Names of people in a claim: those that read as such, and those that the evidence knows. */
export function namesIn(text: string, names: ReadonlySet<string>): string[] {
  const read = findPeople(text).map((person) => person.name);
  const known = [...names].filter((name) => text.includes(name));
  return [...new Set([...read, ...known])];
}

function namesStand(claim: DraftClaim, support: Support, { names }: CheckContext): boolean {
  return namesIn(claim.text, names).every((name) => support.said.includes(comparable(name)));
}

function titlesStand(claim: DraftClaim, support: Support): boolean {
  return findPeople(claim.text)
    .flatMap((person) => person.titles)
    .every((title) => (support.said + support.metadata).includes(comparable(title)));
}

function datesStand(claim: DraftClaim, support: Support): boolean {
  return findDates(claim.text, { reference: null, use: 'article' }).every(
    (date) =>
      support.said.includes(comparable(date.text)) ||
      (supportsDay(support, date.from, date.to) && partStands(date.dayPart, claim, support)),
  );
}

function partStands(part: DayPart | null, claim: DraftClaim, support: Support): boolean {
  return part === null || claim.event?.dayPart === part || support.said.includes(part);
}

/** A printed page (01版) is told by the record of the article. */
const PAGE = /[a-z]?\d{1,3}(?=版)/g;

/** Numbers outside dates must stand in the quotes; a leading count (「共3项」) is no part of a claim. */
function numbersStand(claim: DraftClaim, support: Support): boolean {
  const pages = comparable(claim.text).match(PAGE) ?? [];
  if (!pages.every((page) => support.metadata.includes(page))) return false;
  const numbers =
    comparable(withoutDates(claim.text).replace(/[a-z]?\d{1,3}版/gi, ' ')).match(/\d+(?:\.\d+)?[万亿%‰]?/g) ?? [];
  return numbers.every((number) => holdsNumber(support.said, number));
}

/** Dates are checked as days; 见报 is our own word for the day of issue. */
function withoutDates(text: string): string {
  const folded = fold(text);
  const dates = findDates(folded, { reference: null, use: 'article' });
  return dates.reduce((left, date) => left.replace(date.text, ' '), folded).replace(/\(\s*见报\)/g, ' ');
}

/** 15 is not in 150 or 2.15. */
function holdsNumber(said: string, number: string): boolean {
  const escaped = number.replace('.', '\\.');
  return new RegExp(`(?<![\\d.])${escaped}(?![\\d])(?!\\.\\d)`).test(said);
}

function quotationsStand(claim: DraftClaim, support: Support): boolean {
  const quoted = [...claim.text.matchAll(/[“「『]([^”」』]{2,})[”」』]/g)].map((match) => comparable(match[1] ?? ''));
  return quoted.every((words) => support.said.includes(words));
}

function negationAgrees(claim: DraftClaim, support: Support): boolean {
  const cancelled = claim.event?.status === 'cancelled';
  if (NEGATION.test(claim.text) && !NEGATION.test(support.said) && !cancelled) return false;
  const planned = claim.event?.status === 'planned' || /预告/.test(claim.text);
  return !PLANNED.test(claim.text) || planned || PLANNED.test(support.said);
}

/** Where one person and one of these deeds stand side by side, a quote must hold both in one sentence, or the record must. */
function deedsAgree(claim: DraftClaim, context: CheckContext): boolean {
  if (isVerbatim(claim, context)) return true;
  const names = namesIn(claim.text, context.names);
  return [...claim.text.matchAll(DEED)].every((match) => {
    const doer = nearestBefore(claim.text, names, match.index);
    return (
      doer === null ||
      recordSays(claim, doer, match[0]) ||
      statementSays(claim, doer, match[0], context) ||
      quotesSay(claim, doer, match[0], context)
    );
  });
}

/** A sentence of the archive, letter for letter, behind the item that it was asked for: 「张某：新任命的副市长张某…」. */
function isVerbatim({ text, quotes }: DraftClaim, { articles }: CheckContext): boolean {
  const sentence = text.slice(text.indexOf('：') + 1);
  return quotes.some(({ articleId, start, end }) => {
    const quote = articles.get(articleId)?.text.slice(start, end) ?? '';
    return sentence.length >= 10 && quote.includes(sentence) && quote.includes(text.slice(0, text.indexOf('：')));
  });
}

function nearestBefore(text: string, names: readonly string[], at: number): string | null {
  const clause = text.slice(Math.max(0, at - 24), at);
  const found = names.map((name) => ({ name, where: clause.lastIndexOf(name) })).filter(({ where }) => where >= 0);
  return found.sort((a, b) => b.where - a.where)[0]?.name ?? null;
}

function recordSays(claim: DraftClaim, name: string, deed: string): boolean {
  const did = claim.event?.participants.filter((person) => person.name === name).flatMap((person) => person.did) ?? [];
  return did.some((done) => done.includes(deed)) || (claim.event?.name.includes(deed) ?? false);
}

function statementSays({ quotes }: DraftClaim, name: string, deed: string, { statements = [] }: CheckContext): boolean {
  return statements.some(
    ({ speaker, verb, articleId, start, end }) =>
      speaker === name &&
      verb.includes(deed) &&
      quotes.some((quote) => quote.articleId === articleId && start <= quote.start && quote.end <= end),
  );
}

function quotesSay(claim: DraftClaim, name: string, deed: string, { articles, names }: CheckContext): boolean {
  return claim.quotes.some((quote) => {
    const text = fold(articles.get(quote.articleId)?.text.slice(quote.start, quote.end) ?? '').replace(/\s+/g, '');
    return text.split(/[。!?;]/).some((sentence) => doersOf(deed, sentence, namesIn(sentence, names)).has(name));
  });
}

/** Who does a deed in one sentence: the last name before it, with the names listed beside that one (甲、乙和丙主持). */
function doersOf(deed: string, sentence: string, names: readonly string[]): ReadonlySet<string> {
  const doers = new Set<string>();
  for (let at = sentence.indexOf(deed); at >= 0; at = sentence.indexOf(deed, at + 1)) {
    let end = at;
    for (;;) {
      const last = lastBefore(sentence, names, end);
      const between = last ? sentence.slice(last.end, end) : '';
      if (!last || (end < at && !/^(?:[、和与及]|等)?$/.test(between.replace(/^[^、和与及]{0,20}(?=[、和与及]$)/, ''))))
        break;
      doers.add(last.name);
      end = last.start;
    }
  }
  return doers;
}

function lastBefore(
  text: string,
  names: readonly string[],
  end: number,
): { name: string; start: number; end: number } | null {
  const found = names
    .map((name) => ({ name, start: text.lastIndexOf(name, end - name.length) }))
    .filter(({ name, start }) => start >= 0 && start + name.length <= end)
    .sort((a, b) => b.start - a.start)[0];
  return found ? { ...found, end: found.start + found.name.length } : null;
}

/** What an answer says of a correction in its own words. */
const OWN_WORDS = /（原报道为|，后经更正）/g;

/** Whether half of what the claim says, pair by pair, stands in its quotes or is a deed of its record. */
function isShared({ text, event }: DraftClaim, support: Support): boolean {
  const record = event ? comparable(event.participants.flatMap((person) => person.did).join('、')) : '';
  const form = comparable(withoutDates(text.replace(OWN_WORDS, ''))).replace(/[^\u4e00-\u9fffa-z0-9]/g, '');
  const said = support.said.replace(/[^\u4e00-\u9fffa-z0-9]/g, '') + support.metadata + record;
  return form.length < 2 || sharedPairs(form, said) >= ENOUGH_SHARED;
}
