import { PhraseQuery, type Table } from '@lancedb/lancedb';
import type { IndexFilter, IndexReader, PersonMention } from '../domain/archive-index.ts';
import type { Article } from '../domain/article.ts';
import { type DayRange, rangesMeet } from '../domain/day.ts';
import type { Embedder } from '../domain/embedder.ts';
import type { NewsEvent, Statement } from '../domain/event.ts';
import type { PersonFacet } from '../domain/facet.ts';
import type { ArticleId } from '../domain/ids.ts';
import type { Passage } from '../domain/passage.ts';
import { WenbaoError } from '../errors.ts';
import { searchForm } from '../text/fold.ts';
import { bigrams } from '../text/tokens.ts';
import { whereOf } from './filter.ts';
import { damagedIndex, missingIndex } from './index-errors.ts';
import { readManifest } from './manifest.ts';
import { PASSAGE_COLUMNS, passageOf } from './passage-row.ts';
import { searchPassages } from './search-passages.ts';
import { holdsAny, isOneOf, type Sql } from './sql.ts';
import { openDatabase, openTable } from './tables.ts';

/** More rows than any exact scan finds; LanceDB wants a number. */
const ALL = 1_000_000;
/** Values in one IN list. */
const CHUNK = 500;

/**
 * Opens the last commit of an index for reading. Vectors are used when they are of this embedder. Rejects with a
 * WenbaoError when there is no index, or it is of another format or damaged.
 */
export async function openReader(
  folder: string,
  options: { readonly embedder: Embedder | null },
): Promise<IndexReader> {
  const manifest = await readManifest(folder);
  if (!manifest) throw missingIndex(folder);
  return guarded(async () => {
    const database = await openDatabase(folder);
    const at = (name: 'articles' | 'passages' | 'events' | 'vectors') =>
      openTable(database, name, manifest.tables[name] ?? null);
    const [articles, passages, events] = await Promise.all([at('articles'), at('passages'), at('events')]);
    const embedder =
      manifest.embedder !== null && options.embedder?.id === manifest.embedder.id ? options.embedder : null;
    const vectors = embedder && { embedder, table: await at('vectors') };
    const tables: Tables = { articles, passages, events };
    return {
      version: String(manifest.version),
      holdings: manifest.holdings,
      searchPassages: (text, limit, filter) =>
        guarded(() => searchPassages({ articles, passages, vectors }, text, limit, filter)),
      scanPassages: (literal, filter) => guarded(() => scanPassages(tables, literal, filter)),
      events: (filter, participant) => guarded(() => findEvents(tables, filter, participant)),
      mentions: (wanted, filter) => guarded(() => findMentions(tables, wanted, filter)),
      statements: (ids) => guarded(() => jsonOf<Statement[]>(tables, ids, 'statements').then((lists) => lists.flat())),
      articles: (ids) => guarded(() => findArticles(tables, ids)),
      knowsName: (name) => guarded(() => knowsName(tables, name)),
      knownNames: (candidates) => guarded(() => knownNames(tables, candidates)),
      countPeople: () => guarded(async () => (await listed(articles.query().select(['people']), 'people')).size),
      close: async () => database.close(),
    };
  });
}

interface Tables {
  readonly articles: Table;
  readonly passages: Table;
  readonly events: Table;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof WenbaoError ? error : damagedIndex(error);
  }
}

/** The phrase query finds every candidate; the substring decides. */
async function scanPassages({ passages }: Tables, literal: string, filter: IndexFilter = {}): Promise<Passage[]> {
  const wanted = searchForm(literal);
  const tokens = bigrams(literal);
  if (wanted === '' || tokens.length === 0) return [];
  let query = passages.query().select(PASSAGE_COLUMNS);
  // One character alone is a token only where it stands alone: for that the whole table is read.
  if (wanted.length > 1) {
    query = query.fullTextSearch(new PhraseQuery(tokens.join(' '), 'bigrams')).select([...PASSAGE_COLUMNS, '_score']);
  }
  const where = whereOf(filter);
  if (where) query = query.where(where);
  const rows = await query.limit(ALL).toArray();
  return rows
    .map(passageOf)
    .filter((passage) => searchForm(passage.text).includes(wanted))
    .sort((a, b) => (a.articleId === b.articleId ? a.n - b.n : a.articleId < b.articleId ? -1 : 1));
}

async function findEvents({ events }: Tables, filter: IndexFilter, participant?: string): Promise<NewsEvent[]> {
  const where = whereOf(filter, participant === undefined ? [] : [holdsAny('people', [participant])]);
  let query = events.query().select(['event']);
  if (where) query = query.where(where);
  const found = (await query.toArray()).map((row) => JSON.parse(String(row.event)) as NewsEvent); // written by rowsOf
  const days = filter.eventDays ?? [];
  const unique = new Map(
    found.filter((event) => days.length === 0 || onOneOf(event, days)).map((event) => [event.id, event]),
  );
  return [...unique.values()].sort((a, b) => ((a.from ?? '9999') < (b.from ?? '9999') ? -1 : 1));
}

function onOneOf({ from, to }: NewsEvent, days: readonly DayRange[]): boolean {
  return from !== null && days.some((day) => rangesMeet(day, { from, to: to ?? from }));
}

async function findMentions(
  tables: Tables,
  { name, title }: { name?: string; title?: string },
  filter: IndexFilter = {},
): Promise<PersonMention[]> {
  const narrowing: Sql[] = name === undefined ? [] : [holdsAny('people', [name])];
  if (title !== undefined) {
    const held = await listed(tables.articles.query().select(['titles']), 'titles');
    narrowing.push(
      holdsAny(
        'titles',
        [...held].filter((one) => one.includes(title)),
      ),
    );
  }
  const where = whereOf(filter, narrowing, 'id');
  let query = tables.articles.query().select(['id', 'mentions']);
  if (where) query = query.where(where);
  const rows = await query.toArray();
  return rows.flatMap((row) => {
    const people = JSON.parse(String(row.mentions)) as PersonFacet[]; // written by rowsOf
    return people
      .filter(
        (person) =>
          (name === undefined || person.name === name) &&
          (title === undefined || person.titles.some((one) => one.includes(title))),
      )
      .map((person) => ({ ...person, articleId: String(row.id) as ArticleId })); // an id that rowsOf wrote
  });
}

async function findArticles(tables: Tables, ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Article>> {
  const found = await jsonOf<Article>(tables, ids, 'article');
  return new Map(found.map((article) => [article.id, article]));
}

/** A JSON column of the articles with these ids; an article that stands in several places once. */
async function jsonOf<T>({ articles }: Tables, ids: readonly ArticleId[], column: string): Promise<T[]> {
  const found = new Map<string, T>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const where = isOneOf('id', ids.slice(at, at + CHUNK));
    const rows = await articles.query().where(where).select(['id', column]).toArray();
    for (const row of rows) found.set(String(row.id), JSON.parse(String(row[column])) as T); // written by rowsOf
  }
  return [...found.values()];
}

async function knowsName(tables: Tables, name: string): Promise<boolean> {
  if ((await scanPassages(tables, name)).length > 0) return true;
  const tokens = bigrams(name);
  if (tokens.length === 0) return false;
  const heads = tables.articles.query().fullTextSearch(new PhraseQuery(tokens.join(' '), 'head_bigrams'));
  return (await heads.select(['id', '_score']).limit(1).toArray()).length > 0;
}

async function knownNames({ articles }: Tables, candidates: readonly string[]): Promise<ReadonlySet<string>> {
  if (candidates.length === 0) return new Set();
  const named = await listed(articles.query().where(holdsAny('people', candidates)).select(['people']), 'people');
  return new Set(candidates.filter((candidate) => named.has(candidate)));
}

/** The distinct values of a list column. */
async function listed(query: AsyncIterable<Iterable<Record<string, unknown>>>, column: string): Promise<Set<string>> {
  const values = new Set<string>();
  for await (const batch of query) {
    for (const row of batch) for (const value of row[column] as Iterable<string>) values.add(value); // a list column
  }
  return values;
}
