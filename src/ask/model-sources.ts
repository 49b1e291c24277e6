import type { Article } from '../domain/article.ts';
import type { Draft, Quote } from '../domain/draft.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import { pairsOf } from '../text/pairs.ts';
import { sentences } from '../text/sentences.ts';
import { comparable } from './claim-support.ts';
import { dayWords, whenWords } from './day-words.ts';

/** One piece of evidence that a model may cite by its key, and nothing else. */
export interface ModelSource {
  /** `K1`, `K2` …: opaque to the model, resolved by code. */
  readonly key: string;
  readonly quotes: readonly Quote[];
  readonly event: NewsEvent | null;
  /** True for a passage: a claim that cites it rests on those of its sentences that it shares most with. */
  readonly passage: boolean;
}

/** Passages given to a model beside what the extractive draft rests on. */
const PASSAGES = 6;

/** What a model is given: what the extractive draft rests on, one key a claim, then the best passages. */
export function modelSources(extractive: Draft, evidence: Evidence): ModelSource[] {
  const claims = extractive.claims.map(({ quotes, event }) => ({ quotes, event, passage: false }));
  const passages = evidence.hits.slice(0, PASSAGES).map(({ passage }) => ({
    quotes: [{ articleId: passage.articleId, start: passage.start, end: passage.end }],
    event: null,
    passage: true,
  }));
  return [...claims, ...passages].map((source, at) => ({ key: `K${at + 1}`, ...source }));
}

/** The sources as the prompt shows them; fence marks inside archive text are taken apart. */
export function sourcesText(sources: readonly ModelSource[], evidence: Evidence): string {
  return sources.map((source) => sourceText(source, evidence)).join('\n\n');
}

function sourceText({ key, quotes, event }: ModelSource, evidence: Evidence): string {
  const lines = quotes.flatMap((quote) => {
    const article = evidence.articles.get(quote.articleId);
    return article ? [`${heading(article)}\n${unfence(article.text.slice(quote.start, quote.end))}`] : [];
  });
  return [
    `[${key}]${event ? ` 活动：${unfence(`${whenWords(event, true)} ${event.name}`)}` : ''}`,
    ...new Set(lines),
  ].join('\n');
}

function heading(article: Article): string {
  const day = article.issueDate ? `${dayWords(article.issueDate.value, true)}见报` : '日期不详';
  return unfence(`《${article.paper?.value ?? '报名不详'}》${day}《${article.title}》：`);
}

/** Takes fence marks of the prompt out of text that is not ours. */
export function unfence(text: string): string {
  return text.replace(/<{2,}|>{2,}/g, ' ');
}

/** The quotes that a claim citing this source rests on: of a passage, the two sentences that share most with the claim. */
export function quotesFor(claim: string, source: ModelSource, evidence: Evidence): Quote[] {
  if (!source.passage) return [...source.quotes];
  const wanted = new Set(pairsOf(comparable(claim)));
  return source.quotes.flatMap((quote) => {
    const text = evidence.articles.get(quote.articleId)?.text ?? '';
    return sentences(text, quote)
      .map((span) => ({
        span,
        shared: pairsOf(comparable(text.slice(span.start, span.end))).filter((pair) => wanted.has(pair)).length,
      }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared)
      .slice(0, 2)
      .map(({ span }) => ({ articleId: quote.articleId, ...span }));
  });
}
