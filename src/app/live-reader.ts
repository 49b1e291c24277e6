import type { Config } from '../config.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import type { Embedder } from '../domain/embedder.ts';
import { WenbaoError } from '../errors.ts';
import { readManifest } from '../index/manifest.ts';
import { openReader } from '../index/open-reader.ts';
import { openEmbeddingIfAny } from './open-embedding.ts';
import type { RunOptions } from './run-options.ts';
import { updateIndexWith } from './update-index.ts';

/** A reader that is always of the newest committed index; questions under way keep the one they began with. */
export interface LiveReader {
  /** When the index on disk can no longer be read, the reader open so far goes on, and the operator is told. */
  reader(): Promise<IndexReader>;
  close(): Promise<void>;
}

/** Milliseconds after which a reader of an older version is closed: longer than any question takes. */
const KEEP_OLD = 300_000;

/** Opens the index of an archive, building it first when there is none. Without its embedder search is lexical. */
export async function openLiveReader(config: Config, options: RunOptions): Promise<LiveReader> {
  const manifest = await readManifest(config.db);
  const embedder = await openEmbeddingIfAny(config, options);
  try {
    if (manifest === null) await updateIndexWith(embedder, config, { rebuild: false, ...options });
    else if (embedder && manifest.embedder?.id !== embedder.id) options.note(OTHER_VECTORS);
    return await NewestReader.open(config.db, embedder, options.note);
  } catch (error) {
    await embedder?.close();
    throw error;
  }
}

const OTHER_VECTORS = '索引里还没有这个向量模型算出的向量，这次只按字面检索。请运行 wenbao index 补上。';

class NewestReader implements LiveReader {
  #opening: Promise<void> | null = null;
  #told = '';

  static async open(folder: string, embedder: Embedder | null, note: RunOptions['note']): Promise<NewestReader> {
    const commit = await commitOf(folder);
    return new NewestReader(folder, embedder, note, commit, await openReader(folder, { embedder }));
  }

  private constructor(
    private readonly folder: string,
    private readonly embedder: Embedder | null,
    private readonly note: RunOptions['note'],
    /** What was on disk just before `current` was opened. */
    private commit: string | null,
    private current: IndexReader,
  ) {}

  async reader(): Promise<IndexReader> {
    try {
      const commit = await commitOf(this.folder);
      if (commit !== null && commit !== this.commit) await this.#renew(commit);
      this.#told = '';
    } catch (error) {
      if (!(error instanceof WenbaoError)) throw error;
      if (error.message !== this.#told) this.note(`${error.message}，暂用先前打开的索引作答。${error.hint}。`);
      this.#told = error.message;
    }
    return this.current;
  }

  async close(): Promise<void> {
    await this.current.close();
    await this.embedder?.close();
  }

  /** Opens the new commit once, for all who ask at the same time. */
  #renew(commit: string): Promise<void> {
    this.#opening ??= this.#replace(commit).finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #replace(commit: string): Promise<void> {
    const old = this.current;
    this.current = await openReader(this.folder, { embedder: this.embedder });
    this.commit = commit;
    setTimeout(() => void old.close(), KEEP_OLD).unref();
  }
}

/** Names a commit by all of its versions: they count from 1 again when an index is built anew. Null = no index. */
async function commitOf(folder: string): Promise<string | null> {
  const manifest = await readManifest(folder);
  return manifest && JSON.stringify([manifest.version, manifest.tables]);
}
