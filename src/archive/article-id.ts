import { createHash } from 'node:crypto';
import type { ArticleId, PassageId } from '../domain/ids.ts';

/** 24 hex digits from title and text without white space: the same wherever the article lies and however it is wrapped. */
export function articleId(title: string, text: string): ArticleId {
  // The only place where an article's id is made.
  return hash(`${bare(title)}\n${bare(text)}`) as ArticleId;
}

/** 24 hex digits from the article, the order in it and the passage's text. */
export function passageId(article: ArticleId, n: number, text: string): PassageId {
  // The only place where a passage's id is made.
  return hash(`${article}\n${n}\n${text}`) as PassageId;
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
