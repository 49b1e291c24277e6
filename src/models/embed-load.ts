import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  AutoConfig,
  AutoModel,
  AutoTokenizer,
  env,
  LogLevel,
  type PreTrainedModel,
  Tensor,
} from '@xenova/transformers';
import { poolStates, type States } from './embed-pooling.ts';
import type { EmbedRole, EmbedWorkerData, LoadFailure } from './embed-protocol.ts';
import { type EmbedRecipe, embedRecipe, lastPart, poolingFromConfig } from './embed-recipe.ts';
import { HubError, hubFetch } from './hub-fetch.ts';
import {
  fingerprintModel,
  type ModelPlace,
  placeModel,
  readModelJson,
  type Weights,
  weightsToTry,
} from './model-files.ts';

/** An embedding model in this thread. */
export interface LoadedEmbedder {
  /** Name, weights, pooling and a fingerprint of the files: vectors of different ids do not mix. */
  readonly id: string;
  readonly dimension: number;
  /** One unit vector per text; blocks the thread. Texts longer than the model takes are cut. */
  embed(texts: readonly string[], role: EmbedRole): Promise<Float32Array[]>;
  dispose(): Promise<void>;
}

/** Why a model could not be loaded, for the main thread to put into words. */
export class ModelLoadError extends Error {
  readonly failure: LoadFailure;

  constructor(failure: LoadFailure, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.failure = failure;
  }
}

type Tokenizer = Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;

/** Tokenizers that state no limit say 1e30; every model of this class was trained on 512 at least. */
const USUAL_TOKENS = 512;
const MOST_TOKENS = 8192;
/** More characters than this a token never come: cut before the tokenizer, for speed. */
const CHARACTERS_A_TOKEN = 12;

/** Loads a model from its folder, the cache or the hub. Rejects with a ModelLoadError. */
export async function loadEmbedder(data: EmbedWorkerData): Promise<LoadedEmbedder> {
  const place = placeModel(data.model, data.cacheDir);
  if (place === null) throw new ModelLoadError('missing', `no folder with a config.json, no model id: ${data.model}`);
  try {
    setUp(data);
    const lacking = place.local ? missingFile(place) : null;
    if (lacking !== null) throw new ModelLoadError('missing', `no ${lacking} in ${place.folder}`);
    // First, for its absence is the clearest sign that there is no such model.
    await AutoConfig.from_pretrained(place.source);
    const tokenizer = await AutoTokenizer.from_pretrained(place.source);
    const [model, weights] = await loadWeights(place, data.threads);
    return await assemble(place, weights, tokenizer, model);
  } catch (error) {
    throw new ModelLoadError(failureOf(error, data.offline && !place.local), error);
  }
}

function setUp(data: EmbedWorkerData): void {
  env.logLevel = LogLevel.NONE;
  env.cacheDir = data.cacheDir;
  env.localModelPath = data.cacheDir;
  env.allowRemoteModels = !data.offline;
  if (data.endpoint !== null) env.remoteHost = data.endpoint.replace(/\/{0,8}$/, '/');
  env.fetch = hubFetch(data.timeoutMs);
}

async function loadWeights(place: ModelPlace, threads: number): Promise<readonly [PreTrainedModel, Weights]> {
  let missing: unknown = new ModelLoadError('missing', `no weights in ${place.folder}`);
  for (const weights of weightsToTry(place)) {
    try {
      const model = await AutoModel.from_pretrained(place.source, {
        dtype: weights.dtype,
        subfolder: weights.subfolder,
        session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
      });
      return [model, weights];
    } catch (error) {
      if (!isNotFound(error)) throw error;
      missing = error;
    }
  }
  throw missing;
}

async function assemble(
  place: ModelPlace,
  weights: Weights,
  tokenizer: Tokenizer,
  model: PreTrainedModel,
): Promise<LoadedEmbedder> {
  // The configuration is the model's own JSON.
  const config = model.config as { readonly _name_or_path?: unknown; readonly max_position_embeddings?: unknown };
  const known = embedRecipe([place.source, typeof config._name_or_path === 'string' ? config._name_or_path : '']);
  const told = poolingFromConfig(await readModelJson(place, '1_Pooling/config.json'));
  const recipe = { ...known, pooling: told ?? known.pooling };
  const most = mostTokens(tokenizer.model_max_length, config.max_position_embeddings);
  const embed = (texts: readonly string[], role: EmbedRole) =>
    embedTexts(tokenizer, model, recipe, most, withPrefix(texts, role, recipe));
  const [probe] = await embed(['馆藏'], 'passage');
  const print = await fingerprintModel(place, weights, JSON.stringify([recipe, most]));
  return {
    id: `${lastPart(place.source)}/${weights.dtype}/${recipe.pooling}/${print}`,
    dimension: probe?.length ?? 0,
    embed,
    dispose: async () => {
      await model.dispose();
    },
  };
}

function mostTokens(tokenizer: number, positions: unknown): number {
  const stated = tokenizer >= 1 && tokenizer <= MOST_TOKENS ? tokenizer : USUAL_TOKENS;
  return typeof positions === 'number' && positions >= 1 ? Math.min(stated, positions) : stated;
}

function withPrefix(texts: readonly string[], role: EmbedRole, recipe: EmbedRecipe): string[] {
  const prefix = role === 'query' ? recipe.queryPrefix : recipe.passagePrefix;
  return texts.map((text) => prefix + text);
}

async function embedTexts(
  tokenizer: Tokenizer,
  model: PreTrainedModel,
  recipe: EmbedRecipe,
  most: number,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const cut = texts.map((text) => text.slice(0, most * CHARACTERS_A_TOKEN));
  const { input_ids: ids, token_type_ids: types } = tokenizer(cut, { return_tensor: false });
  const pad = tokenizer.pad_token_id ?? 0;
  const rows = ids.map((row) => shorten(row.length === 0 ? [pad] : row, most));
  const width = Math.max(...rows.map((row) => row.length));
  const outputs: Record<string, unknown> = await model.forward({
    input_ids: tensor(rows, width, pad),
    attention_mask: tensor(
      rows.map((row) => row.map(() => 1)),
      width,
      0,
    ),
    ...(types ? { token_type_ids: tensor([], width, 0, rows.length) } : {}),
  });
  return poolStates(
    statesOf(outputs),
    rows.map((row) => row.length),
    recipe.pooling,
  );
}

/** Cut to `most` tokens with the last kept: it is the end mark that models of this kind were trained with. */
function shorten(row: readonly number[], most: number): readonly number[] {
  return row.length <= most ? row : [...row.slice(0, most - 1), ...row.slice(-1)];
}

/** Rows side by side, padded on the right. */
function tensor(rows: readonly (readonly number[])[], width: number, pad: number, count = rows.length): Tensor {
  const data = new BigInt64Array(count * width).fill(BigInt(pad));
  rows.forEach((row, at) => {
    data.set(row.map(BigInt), at * width);
  });
  return new Tensor('int64', data, [count, width]);
}

/** A pooled output that the graph offers is the one its makers meant. */
function statesOf(outputs: Record<string, unknown>): States {
  const found = ['sentence_embedding', 'last_hidden_state', 'token_embeddings'].find((name) => name in outputs);
  const output = found === undefined ? null : outputs[found];
  if (output instanceof Tensor && output.data instanceof Float32Array) return { data: output.data, dims: output.dims };
  throw new Error(`no embedding among the outputs: ${Object.keys(outputs).join(', ')}`);
}

/** Without this check the library stumbles over what it did not find. */
function missingFile(place: ModelPlace): string | null {
  return ['tokenizer.json', 'tokenizer_config.json'].find((file) => !existsSync(join(place.folder, file))) ?? null;
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'ModelFileNotFoundError';
}

function failureOf(error: unknown, offline: boolean): LoadFailure {
  if (error instanceof ModelLoadError || error instanceof HubError) return error.failure;
  if (isNotFound(error)) return offline ? 'offline' : 'missing';
  const isNetwork = error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message);
  return isNetwork ? 'unreachable' : 'broken';
}
