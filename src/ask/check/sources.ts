import { type Article, creditsOf } from '../../domain/article.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Span } from '../../domain/span.ts';
import { comparable } from '../../text/comparable.ts';
import { sentences } from '../../text/sentences.ts';
import type { CheckContext } from './context.ts';

/** One sentence that a claim rests on. */
export interface SourceSentence extends Span {
  readonly article: Article;
  readonly text: string;
}

/** What a claim rests on, taken apart. */
export interface Sources {
  readonly quotes: readonly SourceSentence[];
  readonly sentences: readonly SourceSentence[];
  /** The quotes in comparable form, one text. */
  readonly said: string;
  /** Paper and printed page of the cited articles. */
  readonly metadata: string;
  /** Event records of the cited articles, the claim's own first. */
  readonly events: readonly NewsEvent[];
}

/** Takes a claim's quotes apart; quotes without an article are left out. */
export function sourcesOf(claim: DraftClaim, { articles, events = [] }: CheckContext): Sources {
  const quotes = claim.quotes.flatMap(({ articleId, start, end }) => {
    const article = articles.get(articleId);
    return article ? [{ article, start, end, text: article.text.slice(start, end) }] : [];
  });
  const cited = new Set(quotes.map(({ article }) => article.id));
  const others = events.filter((event) => cited.has(event.articleId) && event.id !== claim.event?.id);
  return {
    quotes,
    sentences: quotes.flatMap(({ article, start, end }) =>
      sentences(article.text, { start, end }).map((span) => ({
        ...span,
        article,
        text: article.text.slice(span.start, span.end),
      })),
    ),
    said: comparable(quotes.map(({ text }) => text).join('\n')),
    metadata: comparable(quotes.map(({ article }) => metadataOf(article)).join('\n')),
    events: claim.event ? [claim.event, ...others] : others,
  };
}

/** Paper, printed page and the roles of those credited: 「文/图」 is told as 记者 and 摄影. */
function metadataOf(article: Article): string {
  const roles = creditsOf(article).map(({ role }) => role);
  return [article.paper?.value ?? '', article.page?.value ?? '', ...roles].join(' ');
}
