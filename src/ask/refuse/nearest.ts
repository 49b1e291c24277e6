import type { Citation } from '../../domain/answer.ts';
import type { Article } from '../../domain/article.ts';
import { daysBetween } from '../../domain/day.ts';
import type { Quote } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { Span } from '../../domain/span.ts';
import { searchForm } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import { citationOf } from '../check/verify.ts';
import { groupEvents } from '../find/group-events.ts';
import { takesPart } from '../find/match-events.ts';
import { contentWords } from '../understand/topic.ts';

/** Passages offered with a refusal. */
const NEAREST = 3;
/** Least share of the question's words that a sentence must hold to be offered. */
const ENOUGH = 0.25;

/**
 * Up to three passages that come nearest to a question that nothing answers, one an article: events of the asked people
 * (with another day, deed or place), else sentences that share most of its words. Empty when nothing comes near.
 */
export function nearestTo(plan: QueryPlan, evidence: Evidence): readonly Citation[] {
  const quotes = [...eventsNear(plan, evidence), ...sentencesNear(plan, evidence)];
  const first = quotes.filter(({ articleId }, at) => quotes.findIndex((other) => other.articleId === articleId) === at);
  return asCitations(first.slice(0, NEAREST), evidence.articles);
}

/** Quotes as numbered citations; those of unknown articles are left out. */
export function asCitations(quotes: readonly Quote[], articles: Evidence['articles']): readonly Citation[] {
  return quotes
    .flatMap((quote) => {
      const article = articles.get(quote.articleId);
      return article ? [{ quote, article }] : [];
    })
    .map(({ quote, article }, at) => citationOf(quote, article, at + 1));
}

/** Events of the asked people, those of the nearest days first. */
function eventsNear(plan: QueryPlan, { nearby }: Evidence): Quote[] {
  if (plan.people.length === 0) return [];
  const theirs = nearby.filter((event) => plan.people.every((name) => takesPart(event, name)));
  const words = wordsOf(plan);
  return groupEvents(theirs)
    .map(([event]) => ({ event, away: daysAway(plan, event), shared: shareOf(words, event.name) }))
    .toSorted((a, b) => b.shared - a.shared || a.away - b.away)
    .slice(0, NEAREST)
    .map(({ event }) => ({ articleId: event.articleId, start: event.quote.start, end: event.quote.end }));
}

/** Days between an event and the asked times; what has no day comes last. */
function daysAway({ times }: QueryPlan, { from, to }: NewsEvent): number {
  if (from === null) return Number.MAX_SAFE_INTEGER;
  const own = { from, to: to ?? from };
  return times.length === 0 ? 0 : Math.min(...times.map(({ range }) => daysBetween(range, own)));
}

function sentencesNear(plan: QueryPlan, { hits, articles }: Evidence): Quote[] {
  const words = wordsOf(plan);
  if (words.length === 0) return [];
  return hits
    .flatMap(({ passage }) => {
      const article = articles.get(passage.articleId);
      return article ? [bestIn(article, passage, words)] : [];
    })
    .filter(({ share }) => share >= ENOUGH)
    .toSorted((a, b) => b.share - a.share)
    .map(({ quote }) => quote);
}

/** The sentence of a passage that shares most words with the question, itself or with its headline. */
function bestIn(article: Article, passage: Span, words: readonly string[]): { quote: Quote; share: number } {
  let best: { quote: Quote; share: number } | null = null;
  const headline = shareOf(words, article.title) / 2;
  for (const span of sentences(article.text, passage)) {
    const share = shareOf(words, article.text.slice(span.start, span.end)) + headline;
    if (best === null || share > best.share) best = { quote: { articleId: article.id, ...span }, share };
  }
  return best ?? { quote: { articleId: article.id, start: passage.start, end: passage.end }, share: 0 };
}

/** What the question is about, its times left out. */
function wordsOf({ text, times }: QueryPlan): string[] {
  const bare = times.reduce((rest, time) => rest.replaceAll(time.text, ' '), text);
  return [...new Set(contentWords(bare))].filter((word) => word.length >= 2);
}

function shareOf(words: readonly string[], text: string): number {
  const said = searchForm(text);
  const size = (some: readonly string[]) => some.reduce((sum, word) => sum + word.length, 0);
  return size(words.filter((word) => said.includes(word))) / Math.max(1, size(words));
}
