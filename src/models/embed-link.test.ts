import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EmbedLink, EmbedWorkerError } from './embed-link.ts';

const DATA = { model: 'm', cacheDir: '/c', offline: true, endpoint: null, timeoutMs: 1, threads: 1 };
const READY = `import { parentPort as port, workerData } from 'node:worker_threads';
port.on('message', (m) => m.kind === 'close' && port.close());
port.postMessage({ kind: 'ready', id: workerData.model, dimension: 1 });\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-link-'));
});
afterAll(() => rm(folder, { recursive: true }));

let made = 0;
async function link(script: string): Promise<EmbedLink> {
  const path = join(folder, `${++made}.mjs`);
  await writeFile(path, script);
  return new EmbedLink(pathToFileURL(path), DATA);
}

describe('EmbedLink', () => {
  it('hands the model over and brings the greeting and the vectors back', async () => {
    const echo = `port.on('message', (m) => m.kind === 'embed' && port.postMessage({ kind: 'vectors', job: m.job, vectors: Float32Array.of(m.texts.length) }));`;
    const worker = await link(READY + echo);
    expect(await worker.greeting()).toEqual({ kind: 'ready', id: 'm', dimension: 1 });
    expect(await Promise.all([worker.embed('query', ['a']), worker.embed('passage', ['b', 'c'])])).toEqual([
      Float32Array.of(1),
      Float32Array.of(2),
    ]);
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
      `port.on('message', (m) => m.kind === 'embed' && port.postMessage({ kind: 'error', job: m.job, detail: 'x' }));`,
    ],
  ])('rejects a job when the worker %s', async (_, script) => {
    const worker = await link(READY + script);
    await worker.greeting();
    await expect(worker.embed('query', ['a'])).rejects.toThrow();
    await worker.close();
  });

  it('rejects jobs that come after the worker died', async () => {
    const worker = await link(`${READY}port.on('message', () => process.exit(9));`);
    await worker.greeting();
    await expect(worker.embed('query', ['a'])).rejects.toThrow(EmbedWorkerError);
    await expect(worker.embed('query', ['b'])).rejects.toThrow(EmbedWorkerError);
  });

  it('tells the worker of a job that is no longer wanted', async () => {
    const tell = `port.on('message', (m) => m.kind === 'cancel' && port.postMessage(
      { kind: 'vectors', job: m.job + 1, vectors: Float32Array.of(m.job) }));`;
    const worker = await link(READY + tell);
    await worker.greeting();
    const abort = new AbortController();
    const first = worker.embed('passage', ['a'], abort.signal);
    const second = worker.embed('passage', ['b']);
    abort.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect(await second).toEqual(Float32Array.of(1));
    await worker.close();
  });

  it('makes an end of a worker that does not listen', async () => {
    const worker = await link(`${READY}port.on('message', () => { for (;;); });`);
    await worker.greeting();
    const stuck = worker.embed('query', ['a']).catch((error: unknown) => error);
    const start = performance.now();
    await worker.close();
    expect(await stuck).toBeInstanceOf(EmbedWorkerError);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('keeps what the worker prints from stdout', async () => {
    const written = vi.spyOn(process.stdout, 'write');
    const worker = await link(`console.log('noise');\n${READY}`);
    expect(await worker.greeting()).toMatchObject({ kind: 'ready' });
    await worker.close();
    const noise = written.mock.calls.filter(([chunk]) => String(chunk).includes('noise'));
    written.mockRestore();
    expect(noise).toEqual([]);
  });
});
