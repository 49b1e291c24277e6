import type { Config } from '../config.ts';
import type { Embedder } from '../domain/embedder.ts';
import type { EmbeddingSource } from '../index/manifest.ts';
import { openSource, sourceKey } from './open-embedding.ts';
import type { RunOptions } from './run-options.ts';

/** The embedders that a process has open, each once, however many parts of it need one. */
export class Embedders {
  readonly #config: Config;
  readonly #options: Pick<RunOptions, 'signal' | 'progress'>;
  readonly #open = new Map<string, Promise<Embedder>>();

  constructor(config: Config, options: Pick<RunOptions, 'signal' | 'progress'>) {
    this.#config = config;
    this.#options = options;
  }

  /** The embedder of a source; rejects as `openSource` does, and tries anew at the next call. */
  open(source: EmbeddingSource): Promise<Embedder> {
    const key = sourceKey(source);
    const opening = this.#open.get(key) ?? openSource(source, this.#config, this.#options);
    this.#open.set(key, opening);
    opening.catch(() => this.#open.delete(key));
    return opening;
  }

  /** Closes those that are not of these sources. */
  async closeAllBut(sources: readonly EmbeddingSource[]): Promise<void> {
    const kept = new Set(sources.map(sourceKey));
    const others = [...this.#open].filter(([key]) => !kept.has(key));
    for (const [key] of others) this.#open.delete(key);
    await Promise.all(others.map(([, opening]) => opening.then((embedder) => embedder.close()).catch(() => undefined)));
  }

  /** Closes all. */
  close(): Promise<void> {
    return this.closeAllBut([]);
  }
}
