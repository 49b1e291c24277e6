import { type Connection, connect, Index, type Table } from '@lancedb/lancedb';
import { Bool, Field, FixedSizeList, Float32, Int32, List, Schema, Utf8 } from 'apache-arrow';

/** The tables of an index. `vectors` is there only when an embedder is configured. */
export type TableName = 'articles' | 'passages' | 'events' | 'vectors';

const text = (name: string, nullable = false) => new Field(name, new Utf8(), nullable);
const whole = (name: string) => new Field(name, new Int32(), false);
const texts = (name: string) => new Field(name, new List(new Field('item', new Utf8(), true)), false);

const SCHEMAS = {
  articles: [
    text('key'),
    text('id'),
    text('source'),
    text('slot'),
    text('paper', true),
    text('issue_day', true),
    text('page', true),
    new Field('inferred', new Bool(), false),
    new Field('doubtful', new Bool(), false),
    texts('people'),
    texts('titles'),
    text('article'),
    text('mentions'),
    text('statements'),
    text('title_bigrams'),
    text('title_words'),
    text('head_bigrams'),
  ],
  passages: [
    text('id'),
    text('key'),
    text('article_id'),
    text('source'),
    whole('ordinal'),
    whole('start'),
    whole('stop'),
    text('text'),
    text('paper', true),
    texts('event_days'),
    texts('issue_days'),
    text('bigrams'),
    text('words'),
  ],
  events: [
    text('id'),
    text('key'),
    text('article_id'),
    text('source'),
    text('paper', true),
    texts('event_days'),
    texts('issue_days'),
    texts('people'),
    text('event'),
  ],
} as const;

/** Columns with a full-text index. Tokens are made in TypeScript, so the tokenizer parts at white space and no more. */
const FULL_TEXT: Readonly<Record<TableName, readonly string[]>> = {
  articles: ['title_bigrams', 'title_words', 'head_bigrams'],
  passages: ['bigrams', 'words'],
  events: [],
  vectors: [],
};

/** Rows not yet in a full-text index are found all the same, only slower; beyond this many the index is brought up. */
const UNINDEXED = 2000;

/** Opens the database of an index folder. */
export function openDatabase(folder: string): Promise<Connection> {
  return connect(`${folder}/tables`);
}

/** Opens a table at a version; `null` = its newest. */
export async function openTable(database: Connection, name: TableName, version: number | null): Promise<Table> {
  const table = await database.openTable(name);
  if (version !== null) await table.checkout(version);
  return table;
}

/** Makes a table anew, empty, in the place of one that is there. `dimension` is that of the vectors. */
export async function createTable(database: Connection, name: TableName, dimension: number): Promise<Table> {
  const fields = name === 'vectors' ? vectorFields(dimension) : [...SCHEMAS[name]];
  return database.createEmptyTable(name, new Schema(fields), { mode: 'overwrite' });
}

function vectorFields(dimension: number): Field[] {
  const vector = new FixedSizeList(dimension, new Field('item', new Float32(), true));
  return [text('id'), text('source'), new Field('vector', vector, false)];
}

/** Makes the full-text indexes that are missing, and brings those up that have fallen behind. */
export async function indexFullText(table: Table, name: TableName): Promise<void> {
  if (FULL_TEXT[name].length === 0 || (await table.countRows()) === 0) return;
  const there = await table.listIndices();
  let behind = false;
  for (const column of FULL_TEXT[name]) {
    const found = there.find((index) => index.columns.includes(column));
    if (!found) await table.createIndex(column, { config: fullTextConfig(), replace: true });
    else behind ||= ((await table.indexStats(found.name))?.numUnindexedRows ?? 0) > UNINDEXED;
  }
  if (behind) await table.optimize();
}

function fullTextConfig(): Index {
  return Index.fts({
    baseTokenizer: 'whitespace',
    withPosition: true,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    lowercase: false,
    maxTokenLength: 200,
  });
}
