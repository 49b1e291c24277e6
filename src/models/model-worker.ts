import type { MessagePort } from 'node:worker_threads';
import { ModelLoadError } from './model-failure.ts';
import type { WorkerGreeting, WorkerRequest } from './worker-protocol.ts';

/** A loaded model with the queue of its work. */
interface ServedModel<Ready, Work> {
  /** What the main thread is told of it. */
  readonly ready: Ready;
  add(job: number, work: Work): void;
  cancel(job: number): void;
  /** Drops all work and frees the model; waits for the step under way. */
  close(): Promise<void>;
}

/**
 * What every model's worker does: loads, greets, works and ends when told to. A worker ends itself, also while it loads,
 * because ending it from outside in the middle of native code ends the whole process.
 */
export async function serveModel<Ready, Work>(
  port: MessagePort,
  load: () => Promise<ServedModel<Ready, Work>>,
): Promise<void> {
  let served: ServedModel<Ready, Work> | null = null;
  const greet = (greeting: WorkerGreeting<Ready>) => port.postMessage(greeting);
  port.on('message', (request: WorkerRequest<Work>) => {
    if (request.kind === 'work') served?.add(request.job, request.work);
    else if (request.kind === 'cancel') served?.cancel(request.job);
    else if (served) void served.close().finally(() => port.close());
    else process.exit(); // this thread alone
  });
  try {
    served = await load();
    greet({ kind: 'ready', model: served.ready });
  } catch (error) {
    const failure = error instanceof ModelLoadError ? error.failure : 'broken';
    greet({ kind: 'failed', failure, detail: error instanceof Error ? error.message : String(error) });
    port.close();
  }
}
