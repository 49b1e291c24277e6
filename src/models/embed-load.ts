import { AutoModel, type PreTrainedModel, Tensor } from '@xenova/transformers';
import { poolStates, type States } from './embed-pooling.ts';
import type { EmbedRole, EmbedSource } from './embed-protocol.ts';
import {
  type EmbedRecipe,
  embedRecipe,
  lastPart,
  poolingFromConfig,
  prefixesFromConfig,
  type RecipeOverride,
  withOverrides,
} from './embed-recipe.ts';
import { loadModel, type ModelKind, type ModelParts, mostTokens, type Tokenizer } from './load-model.ts';
import { fingerprintModel, readModelJson } from './model-files.ts';

/** An embedding model in this thread. */
export interface LoadedEmbedder {
  /** Name, weights, pooling and a fingerprint of the files: vectors of different ids do not mix. */
  readonly id: string;
  readonly dimension: number;
  /** One unit vector per text; blocks the thread. Texts longer than the model takes are cut. */
  embed(texts: readonly string[], role: EmbedRole): Promise<Float32Array[]>;
  dispose(): Promise<void>;
}

/** More characters than this a token never come: cut before the tokenizer, for speed. */
const CHARACTERS_A_TOKEN = 12;

/**
 * Loads a model from its folder, the cache or the hub; `tell` hears of each piece that the hub sends. Rejects with a
 * ModelLoadError.
 */
export async function loadEmbedder(source: EmbedSource, tell: ModelKind['tell'] = () => {}): Promise<LoadedEmbedder> {
  const { dtype, recipe } = source;
  return loadModel(source, { auto: AutoModel, dtype, tell }, (parts) => assemble(parts, recipe));
}

async function assemble(parts: ModelParts, override: RecipeOverride): Promise<LoadedEmbedder> {
  const { place, weights, tokenizer, model } = parts;
  // The configuration is the model's own JSON.
  const config = model.config as { readonly _name_or_path?: unknown };
  const known = embedRecipe([place.source, typeof config._name_or_path === 'string' ? config._name_or_path : '']);
  const pooling = poolingFromConfig(await readModelJson(place, '1_Pooling/config.json'));
  const prefixes = prefixesFromConfig(await readModelJson(place, 'config_sentence_transformers.json'));
  const recipe = withOverrides(known, prefixes, { pooling }, override);
  const most = mostTokens(parts);
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
