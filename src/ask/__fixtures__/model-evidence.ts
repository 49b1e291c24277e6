import type { Evidence } from '../../domain/evidence.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { evidenceWith } from './evidence.ts';
import { hitOf } from './hits.ts';
import { articleOf } from './plans.ts';

/** Id of the nth article of `evidenceOf`: one letter, as `hitOf` wants it. */
export function articleIdOf(at: number): ArticleId {
  // Ids of a test need no content behind them.
  return String.fromCodePoint(97 + at) as ArticleId;
}

/** Evidence of one passage an article and nothing else; each text is a body. */
export function evidenceOf(bodies: readonly string[]): Evidence {
  const articles = bodies.map((body, at) => ({ ...articleOf(`第${at + 1}篇`, body), id: articleIdOf(at) }));
  return evidenceWith(articles, {
    hits: articles.map(({ text }, at) => hitOf({ id: `${articleIdOf(at)}1`, text })),
  });
}
