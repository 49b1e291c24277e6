import { availableParallelism } from 'node:os';
import { isAbsolute } from 'node:path';
import { WenbaoError } from '../errors.ts';
import type { ChatPart, ChatReady, ChatResult, ChatSource, ChatWork } from './chat-protocol.ts';
import { lastPart } from './embed-recipe.ts';
import { loadError, type ModelWords } from './model-failure.ts';
import type { Dtype } from './model-files.ts';
import { type ModelSettings, sourceOf } from './model-settings.ts';
import { untilAborted, WorkerLink } from './worker-link.ts';

/** Which chat model to run in a worker thread, and how. */
export interface LocalChatSettings extends ModelSettings {
  /** Weights to take. Default: what is held, else four bits, else eight. */
  readonly dtype?: Dtype | null;
  /** How long a model that could not be loaded is left alone, in milliseconds. Default 60 s. */
  readonly restMs?: number;
  /** Hears why the model could not be loaded, each time that is found out. */
  readonly onFailure?: (error: WenbaoError) => void;
}

type Link = WorkerLink<ChatReady, ChatWork, ChatResult, ChatPart>;

const WORDS: ModelWords = {
  kind: '对话模型',
  setting: 'LLM_LOCAL_MODEL',
  example: 'onnx-community/Qwen2.5-0.5B-Instruct',
};
/** More threads hardly help: reading the weights from memory is what takes the time. */
const MOST_THREADS = 4;

/**
 * A chat model's worker: started when it is first needed, once, and again after it died. It is nobody's own: a caller
 * who stops waiting for the loading does not end it.
 */
export class LocalChatEngine {
  readonly #settings: LocalChatSettings;
  readonly #closed = new AbortController();
  /** The worker, loading or loaded. */
  #opening: Promise<Link> | null = null;
  #loaded: Link | null = null;
  #failed: { readonly error: WenbaoError; readonly at: number } | null = null;

  constructor(settings: LocalChatSettings) {
    this.#settings = settings;
  }

  /** As it is told to whoever asks: where a folder lies on this machine is not for readers. */
  get #name(): string {
    const { model } = this.#settings;
    return isAbsolute(model) ? lastPart(model) : model;
  }

  /**
   * Resolves when the model is loaded. Rejects with a WenbaoError when it cannot be, or is not within `waitMs` (null =
   * as long as it takes; the loading goes on all the same), or with the signal's reason.
   */
  async ready(waitMs: number | null, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const late = new AbortController();
    const clock = waitMs === null ? undefined : setTimeout(() => late.abort(loadingError()), waitMs);
    const ends = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
    try {
      await untilAborted(this.#open(), ends);
    } finally {
      clearTimeout(clock);
    }
  }

  /**
   * Has one reply written and hears its words; loads the model first if need be. Rejects with a WenbaoError, or with the
   * signal's reason; then nothing more is heard.
   */
  async write(work: ChatWork, hear: (part: ChatPart) => void, signal?: AbortSignal): Promise<ChatResult> {
    await this.ready(null, signal);
    const link = await this.#open();
    return link.run(work, signal, hear).catch((cause: unknown) => {
      throw signal?.aborted ? signal.reason : runError(this.#name, cause);
    });
  }

  /** Ends the worker; what is under way and what comes later rejects. */
  async close(): Promise<void> {
    this.#closed.abort(new WenbaoError('对话模型已经关闭', { hint: '请重新启动后再问' }));
    const link = await this.#opening?.catch(() => null);
    await link?.close();
  }

  #open(): Promise<Link> {
    if (this.#closed.signal.aborted) return Promise.reject(this.#closed.signal.reason);
    if (this.#loaded?.alive === false) [this.#loaded, this.#opening] = [null, null];
    if (this.#opening) return this.#opening;
    const { restMs = 60_000 } = this.#settings;
    if (this.#failed && performance.now() - this.#failed.at < restMs) return Promise.reject(this.#failed.error);
    const opening = this.#start();
    this.#opening = opening;
    opening.then(
      (link) => {
        this.#loaded = link;
      },
      () => {
        this.#opening = null;
      },
    );
    return opening;
  }

  async #start(): Promise<Link> {
    const { workerUrl, dtype, onLoading } = this.#settings;
    const source: ChatSource = {
      ...sourceOf(this.#settings),
      threads: this.#settings.threads ?? Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1)),
      dtype: dtype ?? null,
    };
    const link: Link = new WorkerLink(workerUrl ?? new URL('./chat-worker.mjs', import.meta.url), source, onLoading);
    const { signal } = this.#closed;
    const greeting = await link.greeting(signal).catch((cause: unknown) => {
      throw signal.aborted ? signal.reason : this.#fail(loadError(this.#name, 'broken', WORDS, cause));
    });
    if (greeting.kind === 'ready') {
      this.#failed = null;
      return link;
    }
    await link.close();
    throw this.#fail(loadError(this.#name, greeting.failure, WORDS, new Error(greeting.detail)));
  }

  /** A download that failed is not begun anew for every question. */
  #fail(error: WenbaoError): WenbaoError {
    this.#failed = { error, at: performance.now() };
    this.#settings.onFailure?.(error);
    return error;
  }
}

function loadingError(): WenbaoError {
  return new WenbaoError('模型正在载入', { hint: '载入完成后再问，就由模型作答' });
}

function runError(model: string, cause: unknown): WenbaoError {
  return new WenbaoError(`对话模型没有写出回答：${model}`, {
    hint: '请再问一次；总是如此时请换一个 LLM_LOCAL_MODEL',
    cause,
  });
}
