/** Entry point of the chat model's worker thread: inference blocks its thread, and this one has nothing else to do. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ChatPart, ChatReady, ChatResult, ChatSource, ChatWork } from './chat-protocol.ts';
import { chatQueue } from './chat-queue.ts';
import { loadingReports } from './loading-reports.ts';
import { loadChat } from './local-chat-load.ts';
import { serveModel } from './model-worker.ts';
import type { LoadingReport, WorkerOutcome, WorkerPart } from './worker-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('chat-worker runs in a worker thread only');

function send(reply: LoadingReport | WorkerPart<ChatPart> | WorkerOutcome<ChatResult>): void {
  port?.postMessage(reply);
}

await serveModel<ChatReady, ChatWork>(port, async () => {
  // The main thread gives nothing else.
  const { id, context, write, dispose } = await loadChat(workerData as ChatSource, loadingReports(send));
  const { add, cancel, stop } = chatQueue({ write, reply: send });
  const close = async () => {
    await stop();
    await dispose();
  };
  return { ready: { id, context }, add, cancel, close };
});
