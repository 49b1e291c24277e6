/** Entry point of the reranker's worker thread: inference blocks its thread, and this one has nothing else to do. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadingReports } from './loading-reports.ts';
import { ModelLoadError } from './model-failure.ts';
import { loadReranker } from './rerank-load.ts';
import type { RerankReady, RerankResult, RerankWork } from './rerank-protocol.ts';
import { rerankQueue } from './rerank-queue.ts';
import type { LoadingReport, ModelSource, WorkerGreeting, WorkerOutcome, WorkerRequest } from './worker-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('rerank-worker runs in a worker thread only');

function send(reply: LoadingReport | WorkerGreeting<RerankReady> | WorkerOutcome<RerankResult>): void {
  port?.postMessage(reply);
}

try {
  // The main thread gives nothing else.
  const model = await loadReranker(workerData as ModelSource, loadingReports(send));
  const queue = rerankQueue({ score: model.score, reply: send });
  port.on('message', (request: WorkerRequest<RerankWork>) => {
    if (request.kind === 'work') queue.add(request.job, request.work);
    else if (request.kind === 'cancel') queue.cancel(request.job);
    else {
      queue.stop();
      void model.dispose().finally(() => port.close());
    }
  });
  send({ kind: 'ready', model: { id: model.id } });
} catch (error) {
  const failure = error instanceof ModelLoadError ? error.failure : 'broken';
  send({ kind: 'failed', failure, detail: error instanceof Error ? error.message : String(error) });
  port.close();
}
