import { createHash } from 'node:crypto';
import type { ArticleId, PassageId } from '../domain/ids.ts';

/**
 * 24 hex digits from title and text, the same wherever the article lies. Two articles of one id have the same text to the
 * letter, so that an offset into one is an offset into the other.
 */
export function articleId(title: string, text: string): ArticleId {
  // The only place where an article's id is made.
  return hash(`${title}\n${text}`) as ArticleId;
}

/** 24 hex digits from the article, the order in it and the passage's text. */
export function passageId(article: ArticleId, n: number, text: string): PassageId {
  // The only place where a passage's id is made.
  return hash(`${article}\n${n}\n${text}`) as PassageId;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
