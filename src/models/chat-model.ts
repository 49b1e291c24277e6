import type { ChatModel } from '../domain/chat-model.ts';
import { UsageError } from '../errors.ts';
import { adaptChat } from './chat-adapter.ts';
import { type ChatEndpoint, openEndpoint } from './chat-client.ts';
import { contextOf } from './chat-context.ts';
import { newMemory } from './chat-fetch.ts';
import { ChatModelError } from './chat-model-error.ts';
import { refusalAt } from './chat-reach.ts';

/** An OpenAI-compatible endpoint and how long to wait for it. */
export interface ChatModelSettings extends ChatEndpoint {
  /** With or without a trailing slash or `/chat/completions`. */
  readonly baseUrl: string;
  /** Null for servers that ask for none: no Authorization header is sent then. */
  readonly apiKey: string | null;
  /** Tokens that prompt and reply may have together; null or left out = by the model's name. */
  readonly context?: number | null;
  /** Longest time for a whole reply, retries included. Null or left out = 60 s. */
  readonly timeoutMs?: number | null;
  /** Longest silence before the first token and between two. Default: a third of the whole time. */
  readonly idleMs?: number;
}

/**
 * A chat model behind an OpenAI-compatible endpoint (Ollama, llama-server, vLLM, DeepSeek, Qwen …). Loads and connects
 * at the first `stream`, which rejects with a ChatModelError unless the reply is complete text. Throws a UsageError
 * for a base URL that is none.
 */
export function openChatModel(settings: ChatModelSettings): ChatModel {
  const { apiKey, model: name, extra = {} } = settings;
  const endpoint = { baseUrl: baseUrl(settings.baseUrl), apiKey, model: name, extra };
  const timeoutMs = settings.timeoutMs ?? 60_000;
  const memory = newMemory();
  let loaded = false;
  return adaptChat(
    {
      id: settings.model,
      context: settings.context ?? contextOf(settings.model, endpoint.baseUrl),
      async open({ json }) {
        const refusal = loaded ? null : await refusalAt(endpoint.baseUrl);
        if (refusal !== null) throw new ChatModelError('unreachable', { network: refusal });
        const model = await openEndpoint(endpoint, json, memory);
        loaded = true;
        return model;
      },
    },
    { timeoutMs, idleMs: settings.idleMs ?? timeoutMs / 3 },
  );
}

function baseUrl(given: string): string {
  const url = given.trim();
  if (!URL.canParse(url) || !['http:', 'https:'].includes(new URL(url).protocol)) {
    throw new UsageError('LLM_BASE_URL 不是网址', { hint: '请写成 http://主机:端口/v1 或 https://主机/v1' });
  }
  return url.replace(/\/{1,8}$/, '').replace(/\/chat\/completions$/, '');
}
