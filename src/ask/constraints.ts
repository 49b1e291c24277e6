import type { Article } from '../domain/article.ts';
import { addDays, type DayRange, dayFields, rangeLength, rangesMeet } from '../domain/day.ts';
import type { ArticleId } from '../domain/ids.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { findDates } from '../text/dates.ts';
import { fold, searchForm } from '../text/fold.ts';
import { comparable } from './claim-support.ts';
import { isAt } from './match-events.ts';

/** Days between what an article without any date tells and its issue. */
const TOLD_AFTER = 1;
/** Characters of the body in which an article says of which day it tells. */
const LEAD = 200;

/**
 * Whether a passage of an article may answer a question at all: the people it names stand in the article, its day is
 * told there or is that of the issue, its place is the article's, and numbered names (2号线, 第三名) are the same.
 * What fails here is a near miss, and a near miss is no answer.
 */
export function mayAnswer(
  plan: QueryPlan,
  article: Article,
  passage: string,
  articles: ReadonlyMap<ArticleId, Article>,
): boolean {
  return (
    plan.people.every((name) => searchForm(article.text).includes(searchForm(name))) &&
    plan.times.every((time) => tellsTime(plan, time.range, article, passage)) &&
    plan.places.every((place) => isAt(place, article, articles)) &&
    namesWhatIsAsked(plan.question, article)
  );
}

/** 「日本企业」 is not a German one. The countries that local papers name most. */
const COUNTRIES =
  /日本|美国|德国|法国|英国|韩国|朝鲜|俄罗斯|苏联|加拿大|澳大利亚|新西兰|意大利|西班牙|荷兰|瑞士|瑞典|印度|泰国|越南|老挝|缅甸|柬埔寨|马来西亚|新加坡|印尼|菲律宾|蒙古|巴西|墨西哥|南非|埃及|以色列|香港|澳门|台湾/g;

/** Numbered names and countries of a question stand in the article that answers it. */
export function namesWhatIsAsked(question: string, { text }: Article): boolean {
  const said = comparable(text);
  const countries = fold(question).match(COUNTRIES) ?? [];
  return [...numberedNames(question), ...countries].every((name) => said.includes(comparable(name)));
}

/** A day must be told, in the passage or the lead; of a month or a year it is enough that the issue is of that time, or the text names it. */
function tellsTime(plan: QueryPlan, range: DayRange, article: Article, passage: string): boolean {
  const issued = article.issueDate?.value ?? null;
  const days = issued === null ? null : { from: issued, to: issued };
  if (plan.on === 'issue') return days !== null && rangesMeet(range, days);
  if (rangeLength(range) > 45) return days === null || isOfYears(range, article, days.from);
  const reference = issued;
  const inPassage = findDates(passage, { reference, use: 'article' });
  const inLead = findDates(article.text.slice(0, article.body.start + LEAD), { reference, use: 'article' });
  const told = [...inPassage, ...inLead];
  if (told.length > 0) return told.some((date) => rangesMeet(range, date));
  return (
    days !== null && rangesMeet({ from: addDays(range.from, -TOLD_AFTER), to: addDays(range.to, TOLD_AFTER) }, days)
  );
}

/** An issue tells of its own year and of the one before; of another one only where the text names it. */
function isOfYears({ from, to }: DayRange, article: Article, issued: string): boolean {
  const [first, last, year] = [from, to, issued].map((day) => dayFields(day)?.year ?? null);
  if (typeof first !== 'number' || typeof last !== 'number' || typeof year !== 'number') return true;
  if (year >= first && year <= last + 1) return true;
  return comparable(article.text).includes(`${first}年`);
}

/** 「2号线」, 「第三名」, 「六届」: in the form of `comparable`. */
export function numberedNames(question: string): string[] {
  const found =
    fold(question).match(
      /第?[\d一二三四五六七八九十]{1,4}(?:号[\u4e00-\u9fa5]{1,2}|产业|名(?!\u5458)|次(?:[\u4e00-\u9fa5]{0,8}会议)?|届|季度|中学|小学|期工程)/g,
    ) ?? [];
  return found
    .filter((name) => /^第|号|届|季度/.test(name))
    .map((name) => comparable(name.replace(/(?<=次).*会议$/, '')));
}
