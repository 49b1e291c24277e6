import type { Article } from '../../domain/article.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import { articleOf } from './plans.ts';

/** An article of nothing but its body, so that places in the body are places in the article. */
export function bareArticle(body: string, given: Partial<Article> = {}): Article {
  return { ...articleOf('标题', body), text: body, body: { start: 0, end: body.length }, ...given };
}

/** A claim with one quote, the whole article unless told otherwise. */
export function claimOn(article: Article, text: string, start = 0, end = article.text.length): DraftClaim {
  return { text, quotes: [{ articleId: article.id, start, end }], event: null };
}
