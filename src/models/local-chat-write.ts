import {
  BaseStreamer,
  InterruptableStoppingCriteria,
  type PreTrainedModel,
  type TextStreamer,
} from '@xenova/transformers';
import { maskOf, type PromptTask, readPrompt, rowOf } from './local-chat-read.ts';

/** A prompt for one reply, and what ends it. */
interface ReplyTask extends PromptTask {
  readonly maxTokens: number;
  readonly ends: readonly number[];
  /** Hears each token of the reply but the mark at its end; true ends the reply here. */
  onToken(token: number): boolean;
}

/** Tokens that were written; `ended` when the model itself put an end to it. */
interface ReplyLength {
  readonly written: number;
  readonly ended: boolean;
}

/**
 * Reads the prompt and writes the reply, always the likeliest token. Blocks its thread for a token or a piece of the
 * prompt at a time; rejects with the signal's reason when that aborts.
 */
export async function writeReply(model: PreTrainedModel, task: ReplyTask, signal: AbortSignal): Promise<ReplyLength> {
  const { prompt, maxTokens, ends } = task;
  const cache = await readPrompt(model, task, signal);
  const stop = new InterruptableStoppingCriteria();
  const onAbort = () => stop.interrupt();
  signal.addEventListener('abort', onAbort, { once: true });
  let ended = false;
  const streamer = new TokenStreamer((token) => {
    ended = ends.includes(token);
    if (!ended && task.onToken(token)) stop.interrupt();
  });
  try {
    await model.generate({
      inputs: rowOf(prompt),
      attention_mask: maskOf(prompt.length),
      ...(cache ? { past_key_values: cache } : {}),
      max_new_tokens: maxTokens,
      eos_token_id: [...ends],
      ...GREEDY,
      // Declared to be one that decodes too; what is called is here.
      streamer: streamer as TokenStreamer & TextStreamer,
      stopping_criteria: stop,
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  signal.throwIfAborted();
  return { written: streamer.written, ended };
}

/**
 * What a model's own settings for chatting would change: chance, and penalties for repeating, which also count the
 * prompt, so that names would not be copied from it as they are.
 */
const GREEDY = {
  do_sample: false,
  num_beams: 1,
  repetition_penalty: 1,
  no_repeat_ngram_size: 0,
  guidance_scale: 1,
  min_length: 0,
  min_new_tokens: 0,
} as const;

class TokenStreamer extends BaseStreamer {
  written = 0;
  readonly #hear: (token: number) => void;
  #seenPrompt = false;

  constructor(hear: (token: number) => void) {
    super();
    this.#hear = hear;
  }

  override put(rows: bigint[][]): void {
    if (!this.#seenPrompt) {
      this.#seenPrompt = true;
      return;
    }
    for (const token of rows[0] ?? []) {
      this.written++;
      this.#hear(Number(token));
    }
  }

  override end(): void {}
}
