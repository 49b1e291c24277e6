import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { placeModel, weightsToTry } from './model-files.ts';

/**
 * Embedding models for Chinese that are good enough to be used without being asked for, best first: by published C-MTEB
 * retrieval Qwen3-Embedding-0.6B 71.0, bge-large-zh-v1.5 70.5, bge-base-zh-v1.5 69.5, bge-small-zh-v1.5 61.8; the
 * large ones come behind bge-base, since on a CPU they take three to five times as long a passage.
 */
const KNOWN = [
  'Xenova/bge-base-zh-v1.5',
  'onnx-community/Qwen3-Embedding-0.6B-ONNX',
  'Xenova/bge-large-zh-v1.5',
  'Xenova/bge-m3',
  'Xenova/bge-small-zh-v1.5',
  'Xenova/multilingual-e5-base',
  'Xenova/multilingual-e5-small',
] as const;

/** The best known model that lies whole in the cache, so that it can be used without a download; null when none does. */
export function heldModel(cacheDir: string): string | null {
  return KNOWN.find((model) => isHeld(model, cacheDir)) ?? null;
}

function isHeld(model: string, cacheDir: string): boolean {
  const place = placeModel(model, cacheDir);
  if (place === null) return false;
  const parts = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
  const weights = weightsToTry(place).map(({ file }) => file);
  return (
    parts.every((file) => existsSync(join(cacheDir, model, file))) &&
    weights.some((file) => existsSync(join(cacheDir, model, file)))
  );
}
