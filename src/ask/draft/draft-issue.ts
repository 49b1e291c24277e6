import type { Article } from '../../domain/article.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/** What an issue or page held: its headlines in the order of print, one claim each; null when it is not held. */
export function draftIssue(plan: QueryPlan, { contents, articles }: Evidence): Draft | null {
  const claims = contents.flatMap((id) => {
    const article = articles.get(id);
    return article ? headlineClaim(article) : [];
  });
  if (claims.length === 0) return null;
  const when = plan.times.map(({ text }) => text.trim()).join('、');
  const where = plan.papers.map((paper) => `《${paper}》`).join('、') + (plan.page === null ? '' : `第${plan.page}版`);
  return { lead: (count) => `${when}${where}见于馆藏的稿件共${count}篇：`, claims, mode: 'extractive', whole: true };
}

/** Least length of a headline, in characters without white space, that is a quote by itself. */
const SHORTEST = 8;

/** The headline block as it stands above the body; what prints none, or a short one, is quoted with its first line of text. */
function headlineClaim(article: Article): DraftClaim[] {
  const { text, title, body } = article;
  const head = text.slice(0, body.start).trimEnd();
  const line = text.indexOf('\n', body.start);
  const opening = { start: body.start, end: Math.min(line < 0 ? body.end : line, body.start + LONGEST_CLAIM - 2) };
  const told = article.titleDerived || head === '' ? text.slice(opening.start, opening.end) : `《${title}》`;
  const short = head.replace(/\s/g, '').length < SHORTEST;
  const quotes = [
    ...(head === '' ? [] : [{ articleId: article.id, start: 0, end: short ? opening.end : head.length }]),
    ...(article.titleDerived || head === '' ? [{ articleId: article.id, ...opening }] : []),
  ];
  return told.length <= LONGEST_CLAIM && told.trim() !== '' ? [{ text: told, quotes, event: null }] : [];
}
