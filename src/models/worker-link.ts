import { Worker } from 'node:worker_threads';
import type {
  LoadingReport,
  ModelSource,
  WorkerGreeting,
  WorkerOutcome,
  WorkerPart,
  WorkerRequest,
} from './worker-protocol.ts';

interface Waiting<Result, Part> {
  hear(part: Part): void;
  resolve(result: Result): void;
  reject(reason: unknown): void;
}

/**
 * Far longer than a step of work takes. A worker that is ended from outside while the runtime is in the middle of a step
 * takes the whole process with it (an exception that nobody can catch), so this is for one that hangs.
 */
const GRACE_MS = 20_000;

/**
 * The main thread's end of a model's worker. Every promise settles: with the reply, with the signal's reason, or with an
 * English error when the worker dies, a cause for the one that a person sees. An idle worker does not keep the process alive.
 */
export class WorkerLink<Ready, Work, Result, Part = never> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting<Result, Part>>();
  readonly #exited: Promise<void>;
  readonly #greeting: Promise<WorkerGreeting<Ready>>;
  #jobs = 0;
  #dead: unknown = null;
  readonly #graceMs: number;

  constructor(
    workerUrl: URL,
    workerData: ModelSource,
    onLoading: (report: LoadingReport) => void = () => {},
    graceMs = GRACE_MS,
  ) {
    this.#graceMs = graceMs;
    // Streams of its own, never read: a library that logs would write into the answers on stdout. Reading them would
    // keep the process alive.
    this.#worker = new Worker(workerUrl, { workerData, execArgv: [], stdout: true, stderr: true });
    this.#greeting = new Promise((resolve, reject) => {
      type Reply = LoadingReport | WorkerGreeting<Ready> | WorkerPart<Part> | WorkerOutcome<Result>;
      this.#worker.on('message', (reply: Reply) => {
        if (reply.kind === 'loading') onLoading(reply);
        else if (reply.kind === 'part') this.#waiting.get(reply.job)?.hear(reply.part);
        else if (reply.kind === 'ready' || reply.kind === 'failed') resolve(reply);
        else this.#settle(reply);
      });
      this.#worker.on('error', (error) => this.#die(error, reject));
      this.#worker.on('exit', (code) => this.#die(new Error(`worker ended with code ${code}`), reject));
    });
    this.#exited = new Promise((resolve) => this.#worker.on('exit', () => resolve()));
  }

  /** False once the worker has died or was closed: it does nothing more. */
  get alive(): boolean {
    return this.#dead === null;
  }

  /** What the model is, or why it could not be loaded; an abort ends the worker. */
  async greeting(signal?: AbortSignal): Promise<WorkerGreeting<Ready>> {
    try {
      const greeting = await untilAborted(this.#greeting, signal);
      this.#worker.unref();
      return greeting;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Has the worker do it; `hear` is told each part as it comes. An abort tells the worker to drop what is left. */
  async run(work: Work, signal?: AbortSignal, hear: (part: Part) => void = () => {}): Promise<Result> {
    signal?.throwIfAborted();
    if (this.#dead !== null) throw this.#dead;
    const job = ++this.#jobs;
    const reply = new Promise<Result>((resolve, reject) => this.#waiting.set(job, { hear, resolve, reject }));
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

  /** Ends the worker: it is asked to after the step that it is in, and made to when it hangs. Waiting jobs reject. */
  async close(): Promise<void> {
    this.#die(new Error('closed'));
    this.#worker.ref();
    this.#send({ kind: 'close' });
    const clock = setTimeout(() => void this.#worker.terminate(), this.#graceMs);
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
    else waiting?.reject(new Error(outcome.detail));
  }

  #die(reason: unknown, reject: (reason: unknown) => void = () => {}): void {
    this.#dead ??= reason;
    reject(reason);
    for (const waiting of this.#waiting.values()) waiting.reject(this.#dead);
    this.#waiting.clear();
  }
}

/** The promise's outcome, or a rejection with the signal's reason as soon as that aborts. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
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
