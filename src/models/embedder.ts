import { availableParallelism } from 'node:os';
import { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from '../domain/embedder.ts';
import { WenbaoError } from '../errors.ts';
import { EmbedLink } from './embed-link.ts';
import type { EmbedRole, LoadFailure } from './embed-protocol.ts';

/** Which embedding model to open, and how. */
export interface EmbedderSettings {
  /** Id on the hub (`Xenova/bge-small-zh-v1.5`) or a folder. */
  readonly model: string;
  /** Where downloaded models are kept. */
  readonly cacheDir: string;
  /** Never download. */
  readonly offline: boolean;
  /** Mirror of huggingface.co (HF_ENDPOINT), with or without a slash at the end; null for the hub itself. */
  readonly endpoint: string | null;
  /** Longest silence of the hub while loading. Default 20 s. */
  readonly timeoutMs?: number;
  /** Threads of one inference. Default: half of the cores. */
  readonly threads?: number;
  /** The built `embed-worker.ts`. Default: `embed-worker.mjs` beside the bundle this code is in. */
  readonly workerUrl?: URL;
}

/**
 * Opens an embedding model in a worker thread, downloading it first when need be. Rejects with a WenbaoError when the
 * model cannot be loaded, with the signal's reason when that aborts, and never hangs on a silent hub. Close it.
 */
export async function openEmbedder(settings: EmbedderSettings, signal?: AbortSignal): Promise<LocalEmbedder> {
  signal?.throwIfAborted();
  const workerUrl = settings.workerUrl ?? new URL('./embed-worker.mjs', import.meta.url);
  const link = new EmbedLink(workerUrl, {
    model: settings.model,
    cacheDir: settings.cacheDir,
    offline: settings.offline,
    endpoint: settings.endpoint,
    timeoutMs: settings.timeoutMs ?? 20_000,
    threads: settings.threads ?? Math.max(1, Math.floor(availableParallelism() / 2)),
  });
  const greeting = await link.greeting(signal).catch((cause: unknown) => {
    throw signal?.aborted ? signal.reason : loadError(settings, 'broken', cause);
  });
  if (greeting.kind === 'ready') return new LocalEmbedder(link, greeting.id, greeting.dimension);
  await link.close();
  throw loadError(settings, greeting.failure, new Error(greeting.detail));
}

/** An embedding model of this process: our port and LangChain's `Embeddings` in one. Vectors have unit length. */
export class LocalEmbedder extends Embeddings<Float32Array> implements Embedder {
  readonly id: string;
  /** Numbers in each vector. */
  readonly dimension: number;
  readonly #link: EmbedLink;

  constructor(link: EmbedLink, id: string, dimension: number) {
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
    const vectors = await this.#link.embed(role, texts, signal).catch((cause: unknown) => {
      throw signal?.aborted ? signal.reason : runError(this.id, cause);
    });
    return texts.map((_, at) => vectors.slice(at * this.dimension, (at + 1) * this.dimension));
  }
}

const FAILURES: Readonly<Record<LoadFailure, { readonly message: string; readonly hint: string }>> = {
  missing: {
    message: '找不到这个向量模型，或其中缺少文件',
    hint: '请核对 EMBEDDING_MODEL：应是模型库上带 ONNX 文件的模型名（如 Xenova/bge-small-zh-v1.5），或含 config.json、tokenizer.json、onnx/model.onnx 的文件夹',
  },
  offline: {
    message: '本机没有这个向量模型，而且设了不下载',
    hint: '请去掉 MODELS_OFFLINE 让它下载一次，或把 EMBEDDING_MODEL 指向本地文件夹',
  },
  timeout: { message: '下载向量模型时对方没有回应', hint: '请检查网络，或用 HF_ENDPOINT 换一个镜像' },
  unreachable: {
    message: '连不上模型库',
    hint: '请检查网络，或用 HF_ENDPOINT 指定镜像；不能联网时把 EMBEDDING_MODEL 指向本地文件夹',
  },
  refused: { message: '模型库拒绝下载', hint: '请检查 HF_ENDPOINT 是否为模型库的镜像、网络是否要先登录' },
  broken: {
    message: '向量模型打不开',
    hint: '文件可能不全或不是向量模型：请删去 MODEL_CACHE 中这个模型的文件夹再试，或换一个 EMBEDDING_MODEL',
  },
};

function loadError(settings: EmbedderSettings, failure: LoadFailure, cause: unknown): WenbaoError {
  const { message, hint } = FAILURES[failure];
  return new WenbaoError(`${message}：${settings.model}`, { hint, cause });
}

function runError(id: string, cause: unknown): WenbaoError {
  return new WenbaoError(`向量模型没有算出结果：${id}`, {
    hint: '请再试一次；总是如此时请换一个 EMBEDDING_MODEL',
    cause,
  });
}
