import type { Article } from '../../domain/article.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { rankSentences } from '../fact/rank-sentences.ts';
import { articleTitled, titlesGiven } from '../understand/asked-article.ts';
import { dayWords } from './day-words.ts';
import { bestEvent } from './one-event.ts';
import { addQuote } from './quotes.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/** Which paper printed it, on which day and page: one claim a report; null when neither paper nor day is known. */
export function draftSource(plan: QueryPlan, evidence: Evidence): Draft | null {
  const claims = reports(plan, evidence).flatMap((article) => tellSource(article) ?? []);
  return claims.length > 0 ? { lead: null, claims, mode: 'extractive', whole: true } : null;
}

/** The reports whose headlines the question gives in 《》, else the one that tells what it names. */
function reports(plan: QueryPlan, evidence: Evidence): Article[] {
  const titles = titlesGiven(plan);
  const titled = titles.flatMap((title) => articleTitled(title, plan, evidence) ?? []);
  if (titles.length > 0) return [...new Set(titled)];
  const event = bestEvent(plan, evidence);
  const told = event && evidence.articles.get(event.articleId);
  return [told ?? rankSentences(plan, evidence)[0]?.article].filter((article) => article !== undefined);
}

/** 「《…》刊登于《澜川日报》01版，2024年3月19日见报。」 */
function tellSource(article: Article): DraftClaim | null {
  const { title, paper, issueDate, page, body } = article;
  if (!paper && !issueDate) return null;
  const where = `${paper ? `《${paper.value}》` : ''}${printedPage(page?.value)}`;
  const when = issueDate ? `${dayWords(issueDate.value, true)}见报` : '';
  const text = `《${title}》${[where === '' ? '' : `刊登于${where}`, when].filter(Boolean).join('，')}。`;
  const headline = { articleId: article.id, start: 0, end: article.text.slice(0, body.start).trimEnd().length };
  const quotes = [headline.end > 0 ? headline : { articleId: article.id, start: body.start, end: body.end }];
  addQuote(quotes, { articleId: article.id, start: body.start, end: Math.min(body.end, body.start + 60) });
  return text.length <= LONGEST_CLAIM ? { text, quotes, event: null } : null;
}

function printedPage(page: string | undefined): string {
  return page === undefined ? '' : `${page}版`;
}
