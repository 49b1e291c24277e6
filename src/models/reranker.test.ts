import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reranker } from '../domain/reranker.ts';
import { WenbaoError } from '../errors.ts';
import { type BuiltModules, buildModules, runInProcess } from './__fixtures__/build-modules.ts';
import { complaintOf } from './__fixtures__/complaint.ts';
import { type HubFault, startModelHub } from './__fixtures__/model-hub.ts';
import { writeTinyModel } from './__fixtures__/tiny-model.ts';
import { writeTinyReranker } from './__fixtures__/tiny-reranker.ts';
import { openEmbedder } from './embedder.ts';
import type { ModelSettings } from './model-settings.ts';
import { openReranker } from './reranker.ts';

const QUESTION = '云麓市的大雨下了多久';
const RAIN = '云麓市昨日普降大雨，多处道路积水。';
const SCHOOL = '新学期开学，孩子们领到课本。';
let built: BuiltModules;
let root: string;
let settings: ModelSettings;
beforeAll(async () => {
  built = await buildModules('models/rerank-worker', 'models/reranker', 'models/embed-worker');
  root = await mkdtemp(join(tmpdir(), 'wenbao-reranker-'));
  await writeTinyReranker(join(root, 'org/cross'));
  await writeTinyReranker(join(root, 'slow'), { idle: 8 });
  settings = {
    model: join(root, 'org/cross'),
    cacheDir: join(root, 'cache'),
    offline: true,
    endpoint: null,
    workerUrl: built.url('rerank-worker'),
  };
});
afterAll(async () => {
  await built.remove();
  await rm(root, { recursive: true, force: true });
});

describe('an open reranker', () => {
  let reranker: Reranker;
  beforeAll(async () => {
    reranker = await openReranker(settings);
  });
  afterAll(() => reranker.close());

  it('scores texts in order, each as if it were alone', async () => {
    const [rain, school] = await reranker.score(QUESTION, [RAIN, SCHOOL]);
    expect(rain).toBeGreaterThan(school ?? 1);
    expect(await reranker.score(QUESTION, [SCHOOL])).toEqual([school]);
    expect(reranker.id).toMatch(/^cross\/fp32\/[0-9a-f]{12}$/);
  });

  it('has nothing to do for no text', async () => {
    expect(await reranker.score(QUESTION, [])).toEqual([]);
  });

  it('sends nothing for a signal that is aborted already', async () => {
    await expect(reranker.score(QUESTION, [RAIN], AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
  });

  it('works beside an embedder in the same process, and goes on when that is closed', async () => {
    await writeTinyModel(join(root, 'embedder'));
    const embedder = await openEmbedder({
      ...settings,
      model: join(root, 'embedder'),
      workerUrl: built.url('embed-worker'),
    });
    const before = await reranker.score(QUESTION, [RAIN]);
    const [vectors, scores] = await Promise.all([
      embedder.embedPassages([RAIN, SCHOOL]),
      reranker.score(QUESTION, [RAIN]),
    ]);
    expect(vectors).toHaveLength(2);
    await embedder.close();
    expect([scores, await reranker.score(QUESTION, [RAIN])]).toEqual([before, before]);
  });
});

describe('a slow model', () => {
  it('is given up on time, and work that nobody waits for does not hold up the next question', async () => {
    const reranker = await openReranker({ ...settings, model: join(root, 'slow') });
    const start = performance.now();
    const reason = new Error('over budget');
    const late = Array.from({ length: 5 }, () => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(reason), 200);
      return reranker.score(QUESTION, new Array(500).fill(RAIN), abort.signal).catch((error: unknown) => error);
    });
    expect(await Promise.all(late)).toEqual(new Array(5).fill(reason));
    expect(performance.now() - start).toBeLessThan(15_000);
    const next = performance.now();
    await reranker.score(QUESTION, [SCHOOL]);
    // The 2,500 pairs that were dropped would take a minute or more.
    expect(performance.now() - next).toBeLessThan(15_000);
    await reranker.close();
  });
});

describe('closing', () => {
  it('rejects what is under way and what comes later, and may be done twice', async () => {
    const reranker = await openReranker({ ...settings, model: join(root, 'slow') });
    const outcome = reranker.score(QUESTION, new Array(50).fill(RAIN)).catch((error: unknown) => error);
    await reranker.close();
    expect(await outcome).toBeInstanceOf(WenbaoError);
    await expect(reranker.score(QUESTION, [RAIN])).rejects.toThrow(WenbaoError);
    await reranker.close();
  });

  it('may be forgotten: the process ends, and the bundle finds the worker beside it', async () => {
    const { workerUrl: _, ...rest } = settings;
    const script = `
      const { openReranker } = await import(${JSON.stringify(built.url('reranker').href)});
      const reranker = await openReranker(${JSON.stringify(rest)});
      console.log((await reranker.score('雨', ['雨', '晴'])).length);`;
    expect(await runInProcess(script)).toEqual({ stdout: '2\n', stderr: '' });
  });
});

describe('a worker that crashes', () => {
  it('rejects the call and every later one with a hint', async () => {
    const script = join(root, 'crash.mjs');
    await writeFile(
      script,
      `import { parentPort as port } from 'node:worker_threads';
      port.on('message', () => process.exit(9));
      port.postMessage({ kind: 'ready', model: { id: 'm' } });`,
    );
    const reranker = await openReranker({ ...settings, workerUrl: pathToFileURL(script) });
    const told = await complaintOf(reranker.score(QUESTION, [RAIN]));
    expect(told).toMatch(/没有算出结果：m .*重新启动/);
    expect(await complaintOf(reranker.score(QUESTION, [RAIN]))).toBe(told);
    await reranker.close();
  });
});

describe('opening', () => {
  it.each<[string, Partial<ModelSettings>, RegExp]>([
    [
      'a model that is not held, offline',
      { model: 'org/none' },
      /没有这个重排模型.*不下载：org\/none .*MODELS_OFFLINE/,
    ],
    [
      'a folder that does not exist',
      { model: '/no/such' },
      /找不到这个重排模型.*：\/no\/such .*RERANK_MODEL.*bge-reranker/,
    ],
    ['without the worker’s file', { workerUrl: new URL('file:///no/such/worker.mjs') }, /重排模型打不开/],
  ])('%s is told quickly and in Chinese', async (_, more, wanted) => {
    expect(await complaintOf(openReranker({ ...settings, ...more }))).toMatch(wanted);
  });

  it('an embedder as a reranker is told in Chinese', async () => {
    const model = join(root, 'no-reranker');
    await writeTinyModel(model);
    expect(await complaintOf(openReranker({ ...settings, model }))).toMatch(
      /重排模型打不开：.*不是重排模型.*RERANK_MODEL/,
    );
  });

  it.each<[HubFault, RegExp]>([
    ['silent', /没有回应.*HF_ENDPOINT/],
    ['breaks', /连不上.*RERANK_MODEL/],
    ['login-page', /拒绝.*HF_ENDPOINT/],
  ])('from a faulty mirror (%s) is told quickly and in Chinese', async (fault, wanted) => {
    const hub = await startModelHub(root, fault);
    const online = { model: 'org/cross', offline: false, endpoint: hub.url, timeoutMs: 400 };
    const told = await complaintOf(openReranker({ ...settings, ...online })).finally(() => hub.close());
    expect(told).toMatch(wanted);
  });

  it('tells how much of the model has come, fetches it once, and then does without the mirror', async () => {
    const hub = await startModelHub(root);
    const reports: number[] = [];
    const online = { ...settings, model: 'org/cross', offline: false, endpoint: hub.url };
    const first = await openReranker({ ...online, onLoading: ({ loaded }) => reports.push(loaded) });
    await hub.close();
    expect(reports.at(-1)).toBeGreaterThan(100_000);
    const second = await openReranker({ ...online, onLoading: () => reports.push(-1) });
    expect([second.id, reports.includes(-1)]).toEqual([first.id, false]);
    await Promise.all([first.close(), second.close()]);
  });

  it('is given up when the caller aborts', async () => {
    const hub = await startModelHub(root, 'silent');
    const abort = new AbortController();
    const reason = new Error('the operator left');
    setTimeout(() => abort.abort(reason), 300);
    const opening = openReranker({ ...settings, model: 'org/x', offline: false, endpoint: hub.url }, abort.signal);
    await expect(opening).rejects.toBe(reason);
    await expect(openReranker(settings, abort.signal)).rejects.toBe(reason);
    await hub.close();
  });
});
