import type { Article } from '../../domain/article.ts';
import type { Draft, Quote } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { estimateTokens } from '../../models/chat-tokens.ts';
import { comparable } from '../../text/comparable.ts';
import { pairsOf } from '../../text/pairs.ts';
import { sentences } from '../../text/sentences.ts';
import { dayWords, whenWords } from '../draft/day-words.ts';
import { unfence } from './unfence.ts';

/** One piece of evidence that a model may cite by its key, and nothing else. */
export interface ModelSource {
  /** `K1`, `K2` …: opaque to the model, resolved by code. */
  readonly key: string;
  readonly quotes: readonly Quote[];
  readonly event: NewsEvent | null;
  /** True for a passage: a claim that cites it rests on those of its sentences that it shares most with. */
  readonly passage: boolean;
  /** As the prompt shows it, safe in its fence. */
  readonly text: string;
}

/** Passages given to a model beside what the extractive draft rests on. */
const PASSAGES = 10;
/** Of the key and the blank line around each source. */
const KEY_TOKENS = 6;

/**
 * What a model is given: what the extractive draft rests on, one key a claim, then the best passages, as many as go into
 * `budget` tokens. One that does not fit is left out, and shorter ones behind it may still go in.
 */
export function modelSources(extractive: Draft, evidence: Evidence, budget: number): ModelSource[] {
  const claims = extractive.claims.map(({ quotes, event }) => ({ quotes, event, passage: false }));
  const passages = evidence.hits.slice(0, PASSAGES).map(({ passage }) => ({
    quotes: [{ articleId: passage.articleId, start: passage.start, end: passage.end }],
    event: null,
    passage: true,
  }));
  const packed: ModelSource[] = [];
  let left = budget;
  for (const source of [...claims, ...passages]) {
    const text = sourceText(source, evidence);
    const tokens = estimateTokens(text) + KEY_TOKENS;
    if (tokens > left) continue;
    left -= tokens;
    packed.push({ key: `K${packed.length + 1}`, ...source, text });
  }
  return packed;
}

/** The sources as the prompt shows them. */
export function sourcesText(sources: readonly ModelSource[]): string {
  return sources.map(({ key, text }) => `[${key}]${text}`).join('\n\n');
}

/** Each quote under its heading, which is not repeated for one article after itself; a quote is not repeated at all. */
function sourceText({ quotes, event }: Pick<ModelSource, 'quotes' | 'event'>, evidence: Evidence): string {
  const lines = [event ? ` 活动：${unfence(`${whenWords(event, true)} ${event.name}`)}` : ''];
  const shown = new Set<string>();
  let last: Article | null = null;
  for (const quote of quotes) {
    const article = evidence.articles.get(quote.articleId);
    const place = `${quote.articleId} ${quote.start} ${quote.end}`;
    if (!article || shown.has(place)) continue;
    shown.add(place);
    if (article !== last) lines.push(heading(article));
    last = article;
    lines.push(unfence(article.text.slice(quote.start, quote.end)));
  }
  return lines.join('\n');
}

function heading(article: Article): string {
  const day = article.issueDate ? `${dayWords(article.issueDate.value, true)}见报` : '日期不详';
  return unfence(`《${article.paper?.value ?? '报名不详'}》${day}《${article.title}》：`);
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
