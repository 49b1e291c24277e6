import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelLoadError } from '../model-failure.ts';
import type { ModelSource } from '../worker-protocol.ts';
import { type HubFault, startModelHub } from './model-hub.ts';

/** How models of one kind come about in a test. */
interface Loading {
  /** Writes the folder of a small model. */
  write(folder: string): Promise<void>;
  load(source: ModelSource): Promise<{ readonly id: string }>;
}

/** The tests that the loading of every kind of model passes: why a model does not load, and what a hub may do. */
export function describeLoading(loading: Loading): void {
  let root: string;
  let made = 0;
  const fresh = () => join(root, String(++made));
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'wenbao-loading-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));
  describe('a model that does not load', () => describeFailures(loading, fresh));
  describe('a hub', () => describeHub(loading, fresh));
}

function describeFailures({ write, load }: Loading, fresh: () => string): void {
  const why = (model: string) => failureOf(load(sourceOf(model, join(fresh(), 'cache'))));

  it.each([
    ['org/none', 'offline'],
    ['/no/such/folder', 'missing'],
    ['a/b/c', 'missing'],
    ['../../etc', 'missing'],
  ])('%s is %s', async (model, failure) => {
    expect(await why(model)).toBe(failure);
  });

  it.each<[string, string]>([
    ['onnx/model.onnx', 'not a graph'],
    ['tokenizer.json', '{"model":'],
    ['config.json', ''],
  ])('is broken when its %s is', async (file, content) => {
    const folder = fresh();
    await write(folder);
    await writeFile(join(folder, file), content);
    expect(await why(folder)).toBe('broken');
  });

  it.each(['onnx/model.onnx', 'tokenizer.json', 'tokenizer_config.json'])('is missing when its %s is', async (file) => {
    const folder = fresh();
    await write(folder);
    await rm(join(folder, file));
    expect(await why(folder)).toBe('missing');
  });
}

function describeHub({ write, load }: Loading, fresh: () => string): void {
  /** A shelf with one model under a name of its own: the library remembers for a process what it learnt of a name. */
  const shelf = async () => {
    const folder = fresh();
    const model = `org/law-${folder.split('/').at(-1)}`;
    await write(join(folder, model));
    return { folder, model, cacheDir: join(folder, 'cache') };
  };

  it.each<[HubFault, string]>([
    ['silent', 'timeout'],
    ['stalls', 'timeout'],
    ['breaks', 'unreachable'],
    ['login-page', 'refused'],
    ['error-500', 'refused'],
  ])('that is faulty (%s) is told as %s, leaves nothing in the cache, and does no harm later', async (fault, why) => {
    const { folder, model, cacheDir } = await shelf();
    const faulty = await startModelHub(folder, fault);
    const start = performance.now();
    const told = await failureOf(load({ ...sourceOf(model, cacheDir, faulty.url), timeoutMs: 400 }));
    await faulty.close();
    expect(told).toBe(why);
    expect(performance.now() - start).toBeLessThan(15_000);
    const left = existsSync(cacheDir) ? await readdir(cacheDir, { recursive: true, withFileTypes: true }) : [];
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
    const healthy = await startModelHub(folder);
    const loaded = await load(sourceOf(model, cacheDir, healthy.url));
    await healthy.close();
    expect(loaded.id).toContain('/fp32/');
  });

  it('without the model says so', async () => {
    const { folder, cacheDir } = await shelf();
    const hub = await startModelHub(folder);
    expect(await failureOf(load(sourceOf('org/nowhere', cacheDir, hub.url)))).toBe('missing');
    await hub.close();
  });

  it('that nobody serves is unreachable', async () => {
    const { folder, model, cacheDir } = await shelf();
    const hub = await startModelHub(folder);
    await hub.close();
    expect(await failureOf(load(sourceOf(model, cacheDir, hub.url)))).toBe('unreachable');
  });

  it('is not asked when offline', async () => {
    const { folder, model, cacheDir } = await shelf();
    const hub = await startModelHub(folder);
    expect(await failureOf(load({ ...sourceOf(model, cacheDir, hub.url), offline: true }))).toBe('offline');
    await hub.close();
    expect(hub.paths).toEqual([]);
  });
}

/** A model from the hub at `endpoint`; offline without one. */
function sourceOf(model: string, cacheDir: string, endpoint: string | null = null): ModelSource {
  return { model, cacheDir, offline: endpoint === null, endpoint, timeoutMs: 20_000, threads: 1 };
}

async function failureOf(loading: Promise<unknown>): Promise<string> {
  const error = await loading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ModelLoadError)) throw new Error(`no ModelLoadError: ${error}`);
  return error.failure;
}
