import type { Table } from '@lancedb/lancedb';
import type { IndexFilter, PassageHit } from '../domain/archive-index.ts';
import type { Embedder } from '../domain/embedder.ts';
import type { Passage } from '../domain/passage.ts';
import { dropQuestionWords } from '../text/search-text.ts';
import { whereOf } from './filter.ts';
import { PASSAGE_COLUMNS, passageOf } from './passage-row.ts';
import type { ReadTables } from './read-tables.ts';
import { allOf, isOneOf, type Sql } from './sql.ts';
import { queryTokens } from './token-column.ts';

/** Vectors of a commit, and the embedder that made them. */
export interface Vectors {
  readonly embedder: Embedder;
  readonly table: Table;
}

/** Passages taken from each side before fusing. */
const POOL = 100;
/** Headlines scored: enough that every passage of the pool gets what its headline is worth. */
const TITLES = 2000;
/** Articles taken by their headline alone. */
const BY_TITLE = 20;
/** Weights of the recipe measured on three Chinese sets: headline fields ×0.4, first passage +2% of the best. */
const TITLE = 0.4;
const FIRST = 0.02;
/** Share of the best lexical score that the nearest vector can add: it breaks ties and never outvotes a match. */
const VECTOR = 0.15;

interface Scored {
  readonly passage: Passage;
  readonly key: string;
  score: number;
}

/** Best passages for a text: BM25 of passage and of headline, added by weight, and likeness of vectors by a small one. */
export async function searchPassages(
  tables: ReadTables & { readonly vectors: Vectors | null },
  text: string,
  limit: number,
  filter: IndexFilter = {},
): Promise<PassageHit[]> {
  const asked = dropQuestionWords(text);
  const tokens = queryTokens(asked);
  if (tokens === '' || limit < 1) return [];
  const where = whereOf(filter);
  const [byText, byTitle, near] = await Promise.all([
    match(tables, 'passages', { tokens, where, columns: ['key', ...PASSAGE_COLUMNS], limit: Math.max(POOL, limit) }),
    match(tables, 'articles', { tokens, where: whereOf(filter, [], 'id'), columns: ['key'], limit: TITLES }),
    tables.vectors ? likeness(tables.vectors, asked, where) : new Map<string, number>(),
  ]);
  const found = new Map<string, Scored>();
  for (const row of byText) add(found, row, Number(row._score));
  const titles = new Map(byTitle.map((row) => [String(row.key), TITLE * Number(row._score)]));
  await addMissing(tables.passages, found, titles, near, where);
  for (const hit of found.values()) hit.score += titles.get(hit.key) ?? 0;
  const best = [...found.values()].reduce((most, hit) => Math.max(most, hit.score), 0);
  for (const hit of found.values()) {
    hit.score += (hit.passage.n === 0 ? FIRST * best : 0) + VECTOR * best * (near.get(hit.passage.id) ?? 0);
  }
  return [...found.values()]
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
    .slice(0, limit)
    .map(({ passage, score }) => ({ passage, score }));
}

const TOKENS = { passages: 'tokens', articles: 'title_tokens' } as const;

interface Match {
  readonly tokens: string;
  readonly where: Sql | null;
  readonly columns: readonly string[];
  readonly limit: number;
}

async function match(
  tables: ReadTables,
  name: keyof typeof TOKENS,
  { tokens, where, columns, limit }: Match,
): Promise<Record<string, unknown>[]> {
  const words = new tables.lance.MatchQuery(tokens, TOKENS[name]);
  let query = tables[name]
    .query()
    .fullTextSearch(words)
    .select([...columns, '_score']);
  if (where) query = query.where(where);
  return query.limit(limit).toArray();
}

function add(found: Map<string, Scored>, row: Record<string, unknown>, score: number): void {
  const passage = passageOf(row);
  if (!found.has(passage.id)) found.set(passage.id, { passage, key: String(row.key), score });
}

/** First passages of the articles whose headline fits best, and passages that only vectors found. */
async function addMissing(
  passages: Table,
  found: Map<string, Scored>,
  titles: ReadonlyMap<string, number>,
  near: ReadonlyMap<string, number>,
  where: Sql | null,
): Promise<void> {
  const there = new Set([...found.values()].map((hit) => hit.key));
  const keys = [...titles.keys()].slice(0, BY_TITLE).filter((key) => !there.has(key));
  const ids = [...near.keys()].filter((id) => !found.has(id));
  for (const [column, values] of [
    ['key', keys],
    ['id', ids],
  ] as const) {
    if (values.length === 0) continue;
    const query = passages.query().where(allOf([isOneOf(column, values), ...(where ? [where] : [])]) ?? '');
    for (const row of await query.select(['key', ...PASSAGE_COLUMNS]).toArray()) {
      if (column === 'id' || Number(row.ordinal) === 0) add(found, row, 0);
    }
  }
}

/**
 * How near passages are to the question, from 1 for one that says the same to 0 for the last of the pool: embedders
 * differ in what they call near, and a poor one should add next to nothing. Nothing at all when the embedder fails:
 * words alone answer too.
 */
async function likeness({ embedder, table }: Vectors, asked: string, where: Sql | null): Promise<Map<string, number>> {
  const vector = await embedder.embedQuery(asked).catch(() => null);
  if (vector?.length !== embedder.dimension) return new Map();
  let query = table.query().nearestTo(vector).distanceType('cosine').select(['id', '_distance']).limit(POOL);
  if (where) query = query.where(where);
  const near = (await query.toArray()).map((row) => ({ id: String(row.id), cosine: 1 - Number(row._distance) }));
  const last = near.at(-1)?.cosine ?? 0;
  return new Map(near.map(({ id, cosine }) => [id, last < 1 ? Math.max(0, (cosine - last) / (1 - last)) : 0]));
}
