import type { Article } from '../../domain/article.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { Span } from '../../domain/span.ts';
import { searchForm } from '../../text/fold.ts';
import { joinedLines } from '../../text/joined-lines.ts';
import { sentences } from '../../text/sentences.ts';
import { likeness } from '../find/group-events.ts';
import { askedArticle, titlesGiven } from '../understand/asked-article.ts';
import { contentWords } from '../understand/topic.ts';
import { dayWords } from './day-words.ts';
import { bestEvent } from './one-event.ts';
import { cutClaim, tellSentence } from './tell-statement.ts';

/** Longest sentence of a summary, in characters. */
const LONGEST_SENTENCE = 140;
/** Share of a body's sentences that are told, between 3 and 5 of them. */
const SHARE = 0.65;
const [FEWEST, MOST] = [3, 5];
/** A sentence this like one already chosen says nothing new. */
const REPEATS = 0.6;
/** Shorter ones are remarks, in characters. */
const SHORTEST = 12;
/** How much a sentence of the same worth gains by standing first: papers put first what matters most. */
const EARLY = 0.35;

/** What an article said: its lead and the sentences that cover most of its words, in the order of print. Null when none is meant. */
export function draftSummary(plan: QueryPlan, evidence: Evidence): Draft | null {
  const article = meant(plan, evidence);
  if (!article) return null;
  const claims = chosen(article).map((span): DraftClaim => {
    const speech = evidence.statements.find(
      (one) => one.articleId === article.id && one.start <= span.start && span.end <= one.end,
    );
    if (speech && /^[他她]/.test(article.text.slice(span.start, span.end))) return tellSentence(speech, article, span);
    const text = cutClaim(joinedLines(article.text.slice(span.start, span.end)), LONGEST_SENTENCE);
    return { text, quotes: [{ articleId: article.id, ...span }], event: null };
  });
  if (claims.length === 0) return null;
  return { lead: () => `${nameOf(article)}的主要内容：`, claims, mode: 'extractive', whole: true };
}

const OF_AN_ARTICLE = /概括|总结|摘要|综述|大意|主要内容|主要讲|介绍|报道|文章|新闻|稿/;

/** Whether a question asks what an article or event was about, rather than what somebody said: 「《…》讲了什么」, 「概括一下…」. */
export function asksForSummary(plan: QueryPlan): boolean {
  if (plan.kind !== 'summary' || plan.people.length > 0) return false;
  return titlesGiven(plan).length > 0 || OF_AN_ARTICLE.test(plan.question);
}

/** Whether a question about an issue means one of its articles: 「A03版那篇讲夜校的报道说了什么」. */
export function meansOneArticle({ question }: QueryPlan): boolean {
  return (
    /[那这]一?[篇条则]|《[^》]{2,80}》(?:这|那)?(?:篇|条|一文)?[^,。]{0,8}(?:讲|说|写|内容|介绍)/.test(question) &&
    /[讲说写]|内容|介绍|大意/.test(question)
  );
}

function meant(plan: QueryPlan, evidence: Evidence): Article | null {
  const article = askedArticle(plan, evidence);
  if (article || titlesGiven(plan).length > 0) return article;
  const event = bestEvent(plan, evidence);
  return (event && evidence.articles.get(event.articleId)) ?? null;
}

function nameOf({ title, paper, issueDate, page }: Article): string {
  const where = [
    paper ? `《${paper.value}》` : '',
    issueDate ? dayWords(issueDate.value, true) : '',
    page ? `${page.value}版` : '',
  ].join('');
  return where === '' ? `《${title}》` : `《${title}》（${where}）`;
}

/** A sentence that may be told, with the words of its content. */
interface Candidate {
  readonly span: Span;
  readonly words: readonly string[];
}

/** The lead, then sentence by sentence the one that adds most of the article's words, told in the order of print. */
function chosen(article: Article): Span[] {
  const all = sentences(article.text, article.body).filter((span) => isTold(article.text.slice(span.start, span.end)));
  const [lead, ...others] = all;
  if (!lead) return [];
  const weigh = weights(article, all);
  const many = Math.min(MOST, Math.max(FEWEST, Math.ceil(all.length * SHARE)));
  const taken = [lead];
  const covered = new Set(wordsAt(article, lead));
  const worth = ({ span, words }: Candidate) => {
    const early = 1 + (EARLY * (article.body.end - span.start)) / (article.body.end - article.body.start);
    const fresh = words.filter((word) => !covered.has(word));
    return (early * fresh.reduce((sum, word) => sum + weigh(word), 0)) / Math.sqrt(span.end - span.start);
  };
  const unlike = (told: Span) => (one: Candidate) => one.span !== told && !repeats(article, one.span, told);
  let left = others.map((span): Candidate => ({ span, words: wordsAt(article, span) })).filter(unlike(lead));
  while (taken.length < many) {
    const worths = left.map(worth);
    const most = worths.reduce((best, one) => Math.max(best, one), 0);
    const best = left[worths.indexOf(most)];
    if (!best || most === 0) break;
    taken.push(best.span);
    for (const word of best.words) covered.add(word);
    left = left.filter(unlike(best.span));
  }
  return taken.toSorted((a, b) => a.start - b.start);
}

/** No caption, no credit, no quotation cut off from its speaker. */
function isTold(text: string): boolean {
  const spoken = /^[“「]/.test(text) || /(?:说|表示|道|介绍|告诉记者)[。：:]$/.test(text);
  return text.length >= SHORTEST && !spoken && !/^[（(【]|摄[)）]?$|^图[为:：]|^(?:记者|通讯员|责任?编辑)/.test(text);
}

function wordsAt({ text }: Article, { start, end }: Span): string[] {
  return [...new Set(contentWords(text.slice(start, end)).filter((word) => word.length > 1))];
}

/** A word weighs by how many sentences use it, and double when the headline does. */
function weights(article: Article, all: readonly Span[]): (word: string) => number {
  const head = searchForm(article.text.slice(0, article.body.start));
  const counts = new Map<string, number>();
  for (const span of all) for (const word of wordsAt(article, span)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => (1 + Math.log(counts.get(word) ?? 1)) * (head.includes(word) ? 2 : 1) * (/\d/.test(word) ? 1.5 : 1);
}

function repeats({ text }: Article, a: Span, b: Span): boolean {
  return likeness(text.slice(a.start, a.end), text.slice(b.start, b.end)) >= REPEATS;
}
