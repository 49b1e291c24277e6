import type { Connection, Index, Table } from '@lancedb/lancedb';
import type { Field, Schema } from 'apache-arrow';
import { type Lance, loadLance } from './lance.ts';

/** The tables of an index. `vectors` is there only when an embedder was configured. */
export type TableName = 'articles' | 'passages' | 'events' | 'vectors';

/** A row of a table; plain values only. */
export type Row = Record<string, string | number | boolean | null | readonly string[] | readonly number[]>;

/** `?` = may be null. */
type Kind = 'text' | 'text?' | 'texts' | 'whole' | 'flag' | 'vector';

/** What every table can be narrowed by. */
const NARROWED = { paper: 'text?', issue_day: 'text?', issue_month: 'text?' } as const;

const COLUMNS: Readonly<Record<TableName, Readonly<Record<string, Kind>>>> = {
  articles: {
    row_id: 'text',
    key: 'text',
    id: 'text',
    source: 'text',
    n: 'whole',
    slot: 'text',
    ...NARROWED,
    event_days: 'texts',
    page: 'text?',
    inferred: 'flag',
    doubtful: 'flag',
    people: 'texts',
    titles: 'text',
    article: 'text',
    mentions: 'text',
    statements: 'text',
    errata: 'text?',
    head_tokens: 'text',
    head_form: 'text',
  },
  passages: {
    key: 'text',
    id: 'text',
    article_id: 'text',
    ...NARROWED,
    event_days: 'texts',
    passage: 'text',
    form: 'text',
    tokens: 'text',
  },
  events: {
    key: 'text',
    id: 'text',
    article_id: 'text',
    ...NARROWED,
    from_day: 'text?',
    to_day: 'text?',
    from_month: 'text?',
    to_month: 'text?',
    people: 'texts',
    event: 'text',
  },
  vectors: { key: 'text', id: 'text', article_id: 'text', ...NARROWED, event_days: 'texts', vector: 'vector' },
};

/** Columns with a full-text index: matching a column without one finds nothing and says nothing. */
const FULL_TEXT: Readonly<Record<TableName, readonly string[]>> = {
  articles: ['head_tokens'],
  passages: ['tokens'],
  events: [],
  vectors: [],
};

/** Columns that rows are looked up by, one value at a time (10 of 25,000 articles: 7 ms without, 3 with). */
const LOOKED_UP: Readonly<Record<TableName, readonly string[]>> = {
  articles: ['id'],
  passages: [],
  events: [],
  vectors: [],
};

/** List columns that filters look into, indexed from this many rows on (58,000 rows: 80 ms without, 11 with). */
const LISTS: Readonly<Record<TableName, readonly string[]>> = {
  articles: ['people'],
  passages: ['event_days'],
  events: [],
  vectors: [],
};
/** Rows from which on such an index is made. */
const LISTS_FROM = 5000;

/** Rows not yet in a full-text index are found all the same, only slower: 2,000 add some 20 ms to a search. */
const MOST_BEHIND = 2000;
/** … and this share of the table, so that bringing it up is paid for by what changed. */
const SHARE_BEHIND = 0.1;
/** Small writes each leave a file and a version; beyond this many that nobody needs they are gathered. */
const MOST_VERSIONS = 60;

/** Opens the database of an index folder. */
export async function openDatabase(folder: string): Promise<Connection> {
  return (await loadLance()).connect(`${folder}/tables`);
}

/** Makes a table, empty; in the place of one that is there, whose old versions stay readable. */
export async function createTable(database: Connection, name: TableName, dimension: number): Promise<Table> {
  const schema = await schemaOf(name, dimension);
  const create = () => database.createEmptyTable(name, schema, { mode: 'overwrite' });
  // A table whose own files are spoiled cannot be overwritten; nothing of it can be read either.
  return create().catch(async () => {
    await database.dropTable(name).catch(() => undefined);
    return create();
  });
}

async function schemaOf(name: TableName, dimension: number): Promise<Schema> {
  const { Bool, Field, FixedSizeList, Float32, Int32, List, Schema, Utf8 } = await import('apache-arrow');
  const field = (column: string, kind: Kind): Field => {
    if (kind === 'whole') return new Field(column, new Int32(), false);
    if (kind === 'flag') return new Field(column, new Bool(), false);
    if (kind === 'texts') return new Field(column, new List(new Field('item', new Utf8(), true)), false);
    if (kind === 'vector') {
      return new Field(column, new FixedSizeList(dimension, new Field('item', new Float32(), true)), false);
    }
    return new Field(column, new Utf8(), kind === 'text?');
  };
  return new Schema(Object.entries(COLUMNS[name]).map(([column, kind]) => field(column, kind)));
}

/**
 * Makes the full-text indexes that are missing, and brings the table up when many rows are in none or many small writes
 * have gathered. Versions older than `keepFrom` are dropped then.
 */
export async function tendTable(table: Table, name: TableName, keepFrom: Date): Promise<void> {
  const rows = await table.countRows();
  if (rows === 0) return;
  const lance = await loadLance();
  const there = await table.listIndices();
  const indexOf = (column: string) => there.find((index) => index.columns.includes(column));
  for (const column of rows < LISTS_FROM ? [] : LISTS[name]) {
    if (!indexOf(column)) await table.createIndex(column, { config: lance.Index.labelList() });
  }
  for (const column of rows < LISTS_FROM ? [] : LOOKED_UP[name]) {
    if (!indexOf(column)) await table.createIndex(column, { config: lance.Index.btree() });
  }
  let behind = 0;
  for (const column of FULL_TEXT[name]) {
    const found = indexOf(column);
    if (!found) await table.createIndex(column, { config: fullText(lance) });
    else behind = Math.max(behind, (await table.indexStats(found.name))?.numUnindexedRows ?? 0);
  }
  const droppable = (await table.listVersions()).filter(({ timestamp }) => timestamp < keepFrom);
  if (behind > Math.min(MOST_BEHIND, rows * SHARE_BEHIND) || droppable.length > MOST_VERSIONS) {
    await table.optimize({ cleanupOlderThan: keepFrom });
  }
}

/**
 * Tokens are made in TypeScript, so the tokenizer parts at white space and no more. Without positions: a phrase query
 * passes over rows that are not indexed yet, and `optimize` of an index with positions fails for good (lance 8,
 * lance-format/lance#7653).
 */
function fullText(lance: Lance): Index {
  return lance.Index.fts({
    baseTokenizer: 'whitespace',
    withPosition: false,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    lowercase: false,
    maxTokenLength: 200,
  });
}
