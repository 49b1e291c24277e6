import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { ChatOpenAIFields, OpenAIClient } from '@langchain/openai';
import { chatFetch, type EndpointMemory } from './chat-fetch.ts';
import { ChatModelError } from './chat-model-error.ts';

/** What is needed to reach an OpenAI-compatible endpoint. */
export interface ChatEndpoint {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
  /** Further fields of each request; left out = none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Loads the client library, which takes half a second, ahead of the first question; a failure is told by that one. */
export function warmClient(): void {
  import('@langchain/openai').catch(() => {});
}

/**
 * LangChain's ChatOpenAI for an endpoint, loaded here and not before. For `.stream()` only: other ways of calling fetch
 * a tokenizer from the network to count tokens.
 */
export async function openEndpoint(
  endpoint: ChatEndpoint,
  json: boolean,
  memory: EndpointMemory,
): Promise<BaseChatModel> {
  const { ChatOpenAI, ChatOpenAICompletions } = await import('@langchain/openai');
  /** The library's own prints a line on stdout, where answers go, for content that is no string. */
  class TextCompletions extends ChatOpenAICompletions {
    protected override _convertCompletionsDeltaToBaseMessageChunk(
      delta: Readonly<Record<string, unknown>>,
      raw: OpenAIClient.Chat.Completions.ChatCompletionChunk,
      role?: OpenAIClient.Chat.ChatCompletionRole,
    ) {
      if (typeof (delta.content ?? '') !== 'string') throw new ChatModelError('malformed');
      return super._convertCompletionsDeltaToBaseMessageChunk(delta, raw, role);
    }
  }
  const fields = chatFields(endpoint, json, memory);
  return new ChatOpenAI({ ...fields, completions: new TextCompletions(fields) });
}

function chatFields(endpoint: ChatEndpoint, json: boolean, memory: EndpointMemory): ChatOpenAIFields {
  return {
    model: endpoint.model,
    apiKey: endpoint.apiKey ?? 'none',
    ...(fixesTemperature(endpoint.model) ? {} : { temperature: 0 }),
    streaming: true,
    streamUsage: true,
    // Strict JSON schemas are refused by many servers; the shape is asked for in the prompt and checked with zod.
    modelKwargs: { ...endpoint.extra, ...(json ? { response_format: { type: 'json_object' } } : {}) },
    // `chatFetch` tries again, and knows when not to.
    maxRetries: 0,
    configuration: {
      baseURL: endpoint.baseUrl,
      fetch: chatFetch(endpoint.apiKey !== null, memory),
      // Else taken from OPENAI_ORGANIZATION and OPENAI_PROJECT_ID, meant for another service.
      organization: null,
      project: null,
      // Else a malformed reply is printed.
      logLevel: 'off',
    },
  };
}

/** OpenAI's reasoning models refuse any temperature but their own. */
function fixesTemperature(model: string): boolean {
  return /(?:^|\/)(?:o\d|gpt-5)/.test(model) && !model.includes('chat');
}
