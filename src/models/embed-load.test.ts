import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeLoading } from './__fixtures__/loading-laws.ts';
import { startModelHub } from './__fixtures__/model-hub.ts';
import { type TinyModelOptions, writeTinyModel } from './__fixtures__/tiny-model.ts';
import { type LoadedEmbedder, loadEmbedder } from './embed-load.ts';
import type { EmbedSource } from './embed-protocol.ts';

const RAIN = '云麓市昨日普降大雨，多处道路积水。';
const RAIN_TOO = '昨日大雨，云麓市道路多处积水。';
const SCHOOL = '新学期开学，孩子们领到课本。';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenbao-models-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

let made = 0;
/** A fresh folder that holds a tiny model under this name. */
async function modelFolder(name = 'plain', options: TinyModelOptions = {}): Promise<string> {
  const folder = join(root, String(++made), name);
  await writeTinyModel(folder, options);
  return folder;
}

async function load(model: string, more: Partial<EmbedSource> = {}): Promise<LoadedEmbedder> {
  const cacheDir = join(root, String(++made), 'cache');
  return loadEmbedder({
    model,
    cacheDir,
    offline: true,
    endpoint: null,
    timeoutMs: 20_000,
    threads: 1,
    dtype: null,
    recipe: { queryPrefix: null, passagePrefix: null, pooling: null },
    ...more,
  });
}

/** Passage vectors of these texts by a freshly loaded model. */
async function passages(model: string, ...texts: string[]): Promise<readonly Float32Array[]> {
  const loaded = await load(model);
  const vectors = await loaded.embed(texts, 'passage');
  await loaded.dispose();
  return vectors;
}

async function idOf(model: string): Promise<string> {
  const loaded = await load(model);
  await loaded.dispose();
  return loaded.id;
}

function closeness(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || a.length !== b?.length) throw new Error('no two vectors');
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

describe('vectors', () => {
  it('have the dimension of the model and unit length, and texts that share words are close', async () => {
    const loaded = await load(await modelFolder('plain', { dimension: 48 }));
    const vectors = await loaded.embed([RAIN, RAIN_TOO, SCHOOL], 'passage');
    expect(loaded.dimension).toBe(48);
    expect(vectors.map((vector) => vector.length)).toEqual([48, 48, 48]);
    for (const vector of vectors) expect(closeness(vector, vector)).toBeCloseTo(1, 5);
    expect(closeness(vectors[0], vectors[1])).toBeGreaterThan(0.8);
    expect(closeness(vectors[0], vectors[2])).toBeLessThan(0.5);
  });

  it('do not depend on the copy of the files, nor on the texts beside them', async () => {
    const together = await passages(await modelFolder(), RAIN, SCHOOL, '雨', RAIN.repeat(9));
    const [alone] = await passages(await modelFolder(), SCHOOL);
    expect(closeness(alone, together[1])).toBeCloseTo(1, 6);
  });

  it.each<[string, string, string, string]>([
    ['bge-small-zh-v1.5', '为这个句子生成表示以用于检索相关文章：', '', 'cls_token'],
    ['multilingual-e5-small', 'query: ', 'passage: ', 'mean_tokens'],
    ['plain', '', '', 'mean_tokens'],
  ])('of %s have the prefixes and the pooling that it was trained with', async (name, query, passage, pooling) => {
    const bare = await modelFolder('bare');
    await mkdir(join(bare, '1_Pooling'));
    await writeFile(join(bare, '1_Pooling', 'config.json'), JSON.stringify({ [`pooling_mode_${pooling}`]: true }));
    const [asQuery, asPassage] = await passages(bare, query + RAIN, passage + RAIN);
    const loaded = await load(await modelFolder(name));
    expect(closeness((await loaded.embed([RAIN], 'query'))[0], asQuery)).toBeCloseTo(1, 6);
    expect(closeness((await loaded.embed([RAIN], 'passage'))[0], asPassage)).toBeCloseTo(1, 6);
    expect(closeness(asQuery, asPassage) < 0.9999).toBe(query !== passage);
  });

  it('have the prefixes that a folder’s own prompts name, unless the operator sets others', async () => {
    const folder = await modelFolder('multilingual-e5-small');
    const prompts = JSON.stringify({ prompts: { query: '提问：', document: '报道：' } });
    await writeFile(join(folder, 'config_sentence_transformers.json'), prompts);
    const bare = await load(await modelFolder('plain'));
    const as = async (text: string) => (await bare.embed([text], 'passage'))[0];
    const told = await load(folder);
    expect(closeness((await told.embed([RAIN], 'query'))[0], await as(`提问：${RAIN}`))).toBeCloseTo(1, 6);
    expect(closeness((await told.embed([RAIN], 'passage'))[0], await as(`报道：${RAIN}`))).toBeCloseTo(1, 6);
    const set = await load(folder, { recipe: { queryPrefix: '', passagePrefix: null, pooling: 'cls' } });
    const cls = await load(await modelFolder('bge-small-zh'));
    expect(closeness((await set.embed([RAIN], 'query'))[0], (await cls.embed([RAIN], 'passage'))[0])).toBeCloseTo(1, 6);
    expect(new Set([told.id, set.id]).size).toBe(2);
  });

  it('come from the kind of weights that is asked for', async () => {
    const both = await modelFolder();
    await writeTinyModel(both, { weights: 'onnx/model_quantized.onnx', seed: 2 });
    const full = await load(both, { dtype: 'fp32' });
    expect(full.id).toContain('/fp32/');
    await expect(load(both, { dtype: 'int8' })).rejects.toMatchObject({ failure: 'missing' });
  });

  it('differ by pooling, unless the graph pools itself', async () => {
    const [mean] = await passages(await modelFolder('plain'), '雨');
    const [cls] = await passages(await modelFolder('bge-small-zh'), '雨');
    const [pooled] = await passages(await modelFolder('bge-small-zh', { output: 'pooled' }), '雨');
    expect(closeness(mean, cls)).toBeLessThan(0.9999);
    expect(closeness(pooled, mean)).toBeCloseTo(1, 6);
  });

  it('come from the quantised weights where there are some', async () => {
    const both = await modelFolder();
    await writeTinyModel(both, { weights: 'onnx/model_quantized.onnx', seed: 2 });
    const [quantised] = await passages(await modelFolder('plain', { seed: 2 }), RAIN);
    expect(closeness((await passages(both, RAIN))[0], quantised)).toBeCloseTo(1, 6);
    expect(await idOf(both)).toContain('/q8/');
  });

  it('come from weights beside the configuration too', async () => {
    const [flat] = await passages(await modelFolder('plain', { weights: 'model.onnx' }), RAIN);
    expect(closeness(flat, (await passages(await modelFolder(), RAIN))[0])).toBeCloseTo(1, 6);
  });

  it('leave out what is beyond the model, also where the tokenizer names no limit', async () => {
    const texts = ['雨'.repeat(510), '雨'.repeat(510) + '晴'.repeat(300), '雨'.repeat(500) + '晴'.repeat(300)];
    const [full, longer, other] = await passages(await modelFolder('plain', { modelMaxLength: 1e30 }), ...texts);
    expect(closeness(full, longer)).toBeCloseTo(1, 6);
    expect(closeness(full, other)).toBeLessThan(0.99999);
  });

  it('are made of any text', async () => {
    const odd = [
      '',
      ' \n',
      '\u0000',
      '\ud800',
      '𠮷😀',
      'a'.repeat(200_000),
      '雨'.repeat(200_000),
      '[CLS][PAD]',
      '{{x}}',
    ];
    const vectors = await passages(await modelFolder(), ...odd);
    for (const vector of vectors) expect(vector.every(Number.isFinite)).toBe(true);
    expect(vectors).toHaveLength(odd.length);
  });
});

describe('the id', () => {
  it('is the same for a copy of the files, and another when weights, dimension or pooling differ', async () => {
    const first = await idOf(await modelFolder());
    expect(first).toMatch(/^plain\/fp32\/mean\/[0-9a-f]{12}$/);
    expect(await idOf(await modelFolder())).toBe(first);
    const others = [
      await idOf(await modelFolder('plain', { seed: 2 })),
      await idOf(await modelFolder('plain', { dimension: 16 })),
      await idOf(await modelFolder('plain', { config: { _name_or_path: 'BAAI/bge-small-zh' } })),
    ];
    expect(new Set([first, ...others]).size).toBe(4);
  });
});

describeLoading({ write: writeTinyModel, load: ({ model, ...source }) => load(model, source) });

it.each([
  ['the smaller weights', 'q8', ['onnx/model.onnx', 'onnx/model_quantized.onnx'], 'onnx/model_quantized.onnx', ''],
  ['the full weights when it has no others', 'fp32', ['onnx/model.onnx'], 'onnx/model.onnx', '///'],
])('the hub gives %s, once', async (_, dtype, held, wanted, slashes) => {
  const [shelf, model] = [join(root, String(++made)), `org/tiny-${made}`];
  for (const weights of held) await writeTinyModel(join(shelf, model), { weights });
  const hub = await startModelHub(shelf);
  const cacheDir = join(shelf, 'cache');
  const first = await load(model, { cacheDir, offline: false, endpoint: hub.url + slashes });
  expect(first.id).toContain(`/${dtype}/`);
  expect(hub.paths).toContain(`/${model}/resolve/main/tokenizer.json`);
  expect(hub.paths.filter((path) => path.endsWith('.onnx')).at(-1)).toBe(`/${model}/resolve/main/${wanted}`);
  expect(existsSync(join(cacheDir, model, wanted))).toBe(true);
  const asked = hub.paths.length;
  const again = await load(model, { cacheDir, offline: false, endpoint: hub.url });
  const offline = await load(model, { cacheDir, offline: true });
  expect([again.id, offline.id]).toEqual([first.id, first.id]);
  expect(hub.paths).toHaveLength(asked);
  await hub.close();
});
