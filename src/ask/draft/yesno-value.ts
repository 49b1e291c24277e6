import { type DayRange, rangesMeet } from '../../domain/day.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { findDates } from '../../text/dates.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { findAsked } from '../fact/asked-item.ts';
import { quantitiesIn } from '../fact/quantity.ts';
import { deeds } from '../understand/question-words.ts';
import { contentWords } from '../understand/topic.ts';
import { type Amount, amountAt, amountOf, compareAmounts } from './compare-values.ts';
import type { DraftOne } from './draft-parts.ts';

/** Least share of a question's words that the deciding sentence, with the headline above it, must hold. */
const ENOUGH = 0.6;

/** 「超过100万吨吗」, 「是9月5日开的吗」: decided by the printed value, which is told. Null when the question names none or none is printed. */
export function decideByValue(plan: QueryPlan, evidence: Evidence, draftOne: DraftOne): Draft | null {
  return decideByAmount(plan, evidence, draftOne) ?? decideByDay(plan, evidence, draftOne);
}

const OVER = /(?:超过|多于|大于|高于|长于|突破|不止|超出|超|逾)(?:了|没有)?$/;
const UNDER = /(?:不到|少于|低于|不足|小于|不满)(?:了)?$/;
const REACHES = /(?:达到?|有没有|有无|有|至少|不少于|够)(?:了|过)?$/;
const EQUALS = /(?:是不是|是否是?|是|为|等于)$/;

function decideByAmount(plan: QueryPlan, evidence: Evidence, draftOne: DraftOne): Draft | null {
  const text = withoutTimes(plan);
  const named = quantitiesIn('', text).at(-1);
  const asked = named && amountOf(text.slice(named.start, named.end));
  if (!named || !asked) return null;
  const said = text.slice(named.start, named.end);
  const number = said.search(/[\d零一二两三四五六七八九十百千万亿]/);
  const before = text.slice(0, named.start) + said.slice(0, Math.max(0, number));
  const holds = relationOf(before);
  if (holds === null) return null;
  const behind = text.slice(named.end).replace(/(?:了|没有|吗|么|[?])+$/, '');
  const subject = before.replace(OVER, '').replace(UNDER, '').replace(REACHES, '').replace(EQUALS, '');
  const question = `${whenWords(plan)}${subject}多少${asked.unit}${behind}`;
  const claim = askInstead(plan, 'quantity', question, evidence, draftOne);
  const found = claim && amountIn(claim, question, asked, plan, evidence);
  if (!claim || !found) return null;
  const order = compareAmounts(found, asked);
  const answer = order === null ? null : holds(order, leaningOf(found.text));
  if (answer === null) return null;
  return decided(`${answer ? '是的，' : answerNo(before)}${found.text}：`, withoutValue(claim, found.text));
}

/** The value stands in the first words of the answer, and need not open the sentence again. */
function withoutValue(claim: DraftClaim, value: string): DraftClaim {
  const sentence = claim.text.slice(value.length + 1);
  return claim.text.startsWith(`${value}：`) && sentence.includes(value) ? { ...claim, text: sentence } : claim;
}

function answerNo(before: string): string {
  return EQUALS.test(before) && !/有没有$/.test(before) ? '不是，' : '没有，';
}

type Relation = (order: number, leaning: number) => boolean | null;

/** What the words before the number ask of the printed one; `leaning` is above 0 for 「超过」 and below for 「近」. */
function relationOf(before: string): Relation | null {
  if (OVER.test(before)) return (order, leaning) => (order === 0 ? leaning > 0 : sure(order > 0, order, leaning));
  if (UNDER.test(before)) return (order, leaning) => (order === 0 ? leaning < 0 : sure(order < 0, order, leaning));
  if (REACHES.test(before)) return (order, leaning) => (order === 0 ? leaning >= 0 : sure(order > 0, order, leaning));
  if (EQUALS.test(before)) return (order, leaning) => (leaning === 0 ? order === 0 : order === 0 ? true : null);
  return null;
}

/** 「超过90」 does not tell whether it is 100; 「超过110」 does. */
function sure(answer: boolean, order: number, leaning: number): boolean | null {
  return order < 0 && leaning > 0 ? null : answer;
}

function leaningOf(text: string): number {
  if (/近|不到|不足|将近/.test(text)) return -1;
  return /超|逾|多|余/.test(text) ? 1 : 0;
}

function amountIn(
  claim: DraftClaim,
  question: string,
  asked: Amount,
  plan: QueryPlan,
  { articles }: Evidence,
): Amount | null {
  const [quote] = claim.quotes;
  const article = quote && articles.get(quote.articleId);
  const tied = article ? findAsked({ ...plan, kind: 'quantity', question, text: question }, claim.text, article) : null;
  return (
    [...(tied ? [tied] : []), ...quantitiesIn('', claim.text)]
      .flatMap((span) => amountAt(claim.text, span, plan.question) ?? [])
      .find(({ unit }) => unit === asked.unit) ?? null
  );
}

/** 「是9月5日开的吗」: the day is what is asked, so it is looked for and held against the asked one. */
function decideByDay(plan: QueryPlan, evidence: Evidence, draftOne: DraftOne): Draft | null {
  const [time, ...others] = plan.times;
  const text = fold(plan.question);
  const at = time ? text.indexOf(fold(time.text)) : -1;
  if (!time || others.length > 0 || at < 0) return null;
  const focus = /(?:是不是|是否是?|是)(?:在|于)?$/.exec(text.slice(0, at));
  const behind = text.slice(at + time.text.length);
  if (!focus || !/的(?:吗|么)?[?]?$|^(?:吗|么)?[?]?$|^[^,。]{0,12}$/.test(behind)) return null;
  const question = text.slice(0, focus.index) + '什么时候' + behind.replace(/的?(?:吗|么)?[?]?$/, '');
  const open = { ...plan, times: [], dayPart: null };
  const claim = askInstead(open, 'when', question, evidence, draftOne);
  const found = claim && dayIn(claim, { ...open, kind: 'when', question, text: question }, evidence);
  if (!claim || !found) return null;
  const same = rangesMeet(found, time.range) && isOfPart(plan, claim);
  const no = /^\d/.test(claim.text) ? `不是${time.text}，是` : `不是${time.text}：`;
  return decided(same ? '是的，' : no, claim);
}

function isOfPart({ dayPart }: QueryPlan, { event, text }: DraftClaim): boolean {
  return (
    dayPart === null || event?.dayPart === null || (event?.dayPart ?? dayPart) === dayPart || text.includes(dayPart)
  );
}

function dayIn(claim: DraftClaim, plan: QueryPlan, { articles }: Evidence): DayRange | null {
  const { event, quotes, text } = claim;
  if (event?.from) return { from: event.from, to: event.to ?? event.from };
  const [quote] = quotes;
  const article = quote && articles.get(quote.articleId);
  if (!article) return null;
  const asked = findAsked(plan, text, article);
  const dates = findDates(text, { reference: article.issueDate?.value ?? null, use: 'article' });
  return dates.find(({ start }) => start === asked?.start) ?? dates[0] ?? null;
}

/** The first claim of another question, when it speaks of what the question speaks of. */
function askInstead(
  plan: QueryPlan,
  kind: QueryPlan['kind'],
  question: string,
  evidence: Evidence,
  draftOne: DraftOne,
): DraftClaim | null {
  const asked = { ...plan, kind, question, text: dropQuestionWords(question), deeds: deeds(question) };
  const [claim] = draftOne(asked, evidence)?.claims ?? [];
  return claim && shareTold(asked.text, plan, claim, evidence) >= ENOUGH ? claim : null;
}

/** Share of a question's words, by length, that a claim, its quotes and the headline above them hold. */
export function shareTold(
  text: string,
  plan: QueryPlan,
  { text: told, quotes, event }: DraftClaim,
  { articles }: Evidence,
): number {
  const bare = plan.times.reduce((rest, time) => rest.replaceAll(fold(time.text), ' '), fold(text));
  const words = [...new Set(contentWords(bare))];
  const said = quotes.map(({ articleId, start, end }) => {
    const article = articles.get(articleId);
    return article ? article.text.slice(0, article.body.start) + article.text.slice(start, end) : '';
  });
  const names = event?.participants.map(({ name, did }) => name + did.join('')) ?? [];
  const form = searchForm([told, ...said, ...names].join('\n'));
  const long = (list: readonly string[]) => list.join('').length;
  return words.length === 0 ? 1 : long(words.filter((word) => form.includes(word))) / long(words);
}

function withoutTimes(plan: QueryPlan): string {
  return plan.times.reduce((rest, time) => rest.replace(fold(time.text), ''), fold(plan.question));
}

function whenWords(plan: QueryPlan): string {
  return plan.times.map(({ text }) => text).join('');
}

function decided(word: string, claim: DraftClaim): Draft {
  return { lead: () => word, claims: [claim], mode: 'extractive', whole: true };
}
