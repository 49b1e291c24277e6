import { AutoModelForSequenceClassification, type PreTrainedModel, Tensor } from '@xenova/transformers';
import { lastPart } from './embed-recipe.ts';
import { loadModel, type ModelKind, type ModelParts, mostTokens, type Tokenizer } from './load-model.ts';
import { fingerprintModel } from './model-files.ts';
import { framePair, type PairFrame, type PairTokenizer, pairFrame } from './rerank-pair.ts';
import type { ModelSource } from './worker-protocol.ts';

/** A cross-encoder in this thread. */
export interface LoadedReranker {
  /** Name, weights and a fingerprint of the files. */
  readonly id: string;
  /** From 0 to 1: how well the text answers the question; blocks the thread. Rejects when the model gives no number. */
  score(question: string, text: string): Promise<number>;
  dispose(): Promise<void>;
}

/** Time grows with the length; a question with a passage and its headline needs less, also where a model takes 8,192. */
const ENOUGH_TOKENS = 512;
/** More characters than this a token never come: cut before the tokenizer, for speed. */
const CHARACTERS_A_TOKEN = 12;

/**
 * Loads a cross-encoder with one score from its folder, the cache or the hub; `tell` hears of each piece that the hub
 * sends. Rejects with a ModelLoadError.
 */
export async function loadReranker(source: ModelSource, tell: ModelKind['tell'] = () => {}): Promise<LoadedReranker> {
  return loadModel(source, { auto: AutoModelForSequenceClassification, dtype: null, tell }, assemble);
}

async function assemble(parts: ModelParts): Promise<LoadedReranker> {
  const { place, weights, model } = parts;
  const most = Math.min(ENOUGH_TOKENS, mostTokens(parts));
  const tokenizer = pairTokenizer(parts.tokenizer, most);
  const frame = pairFrame(tokenizer);
  const score = (question: string, text: string) => scorePair({ tokenizer, frame, model, most }, question, text);
  await score('问', '答'); // a model of another kind shows here, not at the first question
  const print = await fingerprintModel(place, weights, String(most));
  return {
    id: `${lastPart(place.source)}/${weights.dtype}/${print}`,
    score,
    dispose: async () => {
      await model.dispose();
    },
  };
}

interface CrossEncoder {
  readonly tokenizer: PairTokenizer;
  readonly frame: PairFrame;
  readonly model: PreTrainedModel;
  readonly most: number;
}

async function scorePair(encoder: CrossEncoder, question: string, text: string): Promise<number> {
  const { tokenizer, frame, model, most } = encoder;
  const { ids, types } = framePair(frame, tokenizer.tokens(question), tokenizer.tokens(text), most);
  const outputs: Record<string, unknown> = await model.forward({
    input_ids: row(ids),
    attention_mask: row(ids.map(() => 1)),
    ...(types ? { token_type_ids: row(types) } : {}),
  });
  return sigmoid(logitOf(outputs.logits));
}

function pairTokenizer(tokenizer: Tokenizer, most: number): PairTokenizer {
  return {
    tokens: (text) => tokenizer.encode(text.slice(0, most * CHARACTERS_A_TOKEN), { add_special_tokens: false }),
    pair(first, second) {
      const { input_ids: ids, token_type_ids: types } = tokenizer(first, { text_pair: second, return_tensor: false });
      return { ids, types: types ?? null };
    },
  };
}

function row(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}

/** One number for the pair. A classifier of several labels, or a model that gives vectors, is no reranker. */
function logitOf(logits: unknown): number {
  const value = logits instanceof Tensor && logits.data.length === 1 ? Number(logits.data[0]) : Number.NaN;
  if (!Number.isFinite(value)) throw new RangeError('the model does not give one number for a pair');
  return value;
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
