import type { Article } from '../../domain/article.ts';
import { type Day, hasYear, monthDay } from '../../domain/day.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { findDates } from '../../text/dates.ts';
import { searchForm } from '../../text/fold.ts';
import { findAsked } from '../fact/asked-item.ts';
import { quantitiesIn } from '../fact/quantity.ts';
import { matchEvents } from '../find/match-events.ts';
import { askedComparison, type Comparison, type Side } from '../understand/asked-comparison.ts';
import { wordings } from '../understand/wordings.ts';
import { type Amount, amountAt, clearOrder, differenceOf } from './compare-values.ts';
import { dayWords } from './day-words.ts';
import type { DraftOne } from './draft-parts.ts';
import { shareTold } from './yesno-value.ts';

/** Claims told of each thing when they differ in more than a value. */
const MOST = 2;
/** Least share of the question about one thing that a claim and the headline above it must hold. */
const ENOUGH = 0.6;
/** Longest value in front of a sentence, in characters. */
const LONGEST_HEAD = 16;

/** What was found of one side. */
interface Found {
  readonly side: Side;
  readonly claims: readonly DraftClaim[];
  readonly amount: Amount | null;
  readonly day: Day | null;
}

/**
 * Both things, each by its own claims, under a first line that says which is more or earlier where the printed values decide
 * it. When one of them is not told of, that is said and part of the question stays open. Null when neither is.
 */
export function draftComparison(plan: QueryPlan, evidence: Evidence, draftOne: DraftOne): Draft | null {
  const comparison = askedComparison(plan);
  if (!comparison) return null;
  const [first, second] = comparison.sides.map((side) => find(side, comparison, evidence, draftOne));
  if (!first || !second) return null;
  const told = [first, second].filter(({ claims }) => claims.length > 0);
  const claims = told
    .flatMap((one) => one.claims)
    .filter((claim, at, all) => all.findIndex(({ text }) => text === claim.text) === at);
  if (claims.length === 0) return null;
  const missing = [first, second].find((one) => one.claims.length === 0);
  if (missing) {
    return {
      lead: () => `${missing.side.name}的情况报道未提及，只查到${told[0]?.side.name ?? ''}：`,
      claims,
      mode: 'extractive',
      whole: false,
    };
  }
  const decided = decide(comparison, first, second);
  const lead = (count: number) => (decided !== null && count === claims.length ? decided : '两者分别见于报道的有：');
  return { lead, claims, mode: 'extractive', whole: decided !== null || comparison.measure === 'each' };
}

function find(side: Side, { sides, measure }: Comparison, evidence: Evidence, draftOne: DraftOne): Found {
  const other = sides.find(({ name }) => name !== side.name)?.name ?? '';
  const asked =
    side.plan.people.length > 0
      ? { ...evidence, ...matchEvents(side.plan, evidence.nearby, evidence.articles) }
      : evidence;
  const told = (draftOne(side.plan, asked)?.claims ?? []).filter(
    (claim) =>
      (side.isTime || tellsOf(side, claim, evidence)) &&
      wordings(side.plan).some(({ plan }) => shareTold(withoutPlaces(plan, side), plan, claim, evidence) >= ENOUGH),
  );
  if (side.plan.kind === 'count') return { side, claims: told, amount: timesOf(told.length), day: null };
  const found = told.map((claim) => withValue(claim, side, other, evidence));
  const decisive = found.find(({ amount, day }) => amount !== null || day !== null);
  const open = measure === 'each' && side.plan.kind === 'what' ? found.slice(0, MOST) : found.slice(0, 1);
  const claims = (decisive ? [decisive] : open).map(({ claim }) => claim);
  return { side, claims, amount: decisive?.amount ?? null, day: decisive?.day ?? null };
}

/** Where one thing is held against itself at another time, its place is a condition that reports have met. */
function withoutPlaces({ text, places }: QueryPlan, { isTime }: Side): string {
  return isTime ? places.reduce((rest, place) => rest.replace(place, ' '), text) : text;
}

function timesOf(count: number): Amount | null {
  return count === 0 ? null : { value: count, unit: '次', exact: true, text: `${count}次` };
}

interface Valued {
  readonly claim: DraftClaim;
  readonly amount: Amount | null;
  readonly day: Day | null;
}

/** A claim with the value that it tells of a thing; what the first line says opens the sentence no more. */
function withValue(claim: DraftClaim, side: Side, other: string, { articles }: Evidence): Valued {
  const [quote] = claim.quotes;
  const article = quote && articles.get(quote.articleId);
  if (!article) return { claim, amount: null, day: null };
  const amount = side.plan.kind === 'when' ? null : amountIn(claim.text, side, other, article);
  const sentence = claim.text.slice(claim.text.indexOf('：') + 1);
  const bare = amount !== null && claim.text.indexOf('：') <= LONGEST_HEAD && sentence.includes(amount.text);
  const text = (bare ? sentence : claim.text).replace(/^其中[,，]/, '');
  return { claim: { ...claim, text }, amount, day: dayIn(claim, side, article) };
}

/** A claim speaks of a thing when it, or the headline above it, names the thing. */
function tellsOf({ name }: Side, { text, quotes }: DraftClaim, { articles }: Evidence): boolean {
  const bare = searchForm(name).replace(/(?<=..)[省市县区]$/, '');
  return quotes.some(({ articleId, start, end }) => {
    const article = articles.get(articleId);
    const head = article?.text.slice(0, article.body.start) ?? '';
    return searchForm(`${text}${head}${article?.text.slice(start, end) ?? ''}`).includes(bare);
  });
}

/** The number that is told of a thing: the one tied to the question, else the first of the asked unit behind its name. */
function amountIn(text: string, { name, plan, isTime }: Side, other: string, article: Article): Amount | null {
  const from = isTime ? -1 : text.indexOf(name);
  const stop = other === '' || from < 0 ? -1 : text.indexOf(other, from);
  const own = text.slice(Math.max(0, from), stop < 0 ? text.length : stop);
  const asked = findAsked({ ...plan, kind: 'quantity' }, own, article) ?? quantitiesIn(plan.question, own)[0];
  return asked ? amountAt(own, asked, plan.question) : null;
}

function dayIn(claim: DraftClaim, { plan }: Side, article: Article): Day | null {
  if (plan.kind !== 'when') return null;
  if (claim.event?.from) return claim.event.from;
  const reference = article.issueDate?.value ?? null;
  const asked = findAsked(plan, claim.text, article);
  const dates = findDates(claim.text, { reference, use: 'article' });
  return (dates.find(({ start }) => start === asked?.start) ?? dates[0])?.from ?? null;
}

/** The first line; null when the values do not decide. */
function decide({ measure, word, isYesNo }: Comparison, a: Found, b: Found): string | null {
  if (measure === 'first' || measure === 'last') {
    const order = a.day === null || b.day === null ? null : compareDays(a.day, b.day);
    if (order === null || a.day === null || b.day === null) return null;
    const year = hasYear(a.day) && a.day.slice(0, 4) !== b.day.slice(0, 4);
    const values = [dayWords(a.day, year), dayWords(b.day, year)] as const;
    return verdict(measure === 'first' ? -order : order, word, isYesNo, [a, b], values);
  }
  const order = a.amount && b.amount && clearOrder(a.amount, b.amount);
  if (!a.amount || !b.amount) return null;
  const values = [a.amount.text, b.amount.text] as const;
  if (measure === 'each') return `${valuesOf([a, b], values)}。`;
  if (order === null) return null;
  if (measure === 'difference') {
    const between = differenceOf(a.amount, b.amount);
    return between === null ? null : `相差${between}：${valuesOf([a, b], values)}。`;
  }
  return verdict(measure === 'less' ? -order : order, word, isYesNo, [a, b], values);
}

function valuesOf([a, b]: readonly [Found, Found], [x, y]: readonly [string, string]): string {
  return `${a.side.name}${x}，${b.side.name}${y}`;
}

function compareDays(a: Day, b: Day): number | null {
  if (hasYear(a) !== hasYear(b)) return null;
  const [x, y] = hasYear(a) ? [a, b] : [monthDay(a), monthDay(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** 「石鼓县更多：石鼓县1200吨，白沙县860吨。」 `order` is above 0 when the first is it. */
function verdict(
  order: number,
  word: string,
  isYesNo: boolean,
  [a, b]: readonly [Found, Found],
  [x, y]: readonly [string, string],
): string {
  const values = valuesOf([a, b], [x, y]);
  if (isYesNo) return `${order > 0 ? '是的' : '不是'}：${values}。`;
  if (order === 0) return `两者相同：${values}。`;
  const which = order > 0 ? a.side.name : b.side.name;
  const told = word === '' ? '多' : word;
  return `${which}${/[先后]/.test(told) ? `在${told}` : `更${told}`}：${values}。`;
}
