import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTinyModel } from './__fixtures__/tiny-model.ts';
import { dtypeOf, fingerprintModel, placeModel, weightsToTry } from './model-files.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenbao-files-'));
});
afterAll(() => rm(root, { recursive: true }));

async function placed(name: string, options: Parameters<typeof writeTinyModel>[1] = {}) {
  await writeTinyModel(join(root, name), options);
  const place = placeModel(join(root, name), root);
  if (!place) throw new Error('not placed');
  return place;
}

describe('placeModel', () => {
  it('takes a folder with a config.json as it is, whatever its name', async () => {
    expect(await placed('模型 甲')).toEqual({
      source: join(root, '模型 甲'),
      folder: join(root, '模型 甲'),
      local: true,
    });
  });

  it.each(['bert-base', 'Xenova/bge-small-zh-v1.5', 'a_b/c.d'])('takes %j as an id on the hub', (id) => {
    expect(placeModel(id, root)).toEqual({ source: id, folder: join(root, id), local: false });
  });

  it.each([
    '',
    '/no/such/folder',
    './none',
    '../x',
    'a/../b',
    'a/..',
    'a/b/c',
    'C:\\none',
    'https://x/y',
    '模型',
    '.',
    'a b',
  ])('takes %j for neither', (model) => {
    expect(placeModel(model, root)).toBeNull();
  });
});

describe('weightsToTry', () => {
  it.each([
    ['onnx/model.onnx', 'fp32'],
    ['onnx/model_quantized.onnx', 'q8'],
    ['model.onnx', 'fp32'],
    ['model_quantized.onnx', 'q8'],
  ])('finds %s in a folder', async (weights, dtype) => {
    const place = await placed(`holds ${weights.replaceAll('/', '-')}`, { weights });
    expect(weightsToTry(place)).toMatchObject([{ file: weights, dtype }]);
  });

  it('prefers the quantised file', async () => {
    await placed('both');
    const place = await placed('both', { weights: 'onnx/model_quantized.onnx' });
    expect(weightsToTry(place)).toMatchObject([{ dtype: 'q8' }]);
  });

  it.each([
    ['fp32', 'onnx/model.onnx'],
    ['q4f16', 'onnx/model_q4f16.onnx'],
  ] as const)('takes the kind that is asked for: %s', async (dtype, file) => {
    const folder = `asked-${dtype}`;
    await placed(folder, { weights: 'onnx/model_quantized.onnx' });
    const place = await placed(folder, { weights: file });
    expect(weightsToTry(place, dtype)).toEqual([{ dtype, subfolder: 'onnx', file }]);
    expect(weightsToTry({ ...place, local: false, folder: join(root, 'none') }, dtype)).toMatchObject([{ file }]);
    expect(weightsToTry(place, 'int8')).toEqual([]);
  });

  it('knows the names of kinds', () => {
    expect([dtypeOf('q8'), dtypeOf('toString'), dtypeOf(null)]).toEqual(['q8', null, null]);
  });

  it('has nothing to try in a folder without weights', async () => {
    await writeFile(join(root, 'config.json'), '{}');
    const place = placeModel(root, root);
    expect(place && weightsToTry(place)).toEqual([]);
  });

  it('tries the hub, the smaller file first, unless the cache holds one', async () => {
    const place = { source: 'org/held', folder: join(root, 'org/held'), local: false };
    expect(weightsToTry(place).map((weights) => weights.dtype)).toEqual(['q8', 'fp32']);
    await writeTinyModel(place.folder);
    expect(weightsToTry(place).map((weights) => weights.dtype)).toEqual(['fp32']);
  });
});

describe('fingerprintModel', () => {
  const weights = { dtype: 'fp32', subfolder: 'onnx', file: 'onnx/model.onnx' } as const;

  it('is the same for a copy and another for other weights, tokens or settings', async () => {
    const first = await fingerprintModel(await placed('one'), weights, 'a');
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect(await fingerprintModel(await placed('two'), weights, 'a')).toBe(first);
    expect(await fingerprintModel(await placed('two'), weights, 'b')).not.toBe(first);
    expect(await fingerprintModel(await placed('three', { seed: 2 }), weights, 'a')).not.toBe(first);
    const other = await placed('four');
    await writeFile(join(other.folder, 'tokenizer.json'), '{}');
    expect(await fingerprintModel(other, weights, 'a')).not.toBe(first);
  });
});
