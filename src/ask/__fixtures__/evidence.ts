import type { Article } from '../../domain/article.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { NO_EVIDENCE } from '../find/no-evidence.ts';

/** Evidence of these articles; beside what is given nothing was found. */
export function evidenceWith(articles: readonly Article[], given: Partial<Evidence> = {}): Evidence {
  return { ...NO_EVIDENCE, articles: new Map(articles.map((article) => [article.id, article])), ...given };
}
