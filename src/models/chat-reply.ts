import type { TokenCount } from '../domain/chat-model.ts';
import { ChatModelError, fieldOf } from './chat-model-error.ts';
import { thinkingFilter } from './thinking.ts';

/** The parts of a LangChain message chunk that are read here. */
interface ReplyChunk {
  readonly content: unknown;
  readonly additional_kwargs: unknown;
  readonly response_metadata: unknown;
  readonly usage_metadata?: unknown;
}

/** A draft of an answer is some hundred characters; a reply without end is cut here. UTF-16 units. */
const LONGEST_REPLY = 100_000;

/** Reads chunks of one reply and judges whether it is whole. */
export class ReplyReader {
  chunks = 0;
  /** UTF-16 units that came, reasoning in the text included. */
  length = 0;
  /** True once the model said `stop`: what follows is bookkeeping, and some servers never close the stream. */
  finished = false;
  /** As the server counted them; null until it says. */
  tokens: TokenCount | null = null;
  #shown = false;
  readonly #filter = thinkingFilter();

  /** What of a chunk may be shown. Throws a ChatModelError when it is no text or ends the reply too early. */
  read(chunk: ReplyChunk): string {
    this.chunks++;
    this.readTokens(chunk);
    const { content, additional_kwargs: extra, response_metadata: meta } = chunk;
    const isCall = fieldOf(extra, 'tool_calls') !== undefined || fieldOf(extra, 'function_call') !== undefined;
    if (isCall || typeof content !== 'string') throw new ChatModelError('malformed');
    this.length += content.length;
    if (this.length > LONGEST_REPLY) throw new ChatModelError('cut');
    this.#judge(fieldOf(meta, 'finish_reason'));
    return this.#show(this.#filter.push(content));
  }

  /** What was held back, once no chunk follows. Throws a ChatModelError when the reply is not whole. */
  end(): string {
    if (this.chunks === 0) throw new ChatModelError('malformed');
    if (!this.finished) throw new ChatModelError('cut');
    const rest = this.#show(this.#filter.end());
    if (!this.#shown) throw new ChatModelError('malformed');
    return rest;
  }

  /** Takes the count of tokens out of a chunk that has one. */
  readTokens({ usage_metadata: usage }: ReplyChunk): void {
    const prompt = fieldOf(usage, 'input_tokens');
    const completion = fieldOf(usage, 'output_tokens');
    if (isCount(prompt) && isCount(completion)) this.tokens = { prompt, completion, estimated: false };
  }

  #judge(finish: unknown): void {
    if (finish === undefined || finish === null || finish === '') return;
    if (finish === 'length') throw new ChatModelError('cut');
    if (finish !== 'stop') throw new ChatModelError('malformed');
    this.finished = true;
  }

  #show(text: string): string {
    if (text.trim() !== '') this.#shown = true;
    return text;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
