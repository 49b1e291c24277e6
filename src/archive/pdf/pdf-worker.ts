/** Entry point of the worker thread that reads PDFs: pdf.js works for long without a pause, and files may be hostile. */
import { parentPort } from 'node:worker_threads';
import { limitMemory } from './pdf-memory.ts';
import { openPdf } from './pdf-open.ts';
import { PdfError, type PdfJob, type PdfReply } from './pdf-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('pdf-worker runs in a worker thread only');
const send = (reply: PdfReply): void => port.postMessage(reply);

limitMemory(() => send({ kind: 'failed', failure: 'too-much-memory', detail: 'a stream unpacks to too much' }));

// The main thread sends nothing else, and one job at a time.
port.on('message', (job: PdfJob) => {
  openPdf(job, () => send({ kind: 'page' })).then(
    (reading) => send({ kind: 'read', ...reading }),
    (error: unknown) => {
      const failure = error instanceof PdfError ? error.failure : 'broken';
      send({ kind: 'failed', failure, detail: String(error) });
    },
  );
});
