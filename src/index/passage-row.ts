import type { ArticleId, PassageId } from '../domain/ids.ts';
import type { Passage } from '../domain/passage.ts';

/** Columns that a passage is made of. */
export const PASSAGE_COLUMNS = ['id', 'article_id', 'ordinal', 'start', 'stop', 'text'];

/** A row of the passages table as a passage. */
export function passageOf(row: Record<string, unknown>): Passage {
  return {
    id: String(row.id) as PassageId, // ids that passageRows wrote
    articleId: String(row.article_id) as ArticleId,
    n: Number(row.ordinal),
    start: Number(row.start),
    end: Number(row.stop),
    text: String(row.text),
  };
}
