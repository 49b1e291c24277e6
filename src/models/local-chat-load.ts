import { AutoModelForCausalLM } from '@xenova/transformers';
import type { ChatPart, ChatResult, ChatSource, ChatWork } from './chat-protocol.ts';
import { lastPart } from './embed-recipe.ts';
import { loadModel, type ModelKind, type ModelParts, type Tokenizer } from './load-model.ts';
import { goesInCircles } from './local-chat-loops.ts';
import { textPieces } from './local-chat-pieces.ts';
import { type PromptTokens, promptFor } from './local-chat-prompt.ts';
import { readsInPieces } from './local-chat-read.ts';
import { stopStrings } from './local-chat-stops.ts';
import { writeReply } from './local-chat-write.ts';
import { ModelLoadError } from './model-failure.ts';
import type { Dtype } from './model-files.ts';

/** A chat model in this thread. */
export interface LoadedChat {
  /** Name and weights. */
  readonly id: string;
  /** Tokens that prompt and reply may have together. */
  readonly context: number;
  /** Writes one reply, `tell`ing its words as they come; blocks the thread for a token at a time. */
  write(work: ChatWork, tell: (part: ChatPart) => void, signal: AbortSignal): Promise<ChatResult>;
  dispose(): Promise<void>;
}

/** Four bits are what such models are published for first; those with 16-bit floats come late, for a CPU widens them. */
const USUAL: readonly Dtype[] = ['q4', 'q8', 'int8', 'uint8', 'q4f16', 'fp32', 'fp16'];
/** Models of this class that state no limit were trained on so many at least. */
const USUAL_CONTEXT = 2048;
/** A reply of fewer tokens is no answer: then the prompt is too long. */
const SHORTEST_REPLY = 64;
/** What a model is tried with when it is loaded. */
const PROBE: ChatWork['messages'] = [{ role: 'user', content: '今天的报纸有几版？' }];

/**
 * Loads a decoder from its folder, the cache or the hub; `tell` hears of each piece that the hub sends. Rejects with a
 * ModelLoadError.
 */
export async function loadChat(source: ChatSource, tell: ModelKind['tell'] = () => {}): Promise<LoadedChat> {
  return loadModel(source, { auto: AutoModelForCausalLM, dtype: source.dtype, usual: USUAL, tell }, assemble);
}

async function assemble(parts: ModelParts): Promise<LoadedChat> {
  const { place, weights, tokenizer, model } = parts;
  const prompt = await promptFor(parts);
  const ends = endTokens(parts);
  // A model of another kind shows here, not at the first question.
  const inPieces = await readsInPieces(model, prompt(PROBE));
  if (ends.length === 0) throw new ModelLoadError('broken', 'no token ends a reply');
  const writer: ReplyWriter = { tokenizer, model, prompt, ends, inPieces, context: contextOf(parts) };
  return {
    id: `${lastPart(place.source)}/${weights.dtype}`,
    context: writer.context,
    write: (work, hear, signal) => write(writer, work, hear, signal),
    dispose: async () => {
      await model.dispose();
    },
  };
}

interface ReplyWriter extends Pick<ModelParts, 'tokenizer' | 'model'> {
  readonly prompt: PromptTokens;
  readonly ends: readonly number[];
  readonly inPieces: boolean;
  readonly context: number;
}

async function write(
  { tokenizer, model, prompt: promptOf, ends, inPieces, context }: ReplyWriter,
  { messages, maxTokens, stop }: ChatWork,
  tell: (part: ChatPart) => void,
  signal: AbortSignal,
): Promise<ChatResult> {
  const prompt = promptOf(messages);
  const room = Math.min(maxTokens, context - prompt.length);
  if (room < Math.min(SHORTEST_REPLY, maxTokens)) {
    return { status: 'too_long', promptTokens: prompt.length, context };
  }
  const pieces = textPieces((tokens) => decode(tokenizer, tokens));
  const stops = stopStrings(stop);
  const show = (text: string) => {
    const shown = stops.push(text);
    if (shown !== '') tell(shown);
  };
  const tokens: number[] = [];
  const onToken = (token: number) => {
    show(pieces.push(token));
    tokens.push(token);
    return stops.stopped || goesInCircles(tokens);
  };
  const onPrompt = () => tell('');
  const { written, ended } = await writeReply(
    model,
    { prompt, maxTokens: room, ends, inPieces, onPrompt, onToken },
    signal,
  );
  show(pieces.end());
  const rest = stops.end();
  if (rest !== '') tell(rest);
  const finish = ended || stops.stopped ? 'stop' : 'length';
  return { status: 'written', finish, promptTokens: prompt.length, replyTokens: written };
}

function decode(tokenizer: Tokenizer, tokens: readonly number[]): string {
  if (tokens.length === 0) return '';
  return tokenizer.decode([...tokens], { skip_special_tokens: true, clean_up_tokenization_spaces: false });
}

/** Marks that end a reply, by the model's settings for generation, its configuration and its tokenizer. */
function endTokens({ model, tokenizer }: ModelParts): readonly number[] {
  // Both are the model's own JSON.
  const config = model.config as { readonly eos_token_id?: unknown };
  const generation = model.generation_config as { readonly eos_token_id?: unknown } | null;
  const turnEnd = tokenizer.all_special_ids[tokenizer.all_special_tokens.indexOf('<|im_end|>')];
  const named = [generation?.eos_token_id, config.eos_token_id, tokenizer.eos_token_id, turnEnd].flat();
  return [...new Set(named.filter((token): token is number => typeof token === 'number'))];
}

/** What the model was made for, or what its tokenizer is set to if that is less. */
function contextOf({ model, tokenizer }: ModelParts): number {
  // The configuration is the model's own JSON; models with parts of several kinds have one of their own for text.
  const config = model.config as { readonly max_position_embeddings?: unknown; readonly text_config?: typeof config };
  const limits = [
    config.max_position_embeddings,
    config.text_config?.max_position_embeddings,
    tokenizer.model_max_length,
  ];
  const stated = limits.filter((limit): limit is number => typeof limit === 'number' && limit >= 1 && limit < 1e9);
  return stated.length > 0 ? Math.min(...stated) : USUAL_CONTEXT;
}
