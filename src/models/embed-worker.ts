/** Entry point of the embedder's worker thread: inference blocks its thread, and this one has nothing else to do. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadEmbedder } from './embed-load.ts';
import type { EmbedReady, EmbedResult, EmbedSource, EmbedWork } from './embed-protocol.ts';
import { embedQueue } from './embed-queue.ts';
import { loadingReports } from './loading-reports.ts';
import { serveModel } from './model-worker.ts';
import type { LoadingReport, WorkerOutcome } from './worker-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('embed-worker runs in a worker thread only');

function send(reply: LoadingReport | WorkerOutcome<EmbedResult>): void {
  // Filled by us, so not shared memory: it moves to the main thread without a copy.
  port?.postMessage(reply, reply.kind === 'done' ? [reply.result.buffer as ArrayBuffer] : []);
}

await serveModel<EmbedReady, EmbedWork>(port, async () => {
  // The main thread gives nothing else.
  const { id, dimension, embed, dispose } = await loadEmbedder(workerData as EmbedSource, loadingReports(send));
  const { add, cancel, stop } = embedQueue({ dimension, embed, reply: send });
  const close = () => {
    stop();
    return dispose();
  };
  return { ready: { id, dimension }, add, cancel, close };
});
