import { Worker } from 'node:worker_threads';
import type { LoadingReport, ModelSource, WorkerGreeting, WorkerOutcome, WorkerRequest } from './worker-protocol.ts';

/** A worker that died, or a job that failed in it; in English, a cause for the error that a person sees. */
export class ModelWorkerError extends Error {}

interface Waiting<Result> {
  resolve(result: Result): void;
  reject(reason: unknown): void;
}

/** A step of work takes less; a worker that is stuck is not worth a longer wait at the end of a command. */
const GRACE_MS = 1000;

/**
 * The main thread's end of a model's worker. Every promise settles: with the reply, with the signal's reason, or with a
 * ModelWorkerError when the worker dies. An idle worker does not keep the process alive.
 */
export class WorkerLink<Ready, Work, Result> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting<Result>>();
  readonly #exited: Promise<void>;
  readonly #greeting: Promise<WorkerGreeting<Ready>>;
  #jobs = 0;
  #dead: unknown = null;

  constructor(workerUrl: URL, workerData: ModelSource, onLoading: (report: LoadingReport) => void = () => {}) {
    // Streams of its own, never read: a library that logs would write into the answers on stdout. Reading them would
    // keep the process alive.
    this.#worker = new Worker(workerUrl, { workerData, execArgv: [], stdout: true, stderr: true });
    this.#greeting = new Promise((resolve, reject) => {
      this.#worker.on('message', (reply: LoadingReport | WorkerGreeting<Ready> | WorkerOutcome<Result>) => {
        if (reply.kind === 'loading') onLoading(reply);
        else if (reply.kind === 'ready' || reply.kind === 'failed') resolve(reply);
        else this.#settle(reply);
      });
      this.#worker.on('error', (error) => this.#die(error, reject));
      this.#worker.on('exit', (code) => this.#die(new ModelWorkerError(`worker ended with code ${code}`), reject));
    });
    this.#exited = new Promise((resolve) => this.#worker.on('exit', () => resolve()));
  }

  /** What the model is, or why it could not be loaded; an abort ends the worker. */
  async greeting(signal?: AbortSignal): Promise<WorkerGreeting<Ready>> {
    try {
      const greeting = await untilAborted(this.#greeting, signal);
      this.#worker.unref();
      return greeting;
    } catch (error) {
      await this.#worker.terminate();
      throw error;
    }
  }

  /** Has the worker do it. An abort tells the worker to drop what is left of the job. */
  async run(work: Work, signal?: AbortSignal): Promise<Result> {
    signal?.throwIfAborted();
    if (this.#dead !== null) throw this.#dead;
    const job = ++this.#jobs;
    const reply = new Promise<Result>((resolve, reject) => this.#waiting.set(job, { resolve, reject }));
    this.#worker.ref();
    this.#send({ kind: 'work', job, work });
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
    this.#die(new ModelWorkerError('closed'));
    this.#worker.ref();
    this.#send({ kind: 'close' });
    const clock = setTimeout(() => void this.#worker.terminate(), GRACE_MS);
    await this.#exited;
    clearTimeout(clock);
  }

  #send(request: WorkerRequest<Work>): void {
    this.#worker.postMessage(request);
  }

  #settle(outcome: WorkerOutcome<Result>): void {
    const waiting = this.#waiting.get(outcome.job);
    this.#waiting.delete(outcome.job);
    if (outcome.kind === 'done') waiting?.resolve(outcome.result);
    else waiting?.reject(new ModelWorkerError(outcome.detail));
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
