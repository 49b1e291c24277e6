import type { Table } from '@lancedb/lancedb';
import type { Embedder } from '../domain/embedder.ts';
import type { OpenTables } from './open-tables.ts';
import { isOneOf } from './sql.ts';
import type { Row } from './tables.ts';

/** Passages embedded in one call. */
const BATCH = 64;
/** Rows added or taken out in one write. */
const CHUNK = 1024;
const COLUMNS = ['key', 'id', 'article_id', 'paper', 'issue_day', 'issue_month', 'event_days'];

/**
 * Brings the vectors up to the passages. Ids of passages are derived from content: a vector is made once for an id and
 * goes on serving it. `keep` = those that are there are of this embedder.
 */
export async function fillVectors(tables: OpenTables, embedder: Embedder, keep: boolean): Promise<void> {
  const [passages, vectors] = [await tables.read('passages'), await tables.writeVectors(embedder.dimension, keep)];
  const gone = await keysOf(vectors);
  const there = new Set(gone);
  let missing: Row[] = [];
  const rows = passages ? passages.query().select([...COLUMNS, 'text']) : [];
  for await (const batch of rows) {
    for (const row of batch) {
      gone.delete(String(row.key));
      if (!there.has(String(row.key))) missing.push(plain(row));
    }
    while (missing.length >= CHUNK) await addVectors(vectors, missing.splice(0, CHUNK), embedder);
  }
  if (missing.length > 0) await addVectors(vectors, missing, embedder);
  missing = [];
  const keys = [...gone];
  for (let at = 0; at < keys.length; at += CHUNK) await vectors.delete(isOneOf('key', keys.slice(at, at + CHUNK)));
}

async function keysOf(vectors: Table): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const batch of vectors.query().select(['key'])) for (const row of batch) keys.add(String(row.key));
  return keys;
}

/** A row of an Arrow table as plain values. */
function plain(row: Record<string, unknown>): Row {
  const days = row.event_days as Iterable<string>; // a list column
  const value = (column: string) => (row[column] === null ? null : String(row[column]));
  return {
    ...Object.fromEntries([...COLUMNS, 'text'].map((column) => [column, value(column)])),
    event_days: [...days],
  };
}

async function addVectors(vectors: Table, passages: readonly Row[], embedder: Embedder): Promise<void> {
  const known = await vectorsOf(
    vectors,
    passages.map((passage) => String(passage.id)),
  );
  const unknown = passages.filter((passage) => !known.has(String(passage.id)));
  for (let at = 0; at < unknown.length; at += BATCH) {
    const batch = unknown.slice(at, at + BATCH);
    const made = await embedder.embedPassages(batch.map((passage) => String(passage.text)));
    for (const [index, passage] of batch.entries()) {
      known.set(String(passage.id), checked(made[index], embedder.dimension));
    }
  }
  await vectors.add(
    passages.map(({ text: _text, ...passage }) => ({ ...passage, vector: known.get(String(passage.id)) ?? [] })),
  );
}

async function vectorsOf(vectors: Table, ids: readonly string[]): Promise<Map<string, readonly number[]>> {
  const found = await vectors.query().where(isOneOf('id', ids)).select(['id', 'vector']).toArray();
  return new Map(found.map((row) => [String(row.id), [...(row.vector as Iterable<number>)]])); // a list of floats
}

/** LanceDB pads or cuts a vector of another length without a word. */
function checked(vector: Float32Array | undefined, dimension: number): readonly number[] {
  if (vector?.length !== dimension || !vector.every(Number.isFinite)) {
    throw new RangeError(`the embedder gave no vector of ${dimension} numbers`);
  }
  return Array.from(vector);
}
