import { MatchQuery, type Table } from '@lancedb/lancedb';
import type { IndexFilter, PassageHit } from '../domain/archive-index.ts';
import type { Embedder } from '../domain/embedder.ts';
import type { Passage } from '../domain/passage.ts';
import { dropQuestionWords } from '../text/search-text.ts';
import { bigrams, words } from '../text/tokens.ts';
import { whereOf } from './filter.ts';
import { PASSAGE_COLUMNS, passageOf } from './passage-row.ts';
import { allOf, isOneOf, type Sql } from './sql.ts';

/** What a search looks into. */
export interface SearchTables {
  readonly articles: Table;
  readonly passages: Table;
  readonly vectors: { readonly embedder: Embedder; readonly table: Table } | null;
}

/** Rows taken from each column before fusing. */
const POOL = 200;
/** Articles taken by their headline alone. */
const BY_TITLE = 20;
/** Weights of the recipe measured on three Chinese sets (FACTS: title fields ×0.4, first passage +2% of the best). */
const TITLE = 0.4;
const FIRST = 0.02;
/** Share of the best lexical score that the best vector hit adds: enough to break ties, too little to outvote a match. */
const VECTOR = 0.15;

interface Scored {
  readonly passage: Passage;
  readonly key: string;
  score: number;
}

/** Best passages for a text: BM25 over bigrams and words of passage and headline, added up, and vectors by weight. */
export async function searchPassages(
  tables: SearchTables,
  text: string,
  limit: number,
  filter: IndexFilter = {},
): Promise<PassageHit[]> {
  const asked = dropQuestionWords(text);
  const [pairs, terms] = [[...new Set(bigrams(asked))].join(' '), [...new Set(words(asked))].join(' ')];
  if (pairs === '' || limit < 1) return [];
  const where = whereOf(filter);
  const [byPairs, byWords, titlePairs, titleWords] = await Promise.all([
    match(tables.passages, 'bigrams', pairs, where, ['key', ...PASSAGE_COLUMNS]),
    match(tables.passages, 'words', terms, where, ['key', ...PASSAGE_COLUMNS]),
    match(tables.articles, 'title_bigrams', pairs, null, ['key']),
    match(tables.articles, 'title_words', terms, null, ['key']),
  ]);
  const found = new Map<string, Scored>();
  for (const row of [...byPairs, ...byWords]) add(found, row, Number(row._score));
  const titles = new Map<string, number>();
  for (const row of [...titlePairs, ...titleWords]) {
    titles.set(String(row.key), (titles.get(String(row.key)) ?? 0) + TITLE * Number(row._score));
  }
  await addByTitle(tables.passages, found, titles, where);
  for (const hit of found.values()) hit.score += titles.get(hit.key) ?? 0;
  const best = Math.max(0, ...[...found.values()].map((hit) => hit.score));
  for (const hit of found.values()) if (hit.passage.n === 0) hit.score += FIRST * best;
  if (tables.vectors) await addVectors(tables, found, asked, best, where);
  return [...found.values()]
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
    .slice(0, limit)
    .map(({ passage, score }) => ({ passage, score }));
}

async function match(
  table: Table,
  column: string,
  tokens: string,
  where: Sql | null,
  columns: readonly string[],
): Promise<Record<string, unknown>[]> {
  if (tokens === '') return [];
  let query = table
    .query()
    .fullTextSearch(new MatchQuery(tokens, column))
    .select([...columns, '_score']);
  if (where) query = query.where(where);
  return query.limit(POOL).toArray();
}

function add(found: Map<string, Scored>, row: Record<string, unknown>, score: number): void {
  const passage = passageOf(row);
  const known = found.get(passage.id);
  if (known) known.score += score;
  else found.set(passage.id, { passage, key: String(row.key), score });
}

/** First passages of the articles whose headline fits best, when none of their passages was found. */
async function addByTitle(
  passages: Table,
  found: Map<string, Scored>,
  titles: ReadonlyMap<string, number>,
  where: Sql | null,
): Promise<void> {
  const there = new Set([...found.values()].map((hit) => hit.key));
  const missing = [...titles]
    .sort((a, b) => b[1] - a[1])
    .slice(0, BY_TITLE)
    .map(([key]) => key)
    .filter((key) => !there.has(key));
  if (missing.length === 0) return;
  const filters = [isOneOf('key', missing), ...(where ? [where] : [])];
  const rows = await passages
    .query()
    .where(allOf(filters) ?? '')
    .select(['key', ...PASSAGE_COLUMNS])
    .toArray();
  for (const row of rows) if (Number(row.ordinal) === 0) add(found, row, 0);
}

/** Adds to each passage near the question a share of the best score, by similarity; passages that only vectors find come in too. */
async function addVectors(
  { passages, vectors }: SearchTables,
  found: Map<string, Scored>,
  asked: string,
  best: number,
  where: Sql | null,
): Promise<void> {
  if (!vectors) return;
  const vector = await vectors.embedder.embedQuery(asked);
  const near = await vectors.table
    .query()
    .nearestTo(vector)
    .distanceType('cosine')
    .select(['id', '_distance'])
    .limit(POOL)
    .toArray();
  const similarity = new Map(near.map((row) => [String(row.id), 1 - Number(row._distance)]));
  const unknown = [...similarity.keys()].filter((id) => !found.has(id));
  const filters = [isOneOf('id', unknown), ...(where ? [where] : [])];
  const rows = await passages
    .query()
    .where(allOf(filters) ?? '')
    .select(['key', ...PASSAGE_COLUMNS])
    .toArray();
  for (const row of rows) add(found, row, 0);
  for (const hit of found.values()) hit.score += VECTOR * best * Math.max(0, similarity.get(hit.passage.id) ?? 0);
}
