import { Worker } from 'node:worker_threads';
import type { EmbedReply, EmbedRequest, EmbedRole, EmbedWorkerData } from './embed-protocol.ts';

/** What the worker says once, after loading. */
export type EmbedGreeting = Extract<EmbedReply, { readonly kind: 'ready' | 'failed' }>;

/** A worker that died, or a job that failed in it; in English, a cause for the error that a person sees. */
export class EmbedWorkerError extends Error {}

interface Waiting {
  readonly count: number;
  resolve(vectors: Float32Array): void;
  reject(reason: unknown): void;
}

/** A batch takes less; a worker that is stuck is not worth a longer wait at the end of a command. */
const GRACE_MS = 1000;

/**
 * The main thread's end of the embedder's worker. Every promise settles: with the reply, with the signal's reason, or
 * with an EmbedWorkerError when the worker dies. An idle worker does not keep the process alive.
 */
export class EmbedLink {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<void>;
  readonly #greeting: Promise<EmbedGreeting>;
  #jobs = 0;
  #dead: unknown = null;

  constructor(workerUrl: URL, workerData: EmbedWorkerData) {
    // Streams of its own, never read: a library that logs would write into the answers on stdout. Reading them would
    // keep the process alive.
    this.#worker = new Worker(workerUrl, { workerData, execArgv: [], stdout: true, stderr: true });
    this.#greeting = new Promise((resolve, reject) => {
      this.#worker.on('message', (reply: EmbedReply) => {
        if (reply.kind === 'ready' || reply.kind === 'failed') resolve(reply);
        else this.#settle(reply);
      });
      this.#worker.on('error', (error) => this.#die(error, reject));
      this.#worker.on('exit', (code) => this.#die(new EmbedWorkerError(`worker ended with code ${code}`), reject));
    });
    this.#exited = new Promise((resolve) => this.#worker.on('exit', () => resolve()));
  }

  /** What the model is, or why it could not be loaded; an abort ends the worker. */
  async greeting(signal?: AbortSignal): Promise<EmbedGreeting> {
    try {
      const greeting = await untilAborted(this.#greeting, signal);
      this.#worker.unref();
      return greeting;
    } catch (error) {
      await this.#worker.terminate();
      throw error;
    }
  }

  /** The vectors of `texts` one behind another. */
  async embed(role: EmbedRole, texts: readonly string[], signal?: AbortSignal): Promise<Float32Array> {
    signal?.throwIfAborted();
    if (this.#dead !== null) throw this.#dead;
    const job = ++this.#jobs;
    const reply = new Promise<Float32Array>((resolve, reject) => {
      this.#waiting.set(job, { count: texts.length, resolve, reject });
    });
    this.#worker.ref();
    this.#send({ kind: 'embed', job, role, texts });
    try {
      return await untilAborted(reply, signal);
    } catch (error) {
      if (this.#waiting.has(job)) this.#send({ kind: 'cancel', job });
      throw error;
    } finally {
      this.#waiting.delete(job);
      if (this.#waiting.size === 0) this.#worker.unref();
    }
  }

  /** Ends the worker: it is asked to, and made to when it is in the middle of something. Waiting jobs reject. */
  async close(): Promise<void> {
    this.#die(new EmbedWorkerError('closed'));
    this.#worker.ref();
    this.#send({ kind: 'close' });
    const clock = setTimeout(() => void this.#worker.terminate(), GRACE_MS);
    await this.#exited;
    clearTimeout(clock);
  }

  #send(request: EmbedRequest): void {
    this.#worker.postMessage(request);
  }

  #settle(reply: Extract<EmbedReply, { readonly kind: 'vectors' | 'error' }>): void {
    const waiting = this.#waiting.get(reply.job);
    this.#waiting.delete(reply.job);
    if (reply.kind === 'vectors') waiting?.resolve(reply.vectors);
    else waiting?.reject(new EmbedWorkerError(reply.detail));
  }

  #die(reason: unknown, reject: (reason: unknown) => void = () => {}): void {
    this.#dead ??= reason;
    reject(reason);
    for (const waiting of this.#waiting.values()) waiting.reject(this.#dead);
    this.#waiting.clear();
  }
}

async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
