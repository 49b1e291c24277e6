import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeTinyModel } from './__fixtures__/tiny-model.ts';
import { heldModel } from './known-models.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'wenbao-known-'));
});
afterEach(() => rm(cache, { recursive: true }));

const hold = (model: string, weights = 'onnx/model_quantized.onnx') => writeTinyModel(join(cache, model), { weights });

describe('heldModel', () => {
  it('is none in an empty cache, in no cache, and beside models that are not known', async () => {
    expect([heldModel(cache), heldModel(join(cache, 'none'))]).toEqual([null, null]);
    await hold('org/some-model');
    expect(heldModel(cache)).toBeNull();
  });

  it('is the best of those that are there', async () => {
    await hold('Xenova/bge-small-zh-v1.5');
    expect(heldModel(cache)).toBe('Xenova/bge-small-zh-v1.5');
    await hold('Xenova/bge-base-zh-v1.5', 'onnx/model.onnx');
    expect(heldModel(cache)).toBe('Xenova/bge-base-zh-v1.5');
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'leaves out one without its %s, which would have to be downloaded',
    async (file) => {
      await hold('Xenova/bge-base-zh-v1.5');
      await rm(join(cache, 'Xenova/bge-base-zh-v1.5', file));
      expect(heldModel(cache)).toBeNull();
    },
  );
});
