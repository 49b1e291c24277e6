import type { ChatMessage, ChatModel } from '../domain/chat-model.ts';
import { UsageError } from '../errors.ts';
import { type ChatEndpoint, openReply, type ReplyChunk } from './chat-client.ts';
import { type ChatTimes, guardChat } from './chat-guard.ts';
import { ChatModelError, fieldOf, toChatModelError } from './chat-model-error.ts';
import { thinkingFilter } from './thinking.ts';

/** An OpenAI-compatible endpoint and how long to wait for it. */
export interface ChatModelSettings {
  /** With or without a trailing slash or `/chat/completions`. */
  readonly baseUrl: string;
  /** Null for servers that ask for none: no Authorization header is sent then. */
  readonly apiKey: string | null;
  readonly model: string;
  /** Longest time for a whole reply, retries included. Default 60 s. */
  readonly timeoutMs?: number;
  /** Longest silence before the first token and between two. Default 20 s. */
  readonly idleMs?: number;
}

/** A draft of an answer is some hundred characters; a reply without end is cut here. UTF-16 units. */
const LONGEST_REPLY = 100_000;

/**
 * A chat model behind an OpenAI-compatible endpoint (Ollama, llama-server, vLLM, DeepSeek, Qwen …). Loads and connects
 * at the first `stream`, which rejects with a ChatModelError unless the reply is complete text. Throws a UsageError
 * for a base URL that is none.
 */
export function openChatModel(settings: ChatModelSettings): ChatModel {
  const endpoint = { baseUrl: baseUrl(settings.baseUrl), apiKey: settings.apiKey, model: settings.model };
  const times = { timeoutMs: settings.timeoutMs ?? 60_000, idleMs: settings.idleMs ?? 20_000 };
  return {
    id: settings.model,
    stream: (messages, signal) => streamReply(endpoint, messages, times, signal),
  };
}

function baseUrl(given: string): string {
  const url = given.trim();
  if (!URL.canParse(url) || !['http:', 'https:'].includes(new URL(url).protocol)) {
    throw new UsageError('LLM_BASE_URL 不是网址', { hint: '请写成 http://主机:端口/v1 或 https://主机/v1' });
  }
  return url.replace(/\/{1,8}$/, '').replace(/\/chat\/completions$/, '');
}

async function* streamReply(
  endpoint: ChatEndpoint,
  messages: readonly ChatMessage[],
  times: ChatTimes,
  caller: AbortSignal | undefined,
): AsyncGenerator<string> {
  const guard = guardChat(times, caller);
  const reply = new ReplyReader();
  let chunks: AsyncIterator<ReplyChunk> | null = null;
  try {
    const opened = await guard.wait(() => openReply(endpoint, messages, guard.signal));
    chunks = opened;
    while (!reply.finished) {
      const step = await guard.wait(() => opened.next());
      if (step.done) break;
      const text = reply.read(step.value);
      if (text !== '') yield text;
    }
    const rest = reply.end();
    if (rest !== '') yield rest;
  } catch (error) {
    throw guard.signal.aborted ? guard.signal.reason : toChatModelError(error, reply);
  } finally {
    guard.close();
    chunks?.return?.().catch(() => {});
  }
}

/** Reads chunks of one reply and judges whether it is whole. */
class ReplyReader {
  chunks = 0;
  /** True once the model said `stop`: what follows is bookkeeping, and some servers never close the stream. */
  finished = false;
  #length = 0;
  #shown = false;
  readonly #filter = thinkingFilter();

  read(chunk: ReplyChunk): string {
    this.chunks++;
    const { content, additional_kwargs: extra, response_metadata: meta } = chunk;
    const isCall = fieldOf(extra, 'tool_calls') !== undefined || fieldOf(extra, 'function_call') !== undefined;
    if (isCall || typeof content !== 'string') throw new ChatModelError('malformed');
    this.#length += content.length;
    if (this.#length > LONGEST_REPLY) throw new ChatModelError('cut');
    this.#judge(fieldOf(meta, 'finish_reason'));
    return this.#show(this.#filter.push(content));
  }

  end(): string {
    if (this.chunks === 0) throw new ChatModelError('malformed');
    if (!this.finished) throw new ChatModelError('cut');
    const rest = this.#show(this.#filter.end());
    if (!this.#shown) throw new ChatModelError('malformed');
    return rest;
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
