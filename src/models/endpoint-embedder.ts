import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from '../domain/embedder.ts';
import { UsageError } from '../errors.ts';
import { EmbedEndpointError } from './embed-endpoint-error.ts';
import { type EmbedRecipe, embedRecipe, lastPart, type RecipeOverride, withOverrides } from './embed-recipe.ts';
import { type EmbedEndpoint, type EmbedTimes, requestVectors } from './embed-request.ts';

/** An OpenAI-compatible embedding endpoint and how to use it. */
export interface EndpointEmbedderSettings {
  /** With or without a trailing slash or `/embeddings`. */
  readonly baseUrl: string;
  /** Null for servers that ask for none. */
  readonly apiKey: string | null;
  readonly model: string;
  /** Prefixes in place of what is known of the model; the server does the pooling. */
  readonly recipe?: RecipeOverride;
  /** Longest time for one request. Default 60 s. */
  readonly timeoutMs?: number;
  /** Longest silence of the server. Default 20 s. */
  readonly idleMs?: number;
  /** Waits between tries begin with this and double. Default 1 s. */
  readonly retryMs?: number;
}

/** Texts in one request; servers that take fewer say so, and get fewer from then on. */
const BATCH = 32;
/** Requests under way at a time. */
const PARALLEL = 2;
/** Tries for passages, which can wait, and for a question, which cannot. */
const TRIES = { passage: 4, query: 2 } as const;
/** A server that asks for a longer wait is left alone; a run later goes on from there. Milliseconds. */
const LONGEST_WAIT = 30_000;
/** How servers say that there were too many texts. */
const TOO_MANY = new Set([400, 413, 422]);
/** Longer texts than any model takes cost time and money for nothing. Characters. */
const LONGEST_TEXT = 8192;

/**
 * Opens an embedding endpoint (OpenAI, Ollama, llama-server, vLLM, Qwen …): asks it for one vector, from which the
 * dimension is known. Rejects with an EmbedEndpointError, with a UsageError for a base URL or key that can be none, and
 * with the signal's reason when that aborts.
 */
export async function openEndpointEmbedder(
  settings: EndpointEmbedderSettings,
  signal?: AbortSignal,
): Promise<EndpointEmbedder> {
  const endpoint = { baseUrl: baseUrl(settings.baseUrl), apiKey: checkedKey(settings.apiKey), model: settings.model };
  const times = { timeoutMs: settings.timeoutMs ?? 60_000, idleMs: settings.idleMs ?? 20_000 };
  const recipe = withOverrides(embedRecipe([settings.model]), settings.recipe ?? {});
  const tools = { endpoint, times, recipe, retryMs: settings.retryMs ?? 1000 };
  const [probe] = await askPatiently(tools, ['馆藏'], 'query', signal);
  return new EndpointEmbedder(tools, probe?.length ?? 0);
}

interface Tools {
  readonly endpoint: EmbedEndpoint;
  readonly times: EmbedTimes;
  readonly recipe: EmbedRecipe;
  readonly retryMs: number;
}

/** Vectors from an endpoint: our port and LangChain's `Embeddings` in one. Vectors have unit length. */
export class EndpointEmbedder extends Embeddings<Float32Array> implements Embedder {
  /** Model, address and prefixes: another server may have other weights under the same name. */
  readonly id: string;
  readonly dimension: number;
  readonly #tools: Tools;
  readonly #closed = new AbortController();
  #most = BATCH;

  constructor(tools: Tools, dimension: number) {
    super({});
    this.#tools = tools;
    this.dimension = dimension;
    const { endpoint, recipe } = tools;
    const rest = [endpoint.baseUrl, endpoint.model, recipe.queryPrefix, recipe.passagePrefix, dimension];
    const print = createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 12);
    this.id = `${lastPart(endpoint.model)}/endpoint/${dimension}/${print}`;
  }

  /** One vector per text, in order, asked for in batches. */
  async embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
    return this.#all(texts, signal);
  }

  /** The vector of a question, with the prefix that the model expects. */
  override async embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array> {
    const [vector] = await this.#ask([this.#tools.recipe.queryPrefix + text], 'query', this.#until(signal));
    return vector ?? new Float32Array(this.dimension);
  }

  /** LangChain's name for `embedPassages`. */
  override async embedDocuments(documents: string[]): Promise<Float32Array[]> {
    return this.#all(documents);
  }

  /** Breaks off what is under way; later calls reject. */
  async close(): Promise<void> {
    this.#closed.abort(new EmbedEndpointError('cut'));
  }

  async #all(texts: readonly string[], caller?: AbortSignal): Promise<Float32Array[]> {
    const signal = this.#until(caller);
    signal.throwIfAborted();
    const vectors: Float32Array[] = [];
    while (vectors.length < texts.length) {
      const most = this.#most;
      const parts = Array.from({ length: PARALLEL }, (_, at) => {
        const from = vectors.length + at * most;
        return texts.slice(from, from + most).map((text) => this.#tools.recipe.passagePrefix + text);
      }).filter((part) => part.length > 0);
      try {
        for (const part of await together(parts.map((part) => this.#ask(part, 'passage', signal))))
          vectors.push(...part);
      } catch (error) {
        const size = Math.max(...parts.map((part) => part.length));
        if (!isTooMany(error) || size === 1) throw error;
        this.#most = Math.min(most, Math.ceil(size / 4));
      }
    }
    return vectors;
  }

  async #ask(texts: readonly string[], role: keyof typeof TRIES, signal: AbortSignal): Promise<Float32Array[]> {
    const vectors = await askPatiently(this.#tools, texts, role, signal);
    if (vectors.some((vector) => vector.length !== this.dimension)) throw new EmbedEndpointError('dimension');
    return vectors;
  }

  #until(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#closed.signal]) : this.#closed.signal;
  }
}

/** Asks again, a few times, after what passes by itself. */
async function askPatiently(
  { endpoint, times, retryMs }: Tools,
  texts: readonly string[],
  role: keyof typeof TRIES,
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const cut = texts.map((text) => (text.trim() === '' ? '。' : text.slice(0, LONGEST_TEXT)));
  for (let tries = 1; ; tries++) {
    try {
      return await requestVectors(endpoint, cut, times, signal);
    } catch (error) {
      if (!(error instanceof EmbedEndpointError) || !error.passes || tries >= TRIES[role]) throw error;
      const wait = error.retryAfter ?? retryMs * 2 ** (tries - 1);
      if (wait > LONGEST_WAIT || (role === 'query' && wait > 2 * retryMs)) throw error;
      await sleep(wait, undefined, { ...(signal ? { signal } : {}) }).catch(() => signal?.throwIfAborted());
    }
  }
}

/** All of them; waits for every one before the first failure is thrown, so that none fails with nobody listening. */
async function together<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(promises);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

function isTooMany(error: unknown): boolean {
  return error instanceof EmbedEndpointError && error.status !== null && TOO_MANY.has(error.status);
}

function baseUrl(given: string): string {
  const url = given.trim();
  if (!URL.canParse(url) || !['http:', 'https:'].includes(new URL(url).protocol)) {
    throw new UsageError('EMBEDDING_BASE_URL 不是网址', { hint: '请写成 http://主机:端口/v1 或 https://主机/v1' });
  }
  return url.replace(/\/{1,8}$/, '').replace(/\/embeddings$/, '');
}

/** What cannot stand in a header would be printed by the error that the library throws. */
function checkedKey(key: string | null): string | null {
  if (key === null || /^[\x21-\x7e]{1,4096}$/.test(key)) return key;
  throw new UsageError('EMBEDDING_API_KEY 里有空格、换行或非英文字符', { hint: '请从服务商处重新复制密钥' });
}
