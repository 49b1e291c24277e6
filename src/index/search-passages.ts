import type { Table } from '@lancedb/lancedb';
import type { RecordBatch } from 'apache-arrow';
import type { IndexFilter, PassageHit, Sought } from '../domain/archive-index.ts';
import { rangesMeet } from '../domain/day.ts';
import type { Embedder } from '../domain/embedder.ts';
import { searchForm } from '../text/fold.ts';
import { bigrams } from '../text/tokens.ts';
import { whereOf } from './filter.ts';
import { PASSAGE_COLUMN, type PlacedPassage, placedPassage } from './passage-row.ts';
import type { TokenCounts } from './rarity.ts';
import type { ReadTables } from './read-tables.ts';
import { allOf, isOneOf, type Sql } from './sql.ts';
import { otherTokens, rareTokens } from './token-column.ts';

/** Vectors of a commit, and the embedder that made them. */
export interface Vectors {
  readonly embedder: Embedder;
  readonly table: Table;
}

/** What a search reads. */
type SearchTables = ReadTables & {
  readonly counts: TokenCounts;
  readonly vectors: Vectors | null;
  /** Packed passages by row, once they are in memory. */
  readonly held: () => ReadonlyMap<bigint, string> | null;
};

/** Passages that vectors alone may add. */
const NEAREST = 40;
/** Passages taken for a literal. */
const HOLDING = 40;
/** Passages taken for what is printed in another form … */
const OTHERS = 20;
/** … which weighs this much of what the text's own tokens do. */
const OTHER = 0.5;
/** Passages that hold a literal from which on no more are looked for. */
const ENOUGH_HELD = 10;
/** Literals looked for by themselves. */
const MOST_EXACT = 4;

/**
 * Passages for a text, at most `limit` by words, with those that hold a literal and those that vectors find beside them:
 * BM25 over the rarest tokens of the text. Ranking is the caller's; the order here is that of BM25.
 */
export async function searchPassages(
  tables: SearchTables,
  text: string,
  limit: number,
  { filter = {}, days = [], exact = [] }: Sought = {},
): Promise<PassageHit[]> {
  if (limit < 1) return [];
  const where = whereOf(filter);
  const match = matcher(tables);
  const [byWords, byForms, near] = await Promise.all([
    match(rareTokens(text, tables.counts), { where, all: false, limit }),
    match(otherTokens(text, days, tables.counts), { where, all: false, limit: OTHERS }),
    tables.vectors ? likeness(tables.vectors, text, filter) : new Map<string, number>(),
  ]);
  const found = new Map(byWords.map((one) => [one.passage.id as string, one]));
  for (const one of byForms) {
    const score = (found.get(one.passage.id)?.score ?? 0) + OTHER * one.score;
    found.set(one.passage.id, { ...one, score });
  }
  const others = await Promise.all([
    ...missing(tables, byWords, exact).map((pairs) => match(pairs, { where, all: true, limit: HOLDING })),
    rowsOf(
      tables,
      [...near.keys()].filter((id) => !found.has(id)),
      where,
    ),
  ]);
  for (const one of others.flat()) if (!found.has(one.passage.id)) found.set(one.passage.id, { ...one, score: 0 });
  return [...found.values()].map(({ told, ...one }) => ({
    ...one,
    inTime: told.some((range) => days.some((day) => rangesMeet(day, range))),
    likeness: near.get(one.passage.id) ?? 0,
  }));
}

/** Pairs of the literals of which the archive may have more passages than were found, as far as those are wanted. */
function missing({ counts }: SearchTables, found: readonly Found[], exact: readonly string[]): string[] {
  return exact.slice(0, MOST_EXACT).flatMap((literal) => {
    const form = searchForm(literal);
    const pairs = [...new Set(bigrams(form))];
    if (pairs.length === 0) return [];
    const most = Math.min(HOLDING, ...pairs.map((pair) => counts.count(pair) || HOLDING));
    const held = found.filter(({ passage, head }) => searchForm(`${head}\n${passage.text}`).includes(form)).length;
    return held < Math.min(ENOUGH_HELD, most) ? [pairs.join(' ')] : [];
  });
}

interface Found extends PlacedPassage {
  readonly score: number;
}

interface Match {
  readonly where: Sql | null;
  /** Whether a row must have every token. */
  readonly all: boolean;
  readonly limit: number;
}

/** Searches by tokens; passages come from memory where they are there. */
function matcher({ lance, passages, held }: SearchTables): (tokens: string, wanted: Match) => Promise<Found[]> {
  const known = held();
  return async (tokens, { where, all, limit }) => {
    if (tokens === '') return [];
    const words = new lance.MatchQuery(tokens, 'tokens', { operator: all ? lance.Operator.And : lance.Operator.Or });
    let query = passages
      .query()
      .fullTextSearch(words)
      .select(known ? ['_score'] : [PASSAGE_COLUMN, '_score']);
    if (where) query = query.where(where);
    return foundIn((known ? query.withRowId() : query).limit(limit), known);
  };
}

async function rowsOf({ passages }: ReadTables, ids: readonly string[], where: Sql | null): Promise<Found[]> {
  if (ids.length === 0) return [];
  const condition = allOf([isOneOf('id', ids), ...(where ? [where] : [])]);
  const query = passages.query().where(condition ?? '');
  return foundIn(query.select([PASSAGE_COLUMN]));
}

/** Rows read column by column, which is several times faster than row by row. */
async function foundIn(
  query: AsyncIterable<RecordBatch>,
  known: ReadonlyMap<bigint, string> | null = null,
): Promise<Found[]> {
  const found: Found[] = [];
  for await (const batch of query) {
    const [packed, scores, rows] = [PASSAGE_COLUMN, '_score', '_rowid'].map((column) => batch.getChild(column));
    for (let at = 0; at < batch.numRows; at++) {
      const text = packed ? String(packed.get(at)) : known?.get(BigInt(rows?.get(at)));
      if (text !== undefined) found.push({ ...placedPassage(text), score: Number(scores?.get(at) ?? 0) });
    }
  }
  return found;
}

/**
 * How near passages are to the question, from 1 for one that says the same to 0 for the last of the pool: embedders
 * differ in what they call near, and a poor one should add next to nothing. Nothing at all when the embedder fails:
 * words alone answer too.
 */
async function likeness(
  { embedder, table }: Vectors,
  text: string,
  filter: IndexFilter,
): Promise<ReadonlyMap<string, number>> {
  const vector = await embedder.embedQuery(text).catch(() => null);
  if (vector?.length !== embedder.dimension) return new Map();
  const where = whereOf(filter);
  let query = table.query().nearestTo(vector).distanceType('cosine').select(['id', '_distance']).limit(NEAREST);
  if (where) query = query.where(where);
  const near = (await query.toArray()).map((row) => ({ id: String(row.id), cosine: 1 - Number(row._distance) }));
  const last = near.at(-1)?.cosine ?? 0;
  return new Map(near.map(({ id, cosine }) => [id, last < 1 ? Math.max(0, (cosine - last) / (1 - last)) : 0]));
}
