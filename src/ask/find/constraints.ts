import type { Article } from '../../domain/article.ts';
import { addDays, type DayPart, type DayRange, dayFields, rangeLength, rangesMeet } from '../../domain/day.ts';
import type { ArticleId } from '../../domain/ids.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { comparable } from '../../text/comparable.ts';
import { findDates } from '../../text/dates.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { withoutOrder } from '../understand/asked-order.ts';
import { isAt } from './event-place.ts';
import { isOfIssue, partsOf } from './match-events.ts';

/** Days between what an article without any date tells and its issue. */
const TOLD_AFTER = 1;
/** Characters of the body in which an article says of which day it tells. */
const LEAD = 200;

/**
 * Whether a passage of an article may answer a question at all: the people it names stand in the article, its day is
 * told there or is that of the issue, its place is the article's, its paper and page are the asked ones, and numbered names (2号线, 第三名) are the same.
 * What fails here is a near miss, and a near miss is no answer.
 */
export function mayAnswer(
  plan: QueryPlan,
  article: Article,
  passage: string,
  articles: ReadonlyMap<ArticleId, Article>,
): boolean {
  return (
    isOfIssue(plan, article) &&
    plan.people.every((name) => searchForm(article.text).includes(searchForm(name))) &&
    plan.times.every((time) => tellsTime(plan, time.range, article, passage)) &&
    plan.places.every((place) => isAt(place, article, articles) || isMisread(place, article, articles)) &&
    namesWhatIsAsked(plan.question, article)
  );
}

/**
 * A place of the question that is none: a word of asking was joined to it, or two words were (西门菜场 + 早市), both of which
 * the article has while nothing found has the place.
 */
function isMisread(place: string, { text }: Article, articles: ReadonlyMap<ArticleId, Article>): boolean {
  if (/[哪谁]|什么|多少|几[个点家所]/.test(place)) return true;
  const cuts = Array.from({ length: Math.max(0, place.length - 4) }, (_, at) => at + 3);
  const isJoined = cuts.some((at) => text.includes(place.slice(0, at)) && text.includes(place.slice(at)));
  return isJoined && ![...articles.values()].some((other) => other.text.includes(place));
}

/** 「日本企业」 is not a German one. The countries that local papers name most. */
const COUNTRIES =
  /日本|美国|德国|法国|英国|韩国|朝鲜|俄罗斯|苏联|加拿大|澳大利亚|新西兰|意大利|西班牙|荷兰|瑞士|瑞典|印度|泰国|越南|老挝|缅甸|柬埔寨|马来西亚|新加坡|印尼|菲律宾|蒙古|巴西|墨西哥|南非|埃及|以色列|香港|澳门|台湾/g;

/** Numbered names and countries of a question stand in the article that answers it. */
export function namesWhatIsAsked(question: string, { text }: Article): boolean {
  const countries = fold(question).match(COUNTRIES) ?? [];
  const names = [...numberedNames(question), ...countries];
  if (names.length === 0) return true;
  const said = comparable(text);
  return names.every((name) => said.includes(comparable(name)));
}

/** Days of the longest time that is told as a day or some days; a month and a half. */
const LONGEST_DAY = 45;

/** What was in the morning does not answer for the afternoon; what is printed without a part of day may. */
function isOtherPart(asked: DayPart | null, told: DayPart | null): boolean {
  return asked !== null && told !== null && !partsOf(asked).has(told);
}

/** A day must be told, in the passage or the lead; of a month or a year it is enough that the issue is of that time, or the text names it. */
function tellsTime(plan: QueryPlan, range: DayRange, article: Article, passage: string): boolean {
  const issued = article.issueDate?.value ?? null;
  const days = issued === null ? null : { from: issued, to: issued };
  if (plan.on === 'issue') return days !== null && rangesMeet(range, days);
  if (rangeLength(range) > LONGEST_DAY) return days === null || isOfYears(range, article, days.from);
  const reference = issued;
  const inPassage = findDates(passage, { reference, use: 'article' });
  const inLead = findDates(article.text.slice(0, article.body.start + LEAD), { reference, use: 'article' });
  // A year (2020年马拉松赛) tells of no day in it.
  const told = [...inPassage, ...inLead].filter((date) => rangeLength(date) <= LONGEST_DAY);
  if (told.length > 0) return told.some((date) => rangesMeet(range, date) && !isOtherPart(plan.dayPart, date.dayPart));
  return (
    days !== null && rangesMeet({ from: addDays(range.from, -TOLD_AFTER), to: addDays(range.to, TOLD_AFTER) }, days)
  );
}

/**
 * An issue tells of its own year, unless its headline is of another one alone (2022年招生简章 printed in 2021), and of
 * another year where its text names that, or says 去年 for the year before.
 */
function isOfYears({ from, to }: DayRange, article: Article, issued: string): boolean {
  const [first, last, year] = [from, to, issued].map((day) => dayFields(day)?.year ?? null);
  if (typeof first !== 'number' || typeof last !== 'number' || typeof year !== 'number') return true;
  const text = comparable(article.text);
  const isAsked = (one: number) => one >= first && one <= last;
  const years = (part: string) => Array.from(part.matchAll(/(?<!\d)(\d{4})年/g), (match) => Number(match[1]));
  const headline = years(comparable(article.text.slice(0, article.body.start)));
  if (headline.length > 0 && !article.titleDerived && !headline.some(isAsked))
    return years(text).some(isAsked) && isAsked(year);
  if (isAsked(year) || years(text).some(isAsked)) return true;
  return year === last + 1 && /去年|上年|上一年|前一年/.test(text);
}

/** 「2号线」, 「第三名」, 「六届」: in the form of `comparable`. */
export function numberedNames(question: string): string[] {
  const found =
    withoutOrder(fold(question)).match(
      /第?[\d一二三四五六七八九十]{1,4}(?:号[\u4e00-\u9fa5]{1,2}|产业|名(?!\u5458)|次(?:[\u4e00-\u9fa5]{0,8}会议)?|届|季度|中学|小学|期工程)/g,
    ) ?? [];
  return found
    .filter((name) => /^第|号|届|季度/.test(name))
    .map((name) => comparable(name.replace(/(?<=次).*会议$/, '')));
}
