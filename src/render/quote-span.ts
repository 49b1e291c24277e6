import type { Citation } from '../domain/answer.ts';
import type { Article } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';

/** Where a quote stands in its article as it is now; null when the article was changed since and holds it no more. */
export function quoteSpan(
  { start, end, quote }: Pick<Citation, 'start' | 'end' | 'quote'>,
  { text }: Pick<Article, 'text'>,
): Span | null {
  if (quote === '') return null;
  if (text.slice(start, end) === quote) return { start, end };
  const at = text.indexOf(quote);
  return at < 0 ? null : { start: at, end: at + quote.length };
}
