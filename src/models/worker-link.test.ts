import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkerLink } from './worker-link.ts';
import type { LoadingReport } from './worker-protocol.ts';

const SOURCE = { model: 'm', cacheDir: '/c', offline: true, endpoint: null, timeoutMs: 1, threads: 1 };
const PORT = `import { parentPort as port, workerData } from 'node:worker_threads';
port.on('message', (m) => m.kind === 'close' && port.close());\n`;
const READY = `${PORT}port.postMessage({ kind: 'ready', model: workerData.model });\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-worker-link-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Link = WorkerLink<string, string, string>;
let made = 0;
async function link(script: string, onLoading?: (report: LoadingReport) => void, graceMs?: number): Promise<Link> {
  const path = join(folder, `${++made}.mjs`);
  await writeFile(path, script);
  return new WorkerLink(pathToFileURL(path), SOURCE, onLoading, graceMs);
}

async function ready(script: string, graceMs?: number): Promise<Link> {
  const worker = await link(READY + script, undefined, graceMs);
  await worker.greeting();
  return worker;
}

const ECHO = `port.on('message', (m) => m.kind === 'work' && port.postMessage({ kind: 'done', job: m.job, result: m.work + '!' }));`;

describe('WorkerLink', () => {
  it('hands the source over and brings reports, the greeting and results back', async () => {
    const reports: LoadingReport[] = [];
    const report = `${PORT}port.postMessage({ kind: 'loading', loaded: 1, total: 2 });`;
    const worker = await link(report + READY.slice(PORT.length) + ECHO, (one) => reports.push(one));
    expect(await worker.greeting()).toEqual({ kind: 'ready', model: 'm' });
    expect(reports).toEqual([{ kind: 'loading', loaded: 1, total: 2 }]);
    expect(await Promise.all([worker.run('a'), worker.run('b')])).toEqual(['a!', 'b!']);
    await worker.close();
  });

  it('tells the parts of each job to whoever waits for it, and not after it was given up', async () => {
    const parts = `port.on('message', (m) => {
      if (m.kind === 'cancel') return port.postMessage({ kind: 'part', job: m.job, part: 'late' });
      if (m.kind !== 'work') return;
      for (const part of m.work) port.postMessage({ kind: 'part', job: m.job, part });
      if (m.work !== 'cd') port.postMessage({ kind: 'done', job: m.job, result: m.work });
    });`;
    const path = join(folder, 'parts.mjs');
    await writeFile(path, READY + parts);
    const worker = new WorkerLink<string, string, string, string>(pathToFileURL(path), SOURCE);
    await worker.greeting();
    const heard: string[] = [];
    const abort = new AbortController();
    const hear = (part: string) => {
      heard.push(part);
      if (part === 'd') abort.abort(new Error('enough'));
    };
    expect(await worker.run('ab', undefined, hear)).toBe('ab');
    await expect(worker.run('cd', abort.signal, hear)).rejects.toThrow('enough');
    await worker.run('e', undefined, hear);
    expect([heard, worker.alive]).toEqual([['a', 'b', 'c', 'd', 'e'], true]);
    await worker.close();
    expect(worker.alive).toBe(false);
  });

  it('hands on why the model was not loaded', async () => {
    const failed = { kind: 'failed', failure: 'missing', detail: 'no weights' };
    const worker = await link(`${PORT}port.postMessage(${JSON.stringify(failed)});`);
    expect(await worker.greeting()).toEqual(failed);
    await worker.close();
  });

  it.each([
    ['throws while loading', `throw new Error('no native library');`],
    ['ends without a word', 'process.exit(3);'],
    ['is no script', '<html>'],
  ])('rejects when the worker %s', async (_, script) => {
    await expect((await link(script)).greeting()).rejects.toThrow();
  });

  it.each([
    ['dies', `port.on('message', () => process.exit(9));`],
    ['throws', `port.on('message', () => { throw new Error('x'); });`],
    [
      'says that the job failed',
      `port.on('message', (m) => m.kind === 'work' && port.postMessage({ kind: 'error', job: m.job, detail: 'x' }));`,
    ],
  ])('rejects a job when the worker %s', async (_, script) => {
    const worker = await ready(script);
    await expect(worker.run('a')).rejects.toThrow();
    await worker.close();
  });

  it('rejects jobs that come after the worker died', async () => {
    const worker = await ready(`port.on('message', () => process.exit(9));`);
    await expect(worker.run('a')).rejects.toThrow('worker ended with code 9');
    await expect(worker.run('b')).rejects.toThrow('worker ended with code 9');
  });

  it('tells the worker of a job that is no longer wanted', async () => {
    const tell = `port.on('message', (m) => m.kind === 'cancel' && port.postMessage(
      { kind: 'done', job: m.job + 1, result: 'cancelled ' + m.job }));`;
    const worker = await ready(tell);
    const abort = new AbortController();
    const [first, second] = [worker.run('a', abort.signal), worker.run('b')];
    abort.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect(await second).toBe('cancelled 1');
    await worker.close();
  });

  it('waits for the step that a worker is in when it is closed', async () => {
    const step = `port.on('message', (m) => { for (const end = Date.now() + 1500; m.kind === 'work' && Date.now() < end; ); });`;
    const worker = await ready(step);
    worker.run('a').catch(() => {});
    const start = performance.now();
    await worker.close();
    expect(performance.now() - start).toBeGreaterThan(1000);
  });

  it('makes an end of a worker that does not listen', async () => {
    const worker = await ready(`port.on('message', () => { for (;;); });`, 200);
    const outcome = worker.run('a').catch((error: unknown) => error);
    const start = performance.now();
    await worker.close();
    expect(await outcome).toEqual(new Error('closed'));
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('is given up while the model loads when the caller aborts', async () => {
    const worker = await link('setInterval(() => {}, 1000);', undefined, 200);
    const abort = new AbortController();
    const reason = new Error('left');
    setTimeout(() => abort.abort(reason), 50);
    await expect(worker.greeting(abort.signal)).rejects.toBe(reason);
  });
});
