import type { Connection, Table } from '@lancedb/lancedb';
import type { Embedder } from '../domain/embedder.ts';
import type { Manifest } from './manifest.ts';
import { isOneOf } from './sql.ts';
import { createTable, openTable, type TableName } from './tables.ts';

/** Passages embedded in one call. */
const BATCH = 64;

/**
 * Brings the vectors up to the passages: one for each passage content, kept as long as the embedder is the same, made
 * only where it is missing. `version` is null when no embedder is configured.
 */
export async function fillVectors(
  database: Connection,
  tables: Readonly<Record<TableName, Table>>,
  manifest: Manifest | null,
  embedder: Embedder | null,
  changed: boolean,
): Promise<{ readonly version: number | null; readonly changed: boolean }> {
  if (!embedder) return { version: null, changed: manifest?.embedder != null };
  const version = manifest?.embedder?.id === embedder.id ? manifest.tables.vectors : undefined;
  if (version !== undefined && !changed) return { version, changed: false };
  const vectors =
    version === undefined
      ? await createTable(database, 'vectors', embedder.dimension)
      : await openTable(database, 'vectors', null);
  const there = new Set<string>();
  for await (const batch of vectors.query().select(['id'])) for (const row of batch) there.add(String(row.id));
  let waiting: { id: string; source: string; text: string }[] = [];
  const seen = new Set<string>();
  for await (const batch of tables.passages.query().select(['id', 'source', 'text'])) {
    for (const row of batch) {
      const id = String(row.id);
      seen.add(id);
      if (there.has(id)) continue;
      there.add(id);
      waiting.push({ id, source: String(row.source), text: String(row.text) });
      if (waiting.length >= BATCH) {
        await embed(vectors, waiting, embedder);
        waiting = [];
      }
    }
  }
  await embed(vectors, waiting, embedder);
  const gone = [...there].filter((id) => !seen.has(id));
  for (let at = 0; at < gone.length; at += 500) await vectors.delete(isOneOf('id', gone.slice(at, at + 500)));
  return { version: await vectors.version(), changed: true };
}

async function embed(
  vectors: Table,
  passages: readonly { readonly id: string; readonly source: string; readonly text: string }[],
  embedder: Embedder,
): Promise<void> {
  if (passages.length === 0) return;
  const made = await embedder.embedPassages(passages.map((passage) => passage.text));
  const rows = passages.map(({ id, source }, at) => ({ id, source, vector: checked(made[at], embedder.dimension) }));
  await vectors.add(rows);
}

/** LanceDB pads or cuts a vector of another length without a word. */
function checked(vector: Float32Array | undefined, dimension: number): number[] {
  if (vector?.length !== dimension || !vector.every(Number.isFinite)) {
    throw new RangeError(`the embedder gave no vector of ${dimension} numbers`);
  }
  return Array.from(vector);
}
