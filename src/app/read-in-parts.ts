import { setImmediate as othersTurn } from 'node:timers/promises';
import type { CutPage } from '../archive/read-archive.ts';
import { readArticle } from '../archive/read-article.ts';
import type { ArticleReading } from '../domain/reading.ts';

/** Articles given together; writing them is a block of its own. */
const PART = 50;

/**
 * Reads the articles of a page, with a turn for everything else after each: a long text is seconds of reading, in which a
 * bot has to answer. One part at least, which may be empty. Rejects with the signal's reason.
 */
export async function* readInParts(
  { articles }: Pick<CutPage, 'articles'>,
  signal: AbortSignal,
): AsyncGenerator<readonly ArticleReading[]> {
  let part: ArticleReading[] = [];
  for (const [at, article] of articles.entries()) {
    signal.throwIfAborted();
    if (at > 0 && at % PART === 0) {
      yield part;
      part = [];
    }
    part.push(readArticle(article));
    await othersTurn();
  }
  yield part;
}
