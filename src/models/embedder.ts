import { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from '../domain/embedder.ts';
import { WenbaoError } from '../errors.ts';
import type { EmbedReady, EmbedResult, EmbedRole, EmbedWork } from './embed-protocol.ts';
import type { RecipeOverride } from './embed-recipe.ts';
import { loadError, type ModelWords } from './model-failure.ts';
import type { Dtype } from './model-files.ts';
import { type ModelSettings, sourceOf } from './model-settings.ts';
import { WorkerLink } from './worker-link.ts';

/** Which embedding model to open, and how. */
export interface EmbedderSettings extends ModelSettings {
  /** Weights to take. Default: what is held, else int8, else fp32. */
  readonly dtype?: Dtype | null;
  /** Prefixes and pooling in place of what is known of the model. */
  readonly recipe?: RecipeOverride;
}

type Link = WorkerLink<EmbedReady, EmbedWork, EmbedResult>;

const WORDS: ModelWords = { kind: '向量模型', setting: 'EMBEDDING_MODEL', example: 'Xenova/bge-base-zh-v1.5' };
const AS_KNOWN: RecipeOverride = { queryPrefix: null, passagePrefix: null, pooling: null };

/**
 * Opens an embedding model in a worker thread, downloading it first when need be. Rejects with a WenbaoError when the
 * model cannot be loaded, with the signal's reason when that aborts, and never hangs on a silent hub. Close it.
 */
export async function openEmbedder(settings: EmbedderSettings, signal?: AbortSignal): Promise<LocalEmbedder> {
  signal?.throwIfAborted();
  const workerUrl = settings.workerUrl ?? new URL('./embed-worker.mjs', import.meta.url);
  const data = {
    ...sourceOf(settings),
    dtype: settings.dtype ?? null,
    recipe: settings.recipe ?? AS_KNOWN,
  };
  const link: Link = new WorkerLink(workerUrl, data, settings.onLoading);
  const greeting = await link.greeting(signal).catch((cause: unknown) => {
    throw signal?.aborted ? signal.reason : loadError(settings.model, 'broken', WORDS, cause);
  });
  if (greeting.kind === 'ready') return new LocalEmbedder(link, greeting.model);
  await link.close();
  throw loadError(settings.model, greeting.failure, WORDS, new Error(greeting.detail));
}

/** An embedding model of this process: our port and LangChain's `Embeddings` in one. Vectors have unit length. */
export class LocalEmbedder extends Embeddings<Float32Array> implements Embedder {
  readonly id: string;
  /** Numbers in each vector. */
  readonly dimension: number;
  readonly #link: Link;

  constructor(link: Link, { id, dimension }: EmbedReady) {
    super({});
    this.#link = link;
    this.id = id;
    this.dimension = dimension;
  }

  /** One vector per text, in order; texts are cut to what the model takes. */
  async embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
    return this.#embed('passage', texts, signal);
  }

  /** The vector of a question, with the prefix that the model expects; runs before waiting passages. */
  override async embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array> {
    const [vector] = await this.#embed('query', [text], signal);
    return vector ?? new Float32Array(this.dimension);
  }

  /** LangChain's name for `embedPassages`. */
  override async embedDocuments(documents: string[]): Promise<Float32Array[]> {
    return this.#embed('passage', documents);
  }

  /** Ends the worker; calls under way and later ones reject. */
  async close(): Promise<void> {
    await this.#link.close();
  }

  async #embed(role: EmbedRole, texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    if (texts.length === 0) return [];
    const vectors = await this.#link.run({ role, texts }, signal).catch((cause: unknown) => {
      throw signal?.aborted ? signal.reason : runError(this.id, cause);
    });
    return texts.map((_, at) => vectors.slice(at * this.dimension, (at + 1) * this.dimension));
  }
}

function runError(id: string, cause: unknown): WenbaoError {
  return new WenbaoError(`向量模型没有算出结果：${id}`, {
    hint: '请再试一次；总是如此时请换一个 EMBEDDING_MODEL',
    cause,
  });
}
