import type { Article } from '../../domain/article.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold, searchForm } from '../../text/fold.ts';
import { mayAnswer } from '../find/constraints.ts';
import { likeness } from '../find/group-events.ts';
import { contentWords } from './topic.ts';

/** Least likeness of a headline given in 《》 to the one printed; headlines are half remembered. */
const TITLED = 0.7;
/** Least share of a question's words that a headline and its body's opening must hold for the article to be meant. */
const TOLD = 0.5;
/** Characters of the body that say what an article is about. */
const OPENING = 160;

/** Headlines that a question gives in 《》, without those of papers. */
export function titlesGiven(plan: QueryPlan): string[] {
  return Array.from(plan.question.matchAll(/《([^》]{2,80})》/g), (match) => match[1] ?? '').filter(
    (title) => !plan.papers.includes(title),
  );
}

/** The article whose headline is most like the given one; null when none is like it. Kicker and subtitle count as headline too. */
export function articleTitled(title: string, plan: QueryPlan, evidence: Evidence): Article | null {
  const scored = [...evidence.articles.values()]
    .map((article) => ({ article, score: Math.max(...headlinesOf(article).map((line) => likeness(line, title))) }))
    .filter(({ article, score }) => score >= TITLED && isOfPlan(plan, article, evidence));
  return scored.toSorted((a, b) => b.score - a.score)[0]?.article ?? null;
}

/** The one article that a question means: by its headline in 《》, else by the words that its headline and opening share with it. */
export function askedArticle(plan: QueryPlan, evidence: Evidence): Article | null {
  const [title] = titlesGiven(plan);
  if (title !== undefined) return articleTitled(title, plan, evidence);
  const words = aboutWords(plan);
  const total = words.reduce((sum, word) => sum + word.length, 0);
  if (total === 0) return null;
  const ids = new Set([...evidence.contents, ...evidence.hits.map(({ passage }) => passage.articleId)]);
  const scored = [...ids].flatMap((id) => {
    const article = evidence.articles.get(id);
    if (!article || !isOfPlan(plan, article, evidence)) return [];
    const head = searchForm(headlinesOf(article).join('\n'));
    const opening = searchForm(article.text.slice(article.body.start, article.body.start + OPENING));
    const share = (text: string) =>
      words.reduce((sum, word) => sum + (text.includes(word) ? word.length : 0), 0) / total;
    const told = share(`${head}\n${opening}`);
    return told >= TOLD ? [{ article, score: told + share(head) }] : [];
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.article ?? null;
}

const OF_ASKING =
  /那篇|这篇|一篇|报道|文章|新闻|稿件|稿子|消息|主要|内容|大意|概括|总结|摘要|综述|介绍|一下|说的?|讲的?|写的?|有关|关于|帮我|给我|请|简要|简单|第?[a-z]?\d{1,3}版|头版|《|》/gi;

/** Words that say what the article is about, without those of asking, papers, pages and days. */
function aboutWords(plan: QueryPlan): string[] {
  let text = fold(plan.question);
  for (const piece of [...plan.times.map((time) => time.text), ...plan.papers])
    text = text.replaceAll(fold(piece), ' ');
  return [...new Set(contentWords(text.replace(OF_ASKING, ' ')))];
}

function headlinesOf({ kicker, title, subtitle }: Article): string[] {
  return [title, kicker, subtitle].filter((line): line is string => line !== null && line !== '');
}

function isOfPlan(plan: QueryPlan, article: Article, { articles }: Evidence): boolean {
  return mayAnswer({ ...plan, places: [], question: '' }, article, article.text, articles);
}
