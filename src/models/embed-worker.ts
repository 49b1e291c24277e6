/** Entry point of the embedder's worker thread: inference blocks its thread, and this one has nothing else to do. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadEmbedder } from './embed-load.ts';
import type { EmbedReady, EmbedResult, EmbedSource, EmbedWork } from './embed-protocol.ts';
import { embedQueue } from './embed-queue.ts';
import { loadingReports } from './loading-reports.ts';
import { ModelLoadError } from './model-failure.ts';
import type { LoadingReport, WorkerGreeting, WorkerOutcome, WorkerRequest } from './worker-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('embed-worker runs in a worker thread only');

function send(reply: LoadingReport | WorkerGreeting<EmbedReady> | WorkerOutcome<EmbedResult>): void {
  // Filled by us, so not shared memory: it moves to the main thread without a copy.
  port?.postMessage(reply, reply.kind === 'done' ? [reply.result.buffer as ArrayBuffer] : []);
}

try {
  // The main thread gives nothing else.
  const model = await loadEmbedder(workerData as EmbedSource, loadingReports(send));
  const queue = embedQueue({ dimension: model.dimension, embed: model.embed, reply: send });
  port.on('message', (request: WorkerRequest<EmbedWork>) => {
    if (request.kind === 'work') queue.add(request.job, request.work);
    else if (request.kind === 'cancel') queue.cancel(request.job);
    else {
      queue.stop();
      void model.dispose().finally(() => port.close());
    }
  });
  send({ kind: 'ready', model: { id: model.id, dimension: model.dimension } });
} catch (error) {
  const failure = error instanceof ModelLoadError ? error.failure : 'broken';
  send({ kind: 'failed', failure, detail: error instanceof Error ? error.message : String(error) });
  port.close();
}
