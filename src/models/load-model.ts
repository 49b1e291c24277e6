import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AutoConfig, type AutoModel, AutoTokenizer, env, LogLevel, type PreTrainedModel } from '@xenova/transformers';
import { type FileProgress, HubError, hubFetch } from './hub-fetch.ts';
import { type LoadFailure, ModelLoadError } from './model-failure.ts';
import { type Dtype, type ModelPlace, placeModel, type Weights, weightsToTry } from './model-files.ts';
import type { ModelSource } from './worker-protocol.ts';

/** A tokenizer as the library loads it. */
export type Tokenizer = Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;

/** A model of this thread with what it was loaded from. */
export interface ModelParts {
  readonly place: ModelPlace;
  readonly weights: Weights;
  readonly tokenizer: Tokenizer;
  readonly model: PreTrainedModel;
}

/** Tokenizers that state no limit say 1e30; every model of this class was trained on 512 at least. */
const USUAL_TOKENS = 512;
const MOST_TOKENS = 8192;

/** How to load one kind of model. */
export interface ModelKind {
  /** `AutoModel` or one of its kin. */
  readonly auto: Pick<typeof AutoModel, 'from_pretrained'>;
  /** Weights to take; null for what is held, else the smallest. */
  readonly dtype: Dtype | null;
  /** Weights to look for, in this order, when none are named. Default: int8, then fp32. */
  readonly usual?: readonly Dtype[];
  /** Hears of each piece of a file that the hub sends. */
  tell(progress: FileProgress): void;
}

/**
 * Loads a model from its folder, the cache or the hub and makes of it what `assemble` makes. Rejects with a
 * ModelLoadError, also where `assemble` fails: that model cannot do its work.
 */
export async function loadModel<T>(
  source: ModelSource,
  kind: ModelKind,
  assemble: (parts: ModelParts) => Promise<T>,
): Promise<T> {
  const place = placeModel(source.model, source.cacheDir);
  if (place === null) throw new ModelLoadError('missing', `no folder with a config.json, no model id: ${source.model}`);
  try {
    setUp(source, kind.tell);
    const lacking = place.local ? missingFile(place) : null;
    if (lacking !== null) throw new ModelLoadError('missing', `no ${lacking} in ${place.folder}`);
    // First, for its absence is the clearest sign that there is no such model.
    await AutoConfig.from_pretrained(place.source);
    const tokenizer = await AutoTokenizer.from_pretrained(place.source);
    const [model, weights] = await loadWeights(place, kind, source.threads);
    return await assemble({ place, weights, tokenizer, model });
  } catch (error) {
    throw new ModelLoadError(failureOf(error, source.offline && !place.local), error);
  }
}

/** Most tokens that the model takes. RoBERTa's positions begin after the padding mark's. */
export function mostTokens({ tokenizer, model }: Pick<ModelParts, 'tokenizer' | 'model'>): number {
  // The configuration is the model's own JSON.
  const config = model.config as { readonly model_type?: unknown; readonly max_position_embeddings?: unknown };
  const stated = tokenizer.model_max_length;
  const most = stated >= 1 && stated <= MOST_TOKENS ? stated : USUAL_TOKENS;
  if (typeof config.max_position_embeddings !== 'number' || config.max_position_embeddings < 1) return most;
  const isRoberta = /roberta|camembert/.test(String(config.model_type));
  return Math.min(most, config.max_position_embeddings - (isRoberta ? (tokenizer.pad_token_id ?? 1) + 1 : 0));
}

function setUp(source: ModelSource, tell: ModelKind['tell']): void {
  env.logLevel = LogLevel.NONE;
  env.cacheDir = source.cacheDir;
  env.localModelPath = source.cacheDir;
  env.allowRemoteModels = !source.offline;
  if (source.endpoint !== null) env.remoteHost = source.endpoint.replace(/\/{0,8}$/, '/');
  env.fetch = hubFetch(source.timeoutMs, tell);
}

async function loadWeights(
  place: ModelPlace,
  { auto, dtype, usual }: ModelKind,
  threads: number,
): Promise<readonly [PreTrainedModel, Weights]> {
  let missing: unknown = new ModelLoadError('missing', `no weights in ${place.folder}`);
  for (const weights of weightsToTry(place, dtype, usual)) {
    try {
      const model = await auto.from_pretrained(place.source, {
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
