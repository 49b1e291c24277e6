import { DynamicCache, type PreTrainedModel, Tensor } from '@xenova/transformers';

/** A prompt to be read. */
export interface PromptTask {
  readonly prompt: readonly number[];
  /** False for a model that understands a prompt only as a whole. */
  readonly inPieces: boolean;
  /** Hears that a piece was read. */
  onPrompt(): void;
}

/** Tokens of a piece: the first, the fewest and the most. With Qwen's vocabulary 128 tokens give 78 MB of numbers. */
const [FIRST, FEWEST, MOST] = [64, 16, 128];
/** What a piece is to take: so long nobody can stop the model. Milliseconds. */
const PIECE_MS = 500;

/**
 * Reads all but the last piece of a prompt; null when there is no more than one. Rejects with the signal's reason.
 *
 * In pieces, because a model gives a number for every word of its vocabulary at every token: for a prompt of 3,000
 * tokens and Qwen's 151,936 words that would be 1.8 GB at once. And between two pieces it can be stopped.
 */
export async function readPrompt(
  model: PreTrainedModel,
  { prompt, inPieces, onPrompt }: PromptTask,
  signal: AbortSignal,
): Promise<DynamicCache | null> {
  let cache: DynamicCache | null = null;
  signal.throwIfAborted();
  if (!inPieces) return null;
  let piece = FIRST;
  for (let at = 0; at + piece < prompt.length; ) {
    const start = performance.now();
    const { past } = await readOn(model, prompt.slice(at, at + piece), at, cache);
    cache = past;
    at += piece;
    piece = nextPiece(piece, performance.now() - start);
    signal.throwIfAborted();
    onPrompt();
  }
  return cache;
}

function nextPiece(piece: number, took: number): number {
  return Math.min(MOST, Math.max(FEWEST, Math.round((piece * PIECE_MS) / Math.max(1, took))));
}

/**
 * Whether a model understands a prompt in pieces as it does in one: all should, but how a graph was exported decides.
 * `prompt` has some tokens.
 */
export async function readsInPieces(model: PreTrainedModel, prompt: readonly number[]): Promise<boolean> {
  const whole = await readOn(model, prompt, 0, null);
  const half = Math.ceil(prompt.length / 2);
  try {
    const first = await readOn(model, prompt.slice(0, half), 0, null);
    const second = await readOn(model, prompt.slice(half), half, first.past);
    return second.next === whole.next;
  } catch {
    return false;
  }
}

/** The next tokens of a text, after those in the cache: what the model keeps of all of them, and its next token. */
async function readOn(model: PreTrainedModel, tokens: readonly number[], at: number, past: DynamicCache | null) {
  const outputs: Record<string, unknown> = await model.forward({
    input_ids: rowOf(tokens),
    attention_mask: maskOf(at + tokens.length),
    // Graphs that know it give the last token's numbers alone.
    num_logits_to_keep: new Tensor('int64', [1n], []),
    ...(past ? { past_key_values: past } : {}),
  });
  return { past: new DynamicCache(kept(outputs)), next: likeliest(outputs.logits) };
}

/** `present.0.key` is given back as `past_key_values.0.key`, `present_conv.0` (of hybrid models) as `past_conv.0`. */
function kept(outputs: Record<string, unknown>): Record<string, Tensor> {
  const found: Record<string, Tensor> = {};
  for (const [name, value] of Object.entries(outputs)) {
    if (!name.startsWith('present') || !(value instanceof Tensor)) continue;
    found[name.startsWith('present.') ? name.replace('present', 'past_key_values') : name.replace('present', 'past')] =
      value;
  }
  if (Object.keys(found).length === 0) throw new Error('the model keeps nothing of what it read');
  return found;
}

function likeliest(logits: unknown): number {
  if (!(logits instanceof Tensor)) throw new Error('the model gives no next token');
  const words = logits.dims.at(-1) ?? 0;
  const last = logits.to('float32').data.slice(-words);
  let best = 0;
  for (let at = 1; at < words; at++) if (Number(last[at]) > Number(last[best])) best = at;
  return best;
}

/** Tokens as a model takes them. */
export function rowOf(tokens: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]);
}

/** The mask of so many tokens that are all to be read. */
export function maskOf(count: number): Tensor {
  return new Tensor('int64', new BigInt64Array(count).fill(1n), [1, count]);
}
