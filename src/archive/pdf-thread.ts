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

/**
 * Reads a PDF in a worker thread of its own, which is ended at the limits and on abort. Throws PdfError, or the signal's
 * reason. `bytes` are copied.
 */
export async function readInThread(bytes: Uint8Array, signal?: AbortSignal, limits = LIMITS): Promise<PdfReading> {
  signal?.throwIfAborted();
  const url = await pdfWorkerUrl();
  const workerData: PdfJob = { bytes: new Uint8Array(bytes), library: libraryUrl() };
  const resourceLimits = { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
  // Streams of its own, never read: pdf.js writes warnings, and answers go to stdout. No environment either.
  const worker = new Worker(url, { workerData, resourceLimits, execArgv: [], env: {}, stdout: true, stderr: true });
  try {
    return await outcome(worker, signal, limits);
  } finally {
    await worker.terminate();
  }
}

function outcome(worker: Worker, signal: AbortSignal | undefined, limits: PdfLimits): Promise<PdfReading> {
  let watch: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const result = new Promise<PdfReading>((resolve, reject) => {
    const start = Date.now();
    const before = process.memoryUsage.rss();
    let last = start;
    worker.on('message', (reply: PdfReply) => {
      last = Date.now();
      if (reply.kind === 'read') resolve({ lines: reply.lines, doubts: reply.doubts });
      else if (reply.kind === 'failed') reject(new PdfError(reply.failure, reply.detail));
    });
    worker.on('error', (error) => reject(workerError(error)));
    worker.on('exit', (code) => reject(new PdfError('broken', `worker ended with code ${code}`)));
    watch = setInterval(() => {
      const now = Date.now();
      const grown = process.memoryUsage.rss() - before;
      if (now - start > limits.totalMs || now - last > limits.pageMs) reject(new PdfError('too-slow', 'out of time'));
      else if (grown > limits.memoryMb * 1024 * 1024) reject(new PdfError('too-much-memory', `grew by ${grown} bytes`));
    }, WATCH_MS);
    onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
  });
  return result.finally(() => {
    clearInterval(watch);
    signal?.removeEventListener('abort', onAbort);
  });
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
