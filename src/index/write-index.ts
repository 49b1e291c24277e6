import { mkdir } from 'node:fs/promises';
import type { Connection, Table } from '@lancedb/lancedb';
import type { Embedder } from '../domain/embedder.ts';
import type { IndexReport } from '../domain/index-report.ts';
import type { ArticleReading } from '../domain/reading.ts';
import { WenbaoError } from '../errors.ts';
import { countChanges, type Placed } from './count-changes.ts';
import { holdingsOf } from './holdings-of.ts';
import { writeFailed } from './index-errors.ts';
import { type Lock, takeLock } from './lock.ts';
import { INDEX_FORMAT, type Manifest, readManifest, writeManifest } from './manifest.ts';
import { type Row, rowsOf } from './rows.ts';
import { equals } from './sql.ts';
import { createTable, indexFullText, openDatabase, openTable, type TableName } from './tables.ts';
import { fillVectors } from './vectors.ts';

export interface WriterOptions {
  /** Version of the reader: an index written by another one is read again. */
  readonly readerVersion: number;
  readonly embedder: Embedder | null;
  /** Start from nothing, whatever is there. */
  readonly rebuild: boolean;
}

/** What a commit did; files left out and time are the caller's. */
export type CommitReport = Omit<IndexReport, 'skipped' | 'seconds'>;

/** Rows of each table kept in memory before they are written together. */
const BATCH = 4000;
/** Older versions are kept this long for readers that still have them open. */
const KEEP_OLD_MS = 3_600_000;
const TABLES = ['articles', 'passages', 'events'] as const;

/**
 * Opens an index for writing. Nothing written is seen by readers before `commit`; a kill at any moment leaves the last
 * commit as it was, and the next writer starts from there. Throws when another process is writing.
 */
export async function openWriter(folder: string, options: WriterOptions): Promise<IndexWriter> {
  try {
    await mkdir(folder, { recursive: true });
    const lock = await takeLock(folder);
    try {
      return await prepare(folder, lock, options);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw error instanceof WenbaoError ? error : writeFailed(error);
  }
}

async function prepare(folder: string, lock: Lock, options: WriterOptions): Promise<IndexWriter> {
  const manifest = options.rebuild ? null : await readManifest(folder);
  const database = await openDatabase(folder);
  const tables = {} as Record<TableName, Table>; // filled for every name of TABLES below
  for (const name of TABLES) {
    const version = manifest?.tables[name];
    tables[name] = version === undefined ? await createTable(database, name, 0) : await openAt(database, name, version);
  }
  return new IndexWriter(folder, lock, database, tables, manifest, options);
}

/** Opens a table for writing as it was at the last commit: what a killed writer left behind is undone. */
async function openAt(database: Connection, name: TableName, version: number): Promise<Table> {
  const table = await openTable(database, name, null);
  if ((await table.version()) !== version) {
    await table.checkout(version);
    await table.restore();
  }
  return table;
}

/** Writes an index; one at a time. Every method rejects with a WenbaoError when the disk refuses. */
export class IndexWriter {
  readonly #files: Map<string, string>;
  readonly #rows: Record<(typeof TABLES)[number], Row[]> = { articles: [], passages: [], events: [] };
  readonly #gone: Placed[] = [];
  readonly #come: Placed[] = [];
  readonly #begun = new Set<string>();
  readonly #known: ReadonlyMap<string, string>;

  constructor(
    private readonly folder: string,
    private readonly lock: Lock,
    private readonly database: Connection,
    private readonly tables: Record<TableName, Table>,
    private readonly manifest: Manifest | null,
    private readonly options: WriterOptions,
  ) {
    const files = Object.entries(manifest?.files ?? {});
    this.#files = new Map(files);
    const stale = manifest !== null && manifest.readerVersion !== options.readerVersion;
    this.#known = new Map(stale ? files.map(([source]) => [source, '']) : files);
  }

  /** Source → fingerprint of what is indexed; fingerprints are empty when another reader wrote them. */
  files(): ReadonlyMap<string, string> {
    return this.#known;
  }

  /** Adds articles of a file; the first call for a file takes out what was there of it. Large files come in parts. */
  put(source: string, fingerprint: string, readings: readonly ArticleReading[]): Promise<void> {
    return this.#guard(async () => {
      if (!this.#begun.has(source)) {
        await this.#takeOut(source);
        this.#begun.add(source);
        this.#files.set(source, fingerprint);
      }
      for (const reading of readings) {
        const rows = rowsOf(reading);
        for (const name of TABLES) this.#rows[name].push(...rows[name]);
        const { article } = reading;
        this.#come.push({ source, slot: article.record ?? String(article.n), id: article.id });
      }
      if (this.#rows.passages.length >= BATCH) await this.#flush();
    });
  }

  /** Takes a file's articles out; nothing happens when it has none. */
  remove(source: string): Promise<void> {
    return this.#guard(async () => {
      await this.#takeOut(source);
      this.#files.delete(source);
    });
  }

  /** Makes everything written visible at once, and closes the writer. */
  commit(): Promise<CommitReport> {
    return this.#guard(async () => {
      await this.#flush();
      const changed = this.#gone.length > 0 || this.#come.length > 0 || this.manifest === null || this.#filesMoved();
      const embedding = await fillVectors(this.database, this.tables, this.manifest, this.options.embedder, changed);
      if (changed || embedding.changed) await this.#publish(embedding.version);
      const holdings = (await readManifest(this.folder))?.holdings;
      const counts = countChanges(this.#gone, this.#come);
      const articles = holdings?.articles ?? 0;
      await this.lock.release();
      return {
        ...counts,
        unchanged: articles - counts.added - counts.changed,
        articles,
        passages: holdings?.passages ?? 0,
        events: holdings?.events ?? 0,
      };
    });
  }

  /** Leaves the index as it was, and closes the writer. */
  async abort(): Promise<void> {
    await this.lock.release();
  }

  #filesMoved(): boolean {
    const before = this.manifest?.files ?? {};
    const stale = this.manifest?.readerVersion !== this.options.readerVersion;
    return (
      stale ||
      this.#files.size !== Object.keys(before).length ||
      [...this.#files].some(([source, print]) => before[source] !== print)
    );
  }

  async #takeOut(source: string): Promise<void> {
    if (!this.#known.has(source)) return;
    const rows: { id: string; slot: string }[] = await this.tables.articles
      .query()
      .where(equals('source', source))
      .select(['id', 'slot'])
      .toArray();
    if (rows.length === 0) return;
    this.#gone.push(...rows.map(({ id, slot }) => ({ source, slot, id })));
    for (const name of TABLES) await this.tables[name].delete(equals('source', source));
  }

  async #flush(): Promise<void> {
    for (const name of TABLES) {
      const rows = this.#rows[name].splice(0);
      if (rows.length > 0) await this.tables[name].add(rows);
    }
  }

  async #publish(vectorsVersion: number | null): Promise<void> {
    const versions: Record<string, number> = {};
    for (const name of TABLES) {
      await indexFullText(this.tables[name], name);
      versions[name] = await this.tables[name].version();
    }
    if (vectorsVersion !== null) versions.vectors = vectorsVersion;
    const { articles, passages, events } = this.tables;
    const { embedder } = this.options;
    await writeManifest(this.folder, {
      format: INDEX_FORMAT,
      version: (this.manifest?.version ?? 0) + 1,
      readerVersion: this.options.readerVersion,
      embedder: embedder && { id: embedder.id, dimension: embedder.dimension },
      tables: versions,
      files: Object.fromEntries(this.#files),
      holdings: await holdingsOf(articles, passages, events, this.#files.size),
    });
    await this.#dropOldVersions();
  }

  /** Old versions go after an hour, when no reader has them open any more; that they stay is no failure. */
  async #dropOldVersions(): Promise<void> {
    const cleanupOlderThan = new Date(Date.now() - KEEP_OLD_MS);
    for (const name of TABLES) {
      const versions = await this.tables[name].listVersions();
      if (versions.length > 40) await this.tables[name].optimize({ cleanupOlderThan }).catch(() => undefined);
    }
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof WenbaoError ? error : writeFailed(error);
    }
  }
}
