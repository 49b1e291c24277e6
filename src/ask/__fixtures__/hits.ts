import type { PassageHit } from '../../domain/archive-index.ts';
import type { ArticleId, PassageId } from '../../domain/ids.ts';

/** A hit made by hand: what is not said is empty. The article's id is the first letter of the passage's. */
export function hitOf(
  given: Partial<PassageHit> & { readonly id?: string; readonly n?: number; readonly text?: string },
): PassageHit {
  const { id = 'a1', n = 1, text = '', ...rest } = given;
  return {
    // Ids of a test need no content behind them.
    passage: { id: id as PassageId, articleId: id.slice(0, 1) as ArticleId, n, start: 0, end: text.length, text },
    score: 1,
    head: '',
    issueDay: null,
    inTime: false,
    likeness: 0,
    ...rest,
  };
}
