import type { Article } from '../../domain/article.ts';
import type { NewsEvent, Statement } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';

/** What a check may look at. `names` are people known from the evidence, whom a claim may name without any cue. */
export interface CheckContext {
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly names: ReadonlySet<string>;
  /** Records of who said what: 「她强调」 tells who only with them. */
  readonly statements?: readonly Statement[];
  /** Event records of the evidence: what is 「会议」 in one sentence was named in another. */
  readonly events?: readonly NewsEvent[];
}
