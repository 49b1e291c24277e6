import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import type { Embedder } from '../domain/embedder.ts';
import { WenbaoError } from '../errors.ts';
import { type EmbeddingSource, type Manifest, manifestStamp, readManifest } from '../index/manifest.ts';
import { openReader } from '../index/open-reader.ts';
import { rememberReads } from '../index/remember-reads.ts';
import { Embedders } from './embedders.ts';
import { keepVectors } from './keep-vectors.ts';
import { NO_MODEL, sameSource, wantedSource } from './open-embedding.ts';
import { restingEmbedder } from './resting-embedder.ts';
import type { RunOptions } from './run-options.ts';
import { updateTables } from './update-index.ts';

/** A reader that is always of the newest committed index; questions under way keep the one they began with. */
export interface LiveReader {
  /** When the index on disk can no longer be read, the reader open so far goes on, and the operator is told. */
  reader(): Promise<IndexReader>;
  close(): Promise<void>;
}

/** Milliseconds after which a reader of an older version is closed: longer than any question takes. */
const KEEP_OLD = 300_000;
/** A process that lives long waits this long for its model when it starts, then answers without it until it is there. */
const WAIT_FOR_MODEL = 5000;
/** … and looks again after this long for one that could not be opened: an endpoint that was down. */
const LOOK_AGAIN = 60_000;

/**
 * Opens the index of an archive, building it first, without vectors, when there is none. Vectors are read with the model
 * that made them. With `background`, missing ones are made meanwhile and nothing waits for a model.
 */
export async function openLiveReader(config: Config, options: RunOptions, lookAgain = LOOK_AGAIN): Promise<LiveReader> {
  if ((await readManifest(config.db)) === null) await updateTables(config, { rebuild: false, ...options });
  const stop = new AbortController();
  const run = { ...options, signal: AbortSignal.any([options.signal, stop.signal]) };
  const wanted = await wantedSource(config);
  if (wanted === null && config.embedding !== null) options.note(NO_MODEL);
  const models = new ReaderModels(config, wanted, run);
  const keeping = options.background ? keepVectors(config, models.embedders, run) : Promise.resolve();
  const close = async () => {
    stop.abort();
    await keeping;
    await models.embedders.close();
  };
  try {
    return await NewestReader.open(config.db, models, options.note, { lookAgain, close });
  } catch (error) {
    await close();
    throw error;
  }
}

const NO_VECTORS = '索引里还没有这个向量模型算出的向量，这次只按字面检索。请运行 wenbao index 补上。';
const OLD_VECTORS = '索引里还没有新设的向量模型算出的向量，仍用原来的模型检索。请运行 wenbao index 补上。';

/** Finds the embedder that goes with the vectors of an index. */
class ReaderModels {
  readonly embedders: Embedders;
  readonly #wanted: EmbeddingSource | null;
  readonly #options: RunOptions;
  readonly #told = new Set<string>();
  /** By embedder, so that a new commit neither wakes one that rests nor tells of it again. */
  readonly #resting = new Map<Embedder, Embedder>();

  constructor(config: Config, wanted: EmbeddingSource | null, options: RunOptions) {
    // Nobody watches a background's progress, and drawn over a prompt it would be in the way.
    this.embedders = new Embedders(config, options.background ? { ...options, progress: () => undefined } : options);
    this.#wanted = wanted;
    this.#options = options;
  }

  /** Whether the index has vectors that could be used were their model open. */
  mayCome({ embedder }: Manifest): boolean {
    return this.background && this.#wanted !== null && embedder !== null;
  }

  get background(): boolean {
    return this.#options.background === true;
  }

  /** The embedder of the index's vectors; null when there are none, they are not wanted, or their model is not to be had. */
  async for({ embedder: made }: Manifest): Promise<Embedder | null> {
    const wanted = this.#wanted;
    if (wanted === null) return null;
    if (made === null) return this.#none(NO_VECTORS);
    const isOld = !sameSource(made.source, wanted);
    try {
      const embedder = await this.embedders.open(made.source);
      if (embedder.id !== made.id) return this.#none(NO_VECTORS);
      if (isOld) this.#none(OLD_VECTORS);
      const resting = this.#resting.get(embedder) ?? restingEmbedder(embedder, this.#options.note);
      this.#resting.set(embedder, resting);
      return resting;
    } catch (error) {
      if (!(error instanceof WenbaoError)) throw error;
      return this.#none(isOld ? NO_VECTORS : `${error.message}，这次只按字面检索。${error.hint}。`);
    }
  }

  /** Closes models that neither this index nor the settings name. */
  closeOthers({ embedder }: Manifest): Promise<void> {
    const sources = [this.#wanted, embedder?.source ?? null];
    return this.embedders.closeAllBut(sources.filter((source) => source !== null));
  }

  /** Told once; whoever makes the vectors meanwhile tells that himself. */
  #none(line: string): null {
    if (!this.background && !this.#told.has(line)) this.#options.note(line);
    this.#told.add(line);
    return null;
  }
}

class NewestReader implements LiveReader {
  #opening: Promise<void> | null = null;
  #told = '';
  #current: IndexReader | null = null;
  /** What was on disk just before the reader was opened; the name is null when it should be opened again. */
  #commit: string | null = null;
  /** Of the manifest file that was read last. */
  #stamp: string | null = null;
  #manifest: Manifest | null = null;

  static async open(
    folder: string,
    models: ReaderModels,
    note: RunOptions['note'],
    { lookAgain, close }: { readonly lookAgain: number; readonly close: () => Promise<void> },
  ): Promise<NewestReader> {
    const reader = new NewestReader(folder, models, note, lookAgain, close);
    await reader.#replace(await readManifest(folder), WAIT_FOR_MODEL);
    return reader;
  }

  private constructor(
    private readonly folder: string,
    private readonly models: ReaderModels,
    private readonly note: RunOptions['note'],
    private readonly lookAgain: number,
    private readonly closeModels: () => Promise<void>,
  ) {}

  async reader(): Promise<IndexReader> {
    const stamp = await manifestStamp(this.folder);
    if (this.#current !== null && this.#commit !== null && stamp !== null && stamp === this.#stamp)
      return this.#current;
    try {
      const manifest = await readManifest(this.folder);
      if (manifest !== null && nameOf(manifest) !== this.#commit) await this.#renew(manifest);
      this.#stamp = stamp;
      this.#told = '';
    } catch (error) {
      if (!(error instanceof WenbaoError)) throw error;
      if (error.message !== this.#told) this.note(`${error.message}，暂用先前打开的索引作答。${error.hint}。`);
      this.#told = error.message;
    }
    if (this.#current === null) throw new Error('the reader was opened before it was given out');
    return this.#current;
  }

  async close(): Promise<void> {
    await this.closeModels();
    await this.#current?.close();
  }

  /** Opens the new commit once, for all who ask at the same time. */
  #renew(manifest: Manifest): Promise<void> {
    this.#opening ??= this.#replace(manifest, 0).finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #replace(manifest: Manifest | null, wait: number): Promise<void> {
    const old = this.#current;
    const opening = manifest ? this.models.for(manifest) : Promise.resolve(null);
    const embedder = await (this.models.background ? inTime(opening, wait) : opening);
    const reader = await openReader(this.folder, { embedder });
    this.#current = this.models.background ? rememberReads(reader) : reader;
    this.#manifest = manifest;
    this.#commit = manifest && nameOf(manifest);
    if (manifest && embedder === null && this.models.mayCome(manifest)) {
      opening.then((late) => late && this.#forget(manifest)).catch(() => undefined);
      setTimeout(() => this.#forget(manifest), this.lookAgain).unref();
    }
    if (old) setTimeout(() => void this.#closeOld(old), KEEP_OLD).unref();
  }

  async #closeOld(reader: IndexReader): Promise<void> {
    await reader.close();
    if (this.#manifest) await this.models.closeOthers(this.#manifest);
  }

  /** The next question opens this commit again. */
  #forget(manifest: Manifest): void {
    if (this.#commit === nameOf(manifest)) this.#commit = null;
  }
}

/** What comes in time; null for what comes later, or not at all. */
async function inTime<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  const timer = new AbortController();
  try {
    return await Promise.race([promise, sleep(ms, null, { signal: timer.signal, ref: false })]);
  } catch {
    return null;
  } finally {
    timer.abort();
  }
}

/** Names a commit by all of its versions: they count from 1 again when an index is built anew. */
function nameOf({ version, tables }: Manifest): string {
  return JSON.stringify([version, tables]);
}
