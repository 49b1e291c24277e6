import { mkdir } from 'node:fs/promises';
import type { IndexReport } from '../domain/index-report.ts';
import type { ArticleReading } from '../domain/reading.ts';
import { WenbaoError } from '../errors.ts';
import { countChanges, type Placed } from './count-changes.ts';
import { holdingsOf } from './holdings-of.ts';
import { writeFailed } from './index-errors.ts';
import { type Lock, takeLock } from './lock.ts';
import {
  INDEX_FORMAT,
  keptAfter,
  lastVersion,
  type Manifest,
  readCounts,
  readFingerprints,
  readManifest,
  writeCounts,
  writeFingerprints,
  writeManifest,
} from './manifest.ts';
import { OpenTables } from './open-tables.ts';
import { PlacedArticles } from './placed-articles.ts';
import { TokenCounts } from './rarity.ts';

export interface WriterOptions {
  /** Version of the reader: an index written by another one is read again. */
  readonly readerVersion: number;
  /** Start from nothing, whatever is there. */
  readonly rebuild: boolean;
}

/** What a commit did; files left out and time are the caller's. */
export type CommitReport = Omit<IndexReport, 'skipped' | 'seconds'>;

/**
 * Opens an index for writing. Nothing written is seen by readers before `commit`; a kill at any moment leaves the last
 * commit as it was, and the next writer starts from there. Throws when another process is writing.
 */
export async function openWriter(folder: string, options: WriterOptions): Promise<IndexWriter> {
  try {
    await mkdir(folder, { recursive: true });
    const lock = await takeLock(folder);
    try {
      const manifest = options.rebuild ? null : await readManifest(folder);
      const files = manifest ? await readFingerprints(folder, manifest) : new Map<string, string>();
      return new IndexWriter(folder, lock, manifest, files, options);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw error instanceof WenbaoError ? error : writeFailed(error);
  }
}

/** Writes an index; one at a time. Every method rejects with a WenbaoError when the disk refuses. */
export class IndexWriter {
  readonly #folder: string;
  readonly #lock: Lock;
  readonly #options: WriterOptions;
  readonly #before: ReadonlyMap<string, string>;
  readonly #files: Map<string, string>;
  readonly #tables: OpenTables;
  readonly #articles: PlacedArticles;
  #manifest: Manifest | null;

  constructor(
    folder: string,
    lock: Lock,
    manifest: Manifest | null,
    files: ReadonlyMap<string, string>,
    options: WriterOptions,
  ) {
    this.#folder = folder;
    this.#lock = lock;
    this.#options = options;
    this.#manifest = manifest;
    this.#before = files;
    this.#files = new Map(files);
    this.#tables = new OpenTables(folder, manifest);
    this.#articles = new PlacedArticles(this.#tables);
  }

  /** Source → fingerprint of what is indexed; fingerprints are empty when another reader wrote them. */
  files(): ReadonlyMap<string, string> {
    if (this.#manifest?.readerVersion === this.#options.readerVersion) return this.#before;
    return new Map([...this.#before.keys()].map((source) => [source, '']));
  }

  /** Gives the articles of a file, which replace those that were there of it. Large files come in parts. */
  put(source: string, fingerprint: string, readings: readonly ArticleReading[]): Promise<void> {
    return this.#guard(async () => {
      await this.#articles.put(source, readings);
      this.#files.set(source, fingerprint);
    });
  }

  /** Takes a file's articles out; nothing happens when it has none. */
  remove(source: string): Promise<void> {
    return this.#guard(async () => {
      await this.#articles.remove(source);
      this.#files.delete(source);
    });
  }

  /**
   * Makes everything written visible at once, and closes the writer; writes nothing when nothing changed. Vectors of
   * what is new are made after, by `fillVectors`.
   */
  async commit(): Promise<CommitReport> {
    const moved = await this.#guard(async () => {
      const found = await this.#articles.settle();
      if (found.written || this.#filesMoved()) await this.#publish(found.written);
      return found;
    });
    await this.#close();
    return report(this.#manifest, moved.gone, moved.come);
  }

  /** Leaves the index as it was at the last commit, and closes the writer. */
  async abort(): Promise<void> {
    await this.#close();
  }

  async #close(): Promise<void> {
    this.#tables.close();
    await this.#lock.release();
  }

  #filesMoved(): boolean {
    return (
      this.#manifest?.readerVersion !== this.#options.readerVersion ||
      this.#files.size !== this.#before.size ||
      [...this.#files].some(([source, print]) => this.#before.get(source) !== print)
    );
  }

  async #publish(written: boolean): Promise<void> {
    const last = this.#manifest;
    const version = Math.max(last?.version ?? 0, await lastVersion(this.#folder)) + 1;
    const kept = keptAfter(last ?? (await readManifest(this.#folder).catch(() => null)));
    const tables = await this.#tables.settle(kept.map((entry) => entry.tables));
    const stale = last?.embedder && { ...last.embedder, complete: last.embedder.complete && !written };
    const files = this.#filesMoved() || !last ? await this.#writeFiles(version) : last.files;
    const counts = written || !last ? await this.#writeCounts(version) : last.counts;
    this.#manifest = {
      format: INDEX_FORMAT,
      version,
      readerVersion: this.#options.readerVersion,
      embedder: stale ?? null,
      tables,
      kept,
      files,
      counts,
      holdings:
        written || !last
          ? await holdingsOf(this.#tables, this.#files.size)
          : { ...last.holdings, files: this.#files.size },
    };
    await writeManifest(this.#folder, this.#manifest);
  }

  #writeFiles(version: number): Promise<string> {
    return writeFingerprints(this.#folder, version, this.#files);
  }

  /** Counted again only when the archive has grown or shrunk by enough to matter. */
  async #writeCounts(version: number): Promise<Manifest['counts']> {
    const passages = await this.#tables.write('passages');
    const before = this.#manifest && (await readCounts(this.#folder, this.#manifest).catch(() => null));
    if (this.#manifest && before && !before.isStaleAt(await passages.countRows())) return this.#manifest.counts;
    return writeCounts(this.#folder, version, await TokenCounts.of(passages));
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof WenbaoError ? error : writeFailed(error);
    }
  }
}

function report(manifest: Manifest | null, gone: readonly Placed[], come: readonly Placed[]): CommitReport {
  const { articles = 0, passages = 0, events = 0 } = manifest?.holdings ?? {};
  const counts = countChanges(gone, come);
  return { ...counts, unchanged: articles - counts.added - counts.changed, articles, passages, events };
}
