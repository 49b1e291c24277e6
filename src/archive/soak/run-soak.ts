import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { SoakPage } from './make-input.ts';
import { type SoakResult, soakOnce } from './soak-once.ts';

/** Longest silence of the reading thread; a reading that takes longer is given up as one that hangs. */
const LONGEST_SILENCE_MS = 30_000;

/** What to soak, from which seed on, and until when. */
interface SoakOrder {
  readonly pages: readonly SoakPage[];
  readonly seed: number;
  /** Milliseconds since 1970; the reading that is under way then is the last. */
  readonly until: number;
  /** Most inputs. */
  readonly most: number;
  /** The bundled file that calls `serveSoak` in its worker threads. */
  readonly program: string;
}

/** What a soak did. */
interface SoakReport {
  readonly inputs: number;
  readonly articles: number;
  readonly unreadable: number;
  readonly failures: number;
}

type Message = { readonly started: number } | SoakResult;

/** Soaks in a worker thread, so that a reading that hangs can be ended; `tell` is given each result with faults. */
export async function runSoak(order: SoakOrder, tell: (result: SoakResult) => void): Promise<SoakReport> {
  const report = { inputs: 0, articles: 0, unreadable: 0, failures: 0 };
  let seed = order.seed;
  while (Date.now() < order.until && report.inputs < order.most) {
    await oneThread({ ...order, seed }, report.inputs, (result) => {
      seed = result.seed + 1;
      report.inputs++;
      report.articles += result.articles;
      report.unreadable += result.unreadable ? 1 : 0;
      if (result.faults.length === 0) return;
      report.failures++;
      tell(result);
    });
  }
  return report;
}

/** Runs one thread until it is done, or until it hangs, which is a result too. */
async function oneThread(order: SoakOrder, done: number, take: (result: SoakResult) => void): Promise<void> {
  const worker = new Worker(order.program, { workerData: { ...order, most: order.most - done } });
  let [heard, seed] = [Date.now(), order.seed];
  const fail = (fault: string) => take({ seed, path: '', articles: 0, unreadable: false, faults: [fault] });
  await new Promise<void>((end) => {
    const watch = setInterval(() => {
      if (Date.now() - heard < LONGEST_SILENCE_MS) return;
      fail(`hangs: no end after ${LONGEST_SILENCE_MS / 1000} s`);
      void worker.terminate();
    }, 1000);
    worker.on('message', (message: Message) => {
      heard = Date.now();
      if ('started' in message) seed = message.started;
      else take(message);
    });
    worker.on('error', (error) => fail(`ends the thread: ${error.stack ?? error.message}`));
    worker.on('exit', () => {
      clearInterval(watch);
      end();
    });
  });
}

/** The thread's side: one seed after the other. Inputs that break a law are kept in the folder that their result names. */
export async function serveSoak(): Promise<void> {
  const { pages, seed, until, most } = workerData as SoakOrder; // given by oneThread and nobody else
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-soak-'));
  for (let at = seed; at < seed + most && Date.now() < until; at++) {
    parentPort?.postMessage({ started: at });
    parentPort?.postMessage(await keepFaulty(await soakOnce(at, pages, folder)));
  }
  await rm(folder, { recursive: true, force: true });
}

async function keepFaulty(result: SoakResult): Promise<SoakResult> {
  if (result.faults.length === 0) return result;
  const folder = join(tmpdir(), 'wenbao-soak-faults', String(result.seed));
  await mkdir(folder, { recursive: true });
  const path = join(folder, basename(result.path));
  await copyFile(result.path, path);
  return { ...result, path };
}
