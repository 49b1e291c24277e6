import type { Article } from '../../domain/article.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import { contains, overlaps } from '../../domain/span.ts';
import { comparable } from '../../text/comparable.ts';
import { joinedLines } from '../../text/joined-lines.ts';
import { sharedPairs } from '../../text/pairs.ts';
import { cutSentence } from '../fact/cut-sentence.ts';
import type { CheckContext } from './context.ts';
import { sourcesOf } from './sources.ts';

/**
 * What is told in place of a claim that the check could not decide: the extractive claim that rests on the same words,
 * else the sentence of its quotes that shares most with it, as printed. Null when it rests on nothing.
 */
export function standIn(claim: DraftClaim, own: readonly DraftClaim[], context: CheckContext): DraftClaim | null {
  const told = comparable(claim.text);
  const sentence = sourcesOf(claim, context)
    .sentences.map((source) => ({ source, shared: sharedPairs(told, comparable(source.text)) }))
    .sort((a, b) => b.shared - a.shared)[0]?.source;
  if (!sentence) return null;
  const { article, start, end } = sentence;
  const same = own.find((other) =>
    other.quotes.some(
      (quote) => quote.articleId === article.id && contains(quote, { start, end }) && isNear(other, article),
    ),
  );
  if (same) return same;
  return {
    text: cutSentence(joinedLines(sentence.text), null),
    quotes: [{ articleId: article.id, start, end }],
    event: null,
  };
}

/** The extractive claim tells one sentence, or the sentence stands in its event's own quote. */
function isNear({ event, quotes }: DraftClaim, article: Article): boolean {
  if (event && event.articleId === article.id) return quotes.some((quote) => overlaps(quote, event.quote));
  return quotes.length === 1;
}
