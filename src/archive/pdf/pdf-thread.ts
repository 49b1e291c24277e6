import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PdfError, type PdfJob, type PdfReply } from './pdf-protocol.ts';
import type { PdfReading } from './pdf-read.ts';
import { pdfWorkerUrl } from './pdf-worker-url.ts';

/** What a file may take before it is given up. */
export interface PdfLimits {
  readonly totalMs: number;
  /** For opening the file, and each time for reading a page and for putting it in order. */
  readonly pageMs: number;
  /** Heap of the worker. */
  readonly heapMb: number;
  /** Growth of the whole process: what lies outside the heap; generous, since other work may go on in it. */
  readonly memoryMb: number;
}

/** A newspaper page takes a tenth of a second and some ten MB. */
const LIMITS: PdfLimits = { totalMs: 60_000, pageMs: 15_000, heapMb: 768, memoryMb: 2048 };
const WATCH_MS = 50;

/** Starting a worker and loading pdf.js costs some 0.6 s; a worker that read its file well reads the next ones too. */
let idle: Spare | null = null;
/** What pdf.js may keep of a file is gone with its worker after so many. */
const MOST_FILES = 50;

/** A worker between two files, for a heap of that size. */
interface Spare {
  readonly worker: Worker;
  readonly heapMb: number;
  readonly files: number;
}

/**
 * Reads a PDF in a worker thread, one file at a time in each, which is ended at the limits, on abort and after any
 * failure. Throws PdfError, or the signal's reason. `bytes` are copied.
 */
export async function readInThread(bytes: Uint8Array, signal?: AbortSignal, limits = LIMITS): Promise<PdfReading> {
  signal?.throwIfAborted();
  const spare = takeSpare(limits.heapMb) ?? (await startWorker(limits.heapMb));
  try {
    const job: PdfJob = { bytes: new Uint8Array(bytes), library: libraryUrl() };
    const reading = await outcome(spare.worker, job, signal, limits);
    await keepSpare({ ...spare, files: spare.files + 1 });
    return reading;
  } catch (error) {
    await spare.worker.terminate();
    throw error;
  }
}

async function startWorker(heapMb: number): Promise<Spare> {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
  // Streams of its own, never read: pdf.js writes warnings, and answers go to stdout. No environment either.
  const options = { resourceLimits, execArgv: [], env: {}, stdout: true, stderr: true };
  const worker = new Worker(await pdfWorkerUrl(), options);
  // Whatever befalls it between two files: it is not used again.
  worker
    .on('error', () => {})
    .on('exit', () => {
      if (idle?.worker === worker) idle = null;
    });
  return { worker, heapMb, files: 0 };
}

function takeSpare(heapMb: number): Spare | null {
  if (idle?.heapMb !== heapMb) return null;
  const spare = idle;
  idle = null;
  spare.worker.ref();
  return spare;
}

/** Keeps the worker for the next file without keeping the process alive for it. */
async function keepSpare(spare: Spare): Promise<void> {
  if (idle !== null || spare.files >= MOST_FILES) {
    await spare.worker.terminate();
    return;
  }
  spare.worker.unref();
  idle = spare;
}

function outcome(worker: Worker, job: PdfJob, signal: AbortSignal | undefined, limits: PdfLimits): Promise<PdfReading> {
  const stop = new AbortController();
  const result = new Promise<PdfReading>((resolve, reject) => {
    const start = Date.now();
    const before = process.memoryUsage.rss();
    let last = start;
    const onMessage = (reply: PdfReply): void => {
      last = Date.now();
      if (reply.kind === 'read') resolve({ lines: reply.lines, doubts: reply.doubts });
      else if (reply.kind === 'failed') reject(new PdfError(reply.failure, reply.detail));
    };
    const onError = (error: unknown): void => reject(workerError(error));
    const onExit = (code: number): void => reject(new PdfError('broken', `worker ended with code ${code}`));
    const onAbort = (): void => reject(signal?.reason);
    const watch = setInterval(() => {
      const now = Date.now();
      const grown = process.memoryUsage.rss() - before;
      if (now - start > limits.totalMs || now - last > limits.pageMs) reject(new PdfError('too-slow', 'out of time'));
      else if (grown > limits.memoryMb * 1024 * 1024) reject(new PdfError('too-much-memory', `grew by ${grown} bytes`));
    }, WATCH_MS);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
    stop.signal.addEventListener('abort', () => {
      clearInterval(watch);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
    });
    worker.postMessage(job);
  });
  return result.finally(() => stop.abort());
}

function workerError(error: unknown): PdfError {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const failure = code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-memory' : 'broken';
  return new PdfError(failure, String(error));
}

function libraryUrl(): string {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  return `${pathToFileURL(dirname(manifest)).href}/`;
}
