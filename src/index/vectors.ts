import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Table } from '@lancedb/lancedb';
import type { Embedder } from '../domain/embedder.ts';
import { embeddingFailed, LockedIndexError } from './index-errors.ts';
import { takeLock } from './lock.ts';
import { type EmbeddingSource, keptAfter, type Manifest, readManifest, writeManifest } from './manifest.ts';
import { OpenTables } from './open-tables.ts';
import { PASSAGE_COLUMN, placedPassage } from './passage-row.ts';
import { isOneOf } from './sql.ts';
import type { Row } from './tables.ts';
import { CACHE_FOLDER, dropOldCaches, VectorCache } from './vector-cache.ts';
import { VECTOR_ROW_COLUMNS, vectorRows } from './vector-rows.ts';

/** An embedder, and what opens it again. */
export interface Embedding {
  readonly embedder: Embedder;
  readonly source: EmbeddingSource;
}

/** What a run of embedding is given. */
export interface FillOptions {
  readonly signal?: AbortSignal | undefined;
  /** Passages that have a vector, of all; called as they come. */
  readonly progress?: (done: number, total: number) => void;
}

/** `busy` = another process is making vectors; `missing` = there is no index. */
type FillOutcome = 'complete' | 'busy' | 'missing';

/** Passages embedded in one call; what is done is on disk after each. */
const JOB = 64;
/** Rows read and written together; sorted by length, so that texts of one call are alike. */
const CHUNK = 1024;
/** Milliseconds between two looks whether the index is free. */
const LOOK = 200;

/**
 * Gives every passage of the newest commit a vector of this embedder, then switches the index to it. Readers and writers
 * go on meanwhile: only the switch itself takes the writer's lock, for milliseconds. Texts that were ever embedded come
 * from the cache, so that a run that was killed, and a rebuild, embed nothing twice. Rejects with a WenbaoError when the
 * embedder or the disk gives up, with the signal's reason when that aborts; what was done by then is kept.
 */
export async function fillVectors(folder: string, embedding: Embedding, options: FillOptions): Promise<FillOutcome> {
  const manifest = await readManifest(folder);
  if (manifest === null) return 'missing';
  if (isComplete(manifest, embedding)) return 'complete';
  try {
    return await fillAlone(folder, embedding, options);
  } catch (error) {
    options.signal?.throwIfAborted(); // whatever a stop broke off
    throw embeddingFailed(error);
  }
}

function isComplete({ embedder }: Manifest, { embedder: wanted }: Embedding): boolean {
  return embedder?.id === wanted.id && embedder.complete;
}

/** The lock of the cache's folder says whose turn it is; the table of vectors belongs to its holder too. */
async function fillAlone(folder: string, embedding: Embedding, options: FillOptions): Promise<FillOutcome> {
  const caches = join(folder, CACHE_FOLDER);
  const cache = await VectorCache.open(caches, embedding.embedder, () => takeLock(caches)).catch(ifLocked);
  if (cache === null) return 'busy';
  try {
    for (;;) {
      const manifest = await readManifest(folder);
      if (manifest === null) return 'missing';
      if (isComplete(manifest, embedding)) break;
      await fillOnce(folder, manifest, embedding, cache, options).catch(async (error: unknown) => {
        // A round may take hours, and a commit that was replaced is kept for one: then the newest is begun with.
        const now = await readManifest(folder);
        if (options.signal?.aborted || now?.version === manifest.version) throw error;
      });
    }
    await dropOldCaches(caches, embedding.embedder);
    return 'complete';
  } finally {
    await cache.close();
  }
}

function ifLocked(error: unknown): null {
  if (error instanceof LockedIndexError) return null;
  throw error;
}

/** One round; articles that came meanwhile are left for the next. */
async function fillOnce(
  folder: string,
  manifest: Manifest,
  embedding: Embedding,
  cache: VectorCache,
  options: FillOptions,
): Promise<void> {
  const { embedder } = embedding;
  const tables = new OpenTables(folder, manifest);
  try {
    const passages = await tables.read('passages');
    const vectors = await tables.writeVectors(embedder.dimension, manifest.embedder?.id === embedder.id);
    if (passages) await fillTable(passages, vectors, { embedder, cache, ...options });
    const versions = await tables.settle(keptAfter(manifest).map((kept) => kept.tables));
    await publish(folder, manifest, embedding, versions.vectors, options.signal);
    if (passages) await cache.prune(await passages.countRows(), () => textsOf(passages));
  } finally {
    tables.close();
  }
}

interface Work extends FillOptions {
  readonly embedder: Embedder;
  readonly cache: VectorCache;
}

async function fillTable(passages: Table, vectors: Table, work: Work): Promise<void> {
  const gone = await keysOf(vectors);
  const there = new Set(gone);
  const total = await passages.countRows();
  let done = 0;
  let waiting: Row[] = [];
  const write = async (rows: Row[]) => {
    await embedMissing(rows, work, (count) => work.progress?.(done + count, total));
    await addRows(vectors, rows, work.cache);
    done += rows.length;
    work.progress?.(done, total);
  };
  for await (const batch of passages.query().select([...VECTOR_ROW_COLUMNS, PASSAGE_COLUMN, 'event_days'])) {
    for (const row of batch) {
      gone.delete(String(row.key));
      if (there.has(String(row.key))) done++;
      else waiting.push(plain(row));
    }
    while (waiting.length >= CHUNK) await write(waiting.splice(0, CHUNK));
  }
  if (waiting.length > 0) await write(waiting);
  waiting = [];
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
    ...Object.fromEntries(VECTOR_ROW_COLUMNS.map((column) => [column, value(column)])),
    text: placedPassage(String(row[PASSAGE_COLUMN])).passage.text,
    event_days: [...days],
  };
}

/** Embeds what the cache has not, shortest first, and puts it there call by call. */
async function embedMissing(rows: readonly Row[], work: Work, tell: (count: number) => void): Promise<void> {
  const { cache, embedder, signal } = work;
  const texts = new Set(rows.map((row) => String(row.text)).filter((text) => !cache.has(text)));
  const order = [...texts].sort((a, b) => a.length - b.length);
  for (let at = 0; at < order.length; at += JOB) {
    signal?.throwIfAborted();
    const job = order.slice(at, at + JOB);
    const made = await embedder.embedPassages(job, signal);
    await cache.add(job.map((text, index) => [text, checked(made[index], embedder.dimension)] as const));
    tell(rows.length - order.length + at + job.length);
  }
}

async function addRows(vectors: Table, rows: readonly Row[], cache: VectorCache): Promise<void> {
  const found = await cache.get(rows.map((row) => String(row.text)));
  const made = found.map((vector) => {
    if (!vector) throw new RangeError('a vector that was made is not in the cache');
    return vector;
  });
  await vectors.add(vectorRows(rows, made));
}

async function* textsOf(passages: Table): AsyncIterable<string> {
  for await (const batch of passages.query().select([PASSAGE_COLUMN])) {
    for (const row of batch) yield placedPassage(String(row[PASSAGE_COLUMN])).passage.text;
  }
}

/** The switch: the newest commit with these vectors; they are complete when it is still the one they were made for. */
async function publish(
  folder: string,
  made: Manifest,
  { embedder, source }: Embedding,
  vectors: number | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const lock = await lockWhenFree(folder, signal);
  try {
    const now = await readManifest(folder);
    if (now === null || vectors === undefined) return;
    await writeManifest(folder, {
      ...now,
      version: now.version + 1,
      tables: { ...now.tables, vectors },
      kept: keptAfter(now),
      embedder: {
        id: embedder.id,
        dimension: embedder.dimension,
        complete: now.version === made.version,
        source,
      },
    });
  } finally {
    await lock.release();
  }
}

async function lockWhenFree(folder: string, signal: AbortSignal | undefined): ReturnType<typeof takeLock> {
  for (;;) {
    const lock = await takeLock(folder).catch(ifLocked);
    if (lock) return lock;
    await sleep(LOOK, undefined, signal ? { signal } : {});
  }
}

/** LanceDB pads or cuts a vector of another length without a word. */
function checked(vector: Float32Array | undefined, dimension: number): Float32Array {
  if (vector?.length !== dimension || !vector.every(Number.isFinite)) {
    throw new RangeError(`the embedder gave no vector of ${dimension} numbers`);
  }
  return vector;
}
