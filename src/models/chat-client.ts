import type { ChatOpenAIFields, OpenAIClient } from '@langchain/openai';
import type { ChatMessage } from '../domain/chat-model.ts';
import { ChatModelError, causes, fieldOf, isQuota, networkCode, replyError } from './chat-model-error.ts';

/** What is needed to reach an OpenAI-compatible endpoint. */
export interface ChatEndpoint {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
}

/** The parts of a LangChain message chunk that are read here. */
export interface ReplyChunk {
  readonly content: unknown;
  readonly additional_kwargs: unknown;
  readonly response_metadata: unknown;
}

/** Above this a wait is worse for the reader than the answer without a model. Milliseconds. */
const LONGEST_RETRY_AFTER = 10_000;
/** LangChain reports to its makers' service when the environment says so; questions about an archive stay here. */
const SILENCED = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING_V2', 'LANGCHAIN_VERBOSE'];

/**
 * Starts a streamed reply through LangChain's ChatOpenAI, loaded here and not before. `.stream()` and no usage report:
 * other ways of calling fetch a tokenizer from the network to count tokens.
 */
export async function openReply(
  endpoint: ChatEndpoint,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<AsyncIterator<ReplyChunk>> {
  for (const name of SILENCED) process.env[name] = 'false';
  // Of this one any value counts, 'false' too.
  delete process.env.LANGCHAIN_TRACING;
  const [{ ChatOpenAI, ChatOpenAICompletions }, { AIMessage, HumanMessage, SystemMessage }] = await Promise.all([
    import('@langchain/openai'),
    import('@langchain/core/messages'),
  ]);
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
  const fields = chatFields(endpoint);
  const model = new ChatOpenAI({ ...fields, completions: new TextCompletions(fields) });
  const kinds = { system: SystemMessage, user: HumanMessage, assistant: AIMessage };
  const turns = messages.map((message) => new kinds[message.role](message.content));
  return (await model.stream(turns, { signal }))[Symbol.asyncIterator]();
}

function chatFields(endpoint: ChatEndpoint): ChatOpenAIFields {
  return {
    model: endpoint.model,
    apiKey: endpoint.apiKey ?? 'none',
    ...(fixesTemperature(endpoint.model) ? {} : { temperature: 0 }),
    streaming: true,
    streamUsage: false,
    maxRetries: 2,
    onFailedAttempt: decideRetry,
    configuration: {
      baseURL: endpoint.baseUrl,
      fetch: checkedFetch(endpoint.apiKey !== null),
      // Else taken from OPENAI_ORGANIZATION and OPENAI_PROJECT_ID, meant for another service.
      organization: null,
      project: null,
      // Else a malformed reply is printed.
      logLevel: 'off',
    },
  };
}

/**
 * Called by LangChain after each failed attempt: throws when another cannot help. Waits for a short Retry-After (a
 * field that LangChain's retry reads), gives up at once on a long one and where nothing listens.
 */
export function decideRetry(error: unknown): void {
  const chain = causes(error);
  const status = fieldOf(error, 'status');
  if (chain.some((link) => link instanceof ChatModelError) || isQuota(error)) throw error;
  if (typeof status !== 'number') {
    if (['AbortError', 'ContextOverflowError'].includes(String(fieldOf(error, 'name')))) throw error;
    if (chain.some((link) => ['ECONNREFUSED', 'ENOTFOUND'].includes(networkCode(link) ?? ''))) throw error;
    return;
  }
  if (status < 500 && ![408, 409, 429].includes(status)) throw error;
  const wait = retryAfter(fieldOf(error, 'headers'));
  if (wait === null) return;
  if (wait > LONGEST_RETRY_AFTER) throw error;
  if (error instanceof Error) Object.assign(error, { retryAfterMs: wait });
}

/** Milliseconds of a Retry-After header, given in seconds or as a date. */
function retryAfter(headers: unknown): number | null {
  const value = headers instanceof Headers ? headers.get('retry-after') : null;
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/** OpenAI's reasoning models refuse any temperature but their own. */
function fixesTemperature(model: string): boolean {
  return /(?:^|\/)(?:o\d|gpt-5)/.test(model) && !model.includes('chat');
}

/** `fetch` that turns away a success that is no event stream: a web page, or a JSON error under status 200. */
function checkedFetch(authorised: boolean): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (!authorised) headers.delete('authorization');
    const response = await fetch(input, { ...init, headers });
    if (!response.ok) return response;
    const type = response.headers.get('content-type') ?? '';
    if (type.includes('html')) {
      await response.body?.cancel();
      throw new ChatModelError('malformed');
    }
    if (type.includes('json')) throw jsonReply(await response.text());
    return response;
  };
}

function jsonReply(text: string): ChatModelError {
  try {
    const error = fieldOf(JSON.parse(text), 'error');
    return error === undefined || error === null ? new ChatModelError('malformed') : replyError(error);
  } catch {
    return new ChatModelError('malformed');
  }
}
