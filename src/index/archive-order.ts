import type { Article } from '../domain/article.ts';
import type { ArticleId } from '../domain/ids.ts';
import { inParts, type ReadTables } from './read-tables.ts';
import { isOneOf } from './sql.ts';

/** Where an article stands: the day of its issue, its file, its order in it. */
interface ArticlePlace {
  /** Days without a year come after those with one, none at all last. */
  readonly day: string;
  readonly source: string;
  readonly n: number;
}

/** Columns that a place is made of. */
export const PLACE_COLUMNS = ['issue_day', 'source', 'n'];

/** The place of a row of the articles table. */
export function placeOf(row: Record<string, unknown>): ArticlePlace {
  return { day: String(row.issue_day ?? 'none'), source: String(row.source), n: Number(row.n) };
}

/** The place of an article. */
export function placeOfArticle({ issueDate, source, n }: Article): ArticlePlace {
  return { day: issueDate?.value ?? 'none', source, n };
}

/** Places of articles; the first one of an article that stands in several. */
export async function placesOf(
  { articles }: ReadTables,
  ids: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, ArticlePlace>> {
  const places = new Map<ArticleId, ArticlePlace>();
  const wanted = new Set(ids);
  const filters = ids.length > ONE_BY_ONE ? [null] : inParts(ids).map((part) => isOneOf('id', part));
  for (const where of filters) {
    const query = where === null ? articles.query() : articles.query().where(where);
    for await (const batch of query.select(['id', ...PLACE_COLUMNS])) {
      for (const row of batch) {
        const id = String(row.id) as ArticleId; // an id that articleRow wrote
        if (!wanted.has(id)) continue;
        const [place, known] = [placeOf(row), places.get(id)];
        if (!known || byPlace(place, known) < 0) places.set(id, place);
      }
    }
  }
  return places;
}

/** More articles than this are found sooner by reading the places of all (25,000 articles: 60 ms). */
const ONE_BY_ONE = 1000;

/** Compares two places for sorting. */
export function byPlace(a: ArticlePlace | undefined, b: ArticlePlace | undefined): number {
  if (!a || !b) return 0;
  return compare(a.day, b.day) || compare(a.source, b.source) || a.n - b.n;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
