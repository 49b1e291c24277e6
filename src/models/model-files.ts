import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where the files of a model lie, or will lie once loaded. */
export interface ModelPlace {
  /** What the loading library is given: an id on the hub or an absolute folder. */
  readonly source: string;
  readonly folder: string;
  readonly local: boolean;
}

/** How exact weights are stored, by the names of the loading library, and how their files end. */
const SUFFIXES = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
} as const;
export type Dtype = keyof typeof SUFFIXES;

/** One weights file, relative to the model's folder. */
export interface Weights {
  readonly dtype: Dtype;
  readonly subfolder: 'onnx' | '';
  readonly file: string;
}

/** Tried in this order when none is asked for: int8 is a quarter of the size of fp32 and twice as fast. */
const USUAL: readonly Dtype[] = ['q8', 'fp32'];
/** As the hub's own rule, so that nothing else can name a file outside the cache. */
const HUB_ID = /^(?:[\w-][\w.-]{0,95}\/)?[\w-][\w.-]{0,95}$/;

/** A name as a Dtype; null when it is none. */
export function dtypeOf(name: string | null): Dtype | null {
  return name !== null && Object.hasOwn(SUFFIXES, name) ? (name as Dtype) : null; // a key of the table
}

/** A folder that holds a config.json, else an id on the hub; null for a path without a model and for no legal id. */
export function placeModel(model: string, cacheDir: string): ModelPlace | null {
  if (existsSync(join(model, 'config.json'))) {
    return { source: resolve(model), folder: resolve(model), local: true };
  }
  if (!HUB_ID.test(model) || model.includes('..')) return null;
  return { source: model, folder: join(cacheDir, model), local: false };
}

/**
 * Weights to try, in this order, of the kind that is asked for or the `usual` ones. What is on disk decides, so that a
 * model once loaded needs no network and its vectors stay the same.
 */
export function weightsToTry(
  place: ModelPlace,
  dtype: Dtype | null = null,
  usual: readonly Dtype[] = USUAL,
): readonly Weights[] {
  const kinds = dtype === null ? usual : [dtype];
  const onHub = kinds.map((kind) => weightsOf(kind, 'onnx'));
  const inFolder = [...onHub, ...kinds.map((kind) => weightsOf(kind, ''))];
  const held = inFolder.find((weights) => existsSync(join(place.folder, weights.file)));
  if (held) return [held];
  return place.local ? [] : onHub;
}

function weightsOf(dtype: Dtype, subfolder: Weights['subfolder']): Weights {
  const file = `model${SUFFIXES[dtype]}.onnx`;
  return { dtype, subfolder, file: subfolder === '' ? file : `${subfolder}/${file}` };
}

/** Parsed JSON of a file in the model's folder; null when there is none or it is no JSON. */
export async function readModelJson(place: ModelPlace, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(place.folder, file), 'utf8'));
  } catch {
    return null;
  }
}

/** 12 hex digits that tell models apart: config and tokenizer whole, weights by size and samples, and `settings`. */
export async function fingerprintModel(place: ModelPlace, weights: Weights, settings: string): Promise<string> {
  const hash = createHash('sha256').update(settings);
  for (const file of ['config.json', 'tokenizer.json']) hash.update(await readFile(join(place.folder, file)));
  for (const file of [weights.file, `${weights.file}_data`]) {
    const path = join(place.folder, file);
    if (existsSync(path)) for (const sample of await samples(path)) hash.update(sample);
  }
  return hash.digest('hex').slice(0, 12);
}

const SAMPLES = 32;
const SAMPLE_BYTES = 4096;

/** Blocks evenly spread over a file, with its size: training touches all weights, so two models differ in every block. */
async function samples(path: string): Promise<readonly (Buffer | string)[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const step = Math.max(SAMPLE_BYTES, Math.floor(size / SAMPLES));
    const found: (Buffer | string)[] = [String(size)];
    for (let at = 0; at < size; at += step) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, at);
      found.push(buffer.subarray(0, bytesRead));
    }
    return found;
  } finally {
    await file.close();
  }
}
