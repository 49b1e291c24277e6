import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Embeddings } from '@langchain/core/embeddings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WenbaoError } from '../errors.ts';
import { type BuiltModules, buildModules, runInProcess } from './__fixtures__/build-modules.ts';
import { complaintOf } from './__fixtures__/complaint.ts';
import { type HubFault, startModelHub } from './__fixtures__/model-hub.ts';
import { writeTinyModel } from './__fixtures__/tiny-model.ts';
import { type EmbedderSettings, type LocalEmbedder, openEmbedder } from './embedder.ts';

const RAIN = '云麓市昨日普降大雨，多处道路积水。';
const SCHOOL = '新学期开学，孩子们领到课本。';

let worker: BuiltModules;
let root: string;
let tiny: string;
let settings: EmbedderSettings;
beforeAll(async () => {
  worker = await buildModules('models/embed-worker', 'models/embedder');
  root = await mkdtemp(join(tmpdir(), 'wenbao-embedder-'));
  tiny = join(root, 'org/bge-small-zh-v1.5');
  await writeTinyModel(tiny, { dimension: 256 });
  settings = {
    model: tiny,
    cacheDir: join(root, 'cache'),
    offline: true,
    endpoint: null,
    workerUrl: worker.url('embed-worker'),
  };
});
afterAll(async () => {
  await worker.remove();
  await rm(root, { recursive: true, force: true });
});

describe('an open embedder', () => {
  let embedder: LocalEmbedder;
  beforeAll(async () => {
    embedder = await openEmbedder(settings);
  });
  afterAll(() => embedder.close());

  it('embeds passages in order and questions with the prefix of its model', async () => {
    const prefixed = `为这个句子生成表示以用于检索相关文章：${RAIN}`;
    const [rain, school, asQuery] = await embedder.embedPassages([RAIN, SCHOOL, prefixed]);
    expect([rain?.length, embedder.dimension]).toEqual([256, 256]);
    expect(closeness(await embedder.embedQuery(RAIN), asQuery)).toBeCloseTo(1, 6);
    expect(closeness(rain, asQuery)).toBeLessThan(0.999);
    expect(closeness((await embedder.embedPassages([SCHOOL]))[0], school)).toBeCloseTo(1, 6);
    expect(embedder.id).toMatch(/^bge-small-zh-v1\.5\/fp32\/cls\/[0-9a-f]{12}$/);
  });

  it('is a LangChain Embeddings', async () => {
    expect(embedder).toBeInstanceOf(Embeddings);
    expect(await embedder.embedDocuments([RAIN, SCHOOL])).toEqual(await embedder.embedPassages([RAIN, SCHOOL]));
  });

  it('has nothing to do for no text', async () => {
    expect(await embedder.embedPassages([])).toEqual([]);
    expect(await embedder.embedDocuments([])).toEqual([]);
  });

  it('gives each vector a memory of its own', async () => {
    const [first] = await embedder.embedPassages([RAIN, SCHOOL]);
    expect(first?.buffer.byteLength).toBe(256 * 4);
  });

  it('leaves the event loop free, lets a question overtake passages, and stops when told', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const texts = Array.from({ length: 20_000 }, (_, i) => `${RAIN.repeat(10)}${i}`);
    let turns = 0;
    const clock = setInterval(() => turns++, 5);
    const outcome = embedder.embedPassages(texts, abort.signal).then(
      () => 'finished',
      (error: unknown) => error,
    );
    const first = await Promise.race([outcome, embedder.embedQuery(RAIN).then(() => 'the question')]);
    expect(first).toBe('the question');
    await new Promise((resolve) => setTimeout(resolve, 200));
    clearInterval(clock);
    expect(turns).toBeGreaterThan(10);
    abort.abort(reason);
    expect(await outcome).toBe(reason);
    expect(await embedder.embedPassages([SCHOOL])).toHaveLength(1);
  });

  it('sends nothing for a signal that is aborted already', async () => {
    const late = AbortSignal.abort(new Error('late'));
    await expect(embedder.embedQuery(RAIN, late)).rejects.toThrow('late');
    await expect(embedder.embedPassages([], late)).rejects.toThrow('late');
  });
});

describe('closing', () => {
  it('rejects what is under way and what comes later, and may be done twice', async () => {
    const embedder = await openEmbedder(settings);
    const outcome = embedder.embedPassages(Array.from({ length: 5000 }, () => RAIN)).catch((error: unknown) => error);
    await embedder.close();
    expect(await outcome).toBeInstanceOf(WenbaoError);
    await expect(embedder.embedQuery(RAIN)).rejects.toThrow(WenbaoError);
    await embedder.close();
  });

  it('may be forgotten: the process ends, and the bundle finds the worker beside it', async () => {
    const { workerUrl: _, ...rest } = settings;
    const script = `
      const { openEmbedder } = await import(${JSON.stringify(worker.url('embedder').href)});
      const embedder = await openEmbedder(${JSON.stringify(rest)});
      console.log((await embedder.embedQuery('雨')).length);`;
    expect(await runInProcess(script)).toEqual({ stdout: '256\n', stderr: '' });
  });
});

describe('opening', () => {
  it.each<[string, Partial<EmbedderSettings>, RegExp]>([
    ['a model that is not held, offline', { model: 'org/none' }, /不下载：org\/none .*MODELS_OFFLINE/],
    ['a folder that does not exist', { model: '/no/such' }, /找不到.*：\/no\/such .*EMBEDDING_MODEL/],
    ['without the worker’s file', { workerUrl: new URL('file:///no/such/worker.mjs') }, /打不开/],
  ])('%s is told quickly and in Chinese', async (_, more, wanted) => {
    expect(await complaintOf(openEmbedder({ ...settings, ...more }))).toMatch(wanted);
  });

  it('a broken model is told in Chinese', async () => {
    const broken = join(root, 'broken');
    await writeTinyModel(broken);
    await writeFile(join(broken, 'onnx/model.onnx'), 'no graph');
    expect(await complaintOf(openEmbedder({ ...settings, model: broken }))).toMatch(/打不开：.*EMBEDDING_MODEL/);
  });

  it.each<[HubFault, RegExp]>([
    ['silent', /没有回应.*HF_ENDPOINT/],
    ['breaks', /连不上.*HF_ENDPOINT/],
    ['login-page', /拒绝.*HF_ENDPOINT/],
  ])('from a faulty mirror (%s) is told quickly and in Chinese', async (fault, wanted) => {
    const hub = await startModelHub(root, fault);
    const online = { model: 'org/bge-small-zh-v1.5', offline: false, endpoint: hub.url, timeoutMs: 400 };
    const told = await complaintOf(openEmbedder({ ...settings, ...online })).finally(() => hub.close());
    expect(told).toMatch(wanted);
  });

  it('fetches from the mirror and then does without', async () => {
    const hub = await startModelHub(root);
    const reports: { loaded: number; total: number | null }[] = [];
    const onLoading = (report: { loaded: number; total: number | null }) => reports.push(report);
    const online = { ...settings, model: 'org/bge-small-zh-v1.5', offline: false, endpoint: hub.url, onLoading };
    const first = await openEmbedder(online);
    const last = reports.at(-1);
    expect(last?.loaded).toBeGreaterThan(100_000);
    expect(last?.loaded).toBe(last?.total);
    reports.length = 0;
    expect(hub.paths).toContain('/org/bge-small-zh-v1.5/resolve/main/onnx/model.onnx');
    await hub.close();
    const second = await openEmbedder(online);
    expect(second.id).toBe(first.id);
    expect(reports).toEqual([]);
    expect(await second.embedQuery(RAIN)).toEqual(await first.embedQuery(RAIN));
    await Promise.all([first.close(), second.close()]);
  });

  it('is given up when the caller aborts', async () => {
    const hub = await startModelHub(root, 'silent');
    const abort = new AbortController();
    const reason = new Error('the operator left');
    setTimeout(() => abort.abort(reason), 300);
    const opening = openEmbedder({ ...settings, model: 'org/x', offline: false, endpoint: hub.url }, abort.signal);
    await expect(opening).rejects.toBe(reason);
    await expect(openEmbedder(settings, abort.signal)).rejects.toBe(reason);
    await hub.close();
  });
});

function closeness(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || a.length !== b?.length) throw new Error('no two vectors');
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
