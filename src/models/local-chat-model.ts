import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { ContextOverflowError } from '@langchain/core/errors';
import { BaseChatModel, type BaseChatModelCallOptions } from '@langchain/core/language_models/chat_models';
import { AIMessageChunk, type BaseMessage, type StandardMessageStructure } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult as LangChainResult } from '@langchain/core/outputs';
import type { ChatMessage } from '../domain/chat-model.ts';
import type { ChatResult, ChatWork } from './chat-protocol.ts';

/** What writes the replies; the engine of a worker thread, or a stand-in. */
export interface ChatWriter {
  write(work: ChatWork, hear: (part: string) => void, signal?: AbortSignal): Promise<ChatResult>;
}

/** Replies of 700 tokens are some 1,000 characters: more than any answer here has. */
const USUAL_MAX_TOKENS = 700;

/**
 * A chat model of this process as LangChain knows chat models: streaming, abort and stop strings. Takes text only; the
 * last chunk of a stream has `finish_reason` and the count of tokens. A prompt that is too long rejects with LangChain's
 * ContextOverflowError. Chunks without text may come while the prompt is read.
 */
export class LocalChatModel extends BaseChatModel<BaseChatModelCallOptions> {
  readonly #writer: ChatWriter;
  readonly #model: string;
  readonly #maxTokens: number;

  constructor(writer: ChatWriter, fields: { readonly model: string; readonly maxTokens?: number }) {
    super({});
    this.#writer = writer;
    this.#model = fields.model;
    this.#maxTokens = fields.maxTokens ?? USUAL_MAX_TOKENS;
  }

  override _llmType(): string {
    return 'wenbao_local_chat';
  }

  /** Named in traces and serialised runs. */
  override _identifyingParams(): Record<string, unknown> {
    return { model: this.#model, max_tokens: this.#maxTokens };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    run?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const work = { messages: messages.map(plain), maxTokens: this.#maxTokens, stop: options.stop ?? [] };
    const reply = new Heard();
    const broken = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, broken.signal]) : broken.signal;
    const written = this.#writer.write(work, (part) => reply.push(part), signal);
    written.finally(() => reply.end()).catch(() => {});
    try {
      for await (const text of reply) {
        yield chunk(text);
        if (text !== '') await run?.handleLLMNewToken(text);
      }
      yield lastChunk(await written);
    } finally {
      // Also when the consumer has heard enough.
      broken.abort();
    }
  }

  override async _generate(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    run?: CallbackManagerForLLMRun,
  ): Promise<LangChainResult> {
    let whole: ChatGenerationChunk | null = null;
    for await (const part of this._streamResponseChunks(messages, options, run)) {
      whole = whole === null ? part : whole.concat(part);
    }
    return { generations: whole === null ? [] : [whole] };
  }
}

/** Parts in the order they were pushed, each once. */
class Heard implements AsyncIterable<string> {
  readonly #parts: string[] = [];
  #ended = false;
  #wake = () => {};

  push(part: string): void {
    this.#parts.push(part);
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      const part = this.#parts.shift();
      if (part !== undefined) yield part;
      else if (this.#ended) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}

/** Roles of LangChain's kinds of messages; a model of text reads any other as a reader's. */
const ROLES: Readonly<Record<string, ChatMessage['role']>> = { system: 'system', developer: 'system', ai: 'assistant' };

function plain(message: BaseMessage): ChatMessage {
  return { role: ROLES[message.type] ?? 'user', content: message.text };
}

function chunk(text: string): ChatGenerationChunk {
  return new ChatGenerationChunk({ text, message: new AIMessageChunk({ content: text }) });
}

function lastChunk(result: ChatResult): ChatGenerationChunk {
  if (result.status === 'too_long') {
    throw new ContextOverflowError(`${result.promptTokens} tokens, and the model takes ${result.context}`);
  }
  const { finish, promptTokens, replyTokens } = result;
  const usage = { input_tokens: promptTokens, output_tokens: replyTokens, total_tokens: promptTokens + replyTokens };
  const message = new AIMessageChunk<StandardMessageStructure>({ content: '', usage_metadata: usage });
  return new ChatGenerationChunk({ text: '', message, generationInfo: { finish_reason: finish } });
}
