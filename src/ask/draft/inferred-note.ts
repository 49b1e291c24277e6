import type { Article } from '../../domain/article.ts';
import { dayFields, monthDay } from '../../domain/day.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { findDates } from '../../text/dates.ts';

/** Words for a day that count from the day of issue. */
const COUNTED = /昨日|昨天|今日|今天|前日|前天|昨晚|今晨|今早|昨夜|当日|明日|明天/;

/**
 * What of the dates in an answer no page prints, once for all of it: a year taken from the text, a day counted from the
 * day of issue. Chinese; '' when all is printed.
 */
export function inferredNote(claims: readonly DraftClaim[], articles: ReadonlyMap<ArticleId, Article>): string {
  return [inferredYear(claims, articles), countedDay(claims, articles)].join('');
}

/** 「年份据文内推断：文内「2022年国家网络安全宣传周」。」 */
function inferredYear(claims: readonly DraftClaim[], articles: ReadonlyMap<ArticleId, Article>): string {
  for (const { text, quotes } of claims) {
    for (const { articleId, start, end } of quotes) {
      const article = articles.get(articleId);
      const year = article?.issueDate?.origin.kind === 'inferred' ? dayFields(article.issueDate.value)?.year : null;
      if (!article || !year || !text.includes(`${year}年`)) continue;
      if (article.text.slice(start, end).includes(`${year}年`)) continue;
      const reason = article.issueDate?.origin.reason ?? null;
      return reason === null ? '年份据文内推断。' : `年份据文内推断：${reason}。`;
    }
  }
  return '';
}

/** 「日期据见报日推断（原文作“昨日”）。」 */
function countedDay(claims: readonly DraftClaim[], articles: ReadonlyMap<ArticleId, Article>): string {
  for (const { event } of claims) {
    const article = event ? articles.get(event.articleId) : undefined;
    if (!event?.from || !article?.issueDate) continue;
    const quote = article.text.slice(event.quote.start, event.quote.end);
    const word = COUNTED.exec(quote)?.[0];
    if (word === undefined || printsDay(quote, event.from)) continue;
    return `日期据见报日推断（原文作“${word}”）。`;
  }
  return '';
}

/** Whether a text prints a day itself, if without its year. */
function printsDay(text: string, day: string): boolean {
  return findDates(text, { reference: null, use: 'article' }).some(({ from }) => monthDay(from) === monthDay(day));
}
