/** Entry point of the reranker's worker thread: inference blocks its thread, and this one has nothing else to do. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadingReports } from './loading-reports.ts';
import { serveModel } from './model-worker.ts';
import { loadReranker } from './rerank-load.ts';
import type { RerankReady, RerankResult, RerankWork } from './rerank-protocol.ts';
import { rerankQueue } from './rerank-queue.ts';
import type { LoadingReport, ModelSource, WorkerOutcome } from './worker-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('rerank-worker runs in a worker thread only');

function send(reply: LoadingReport | WorkerOutcome<RerankResult>): void {
  port?.postMessage(reply);
}

await serveModel<RerankReady, RerankWork>(port, async () => {
  // The main thread gives nothing else.
  const { id, score, dispose } = await loadReranker(workerData as ModelSource, loadingReports(send));
  const { add, cancel, stop } = rerankQueue({ score, reply: send });
  const close = () => {
    stop();
    return dispose();
  };
  return { ready: { id }, add, cancel, close };
});
