import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import type { ChatMessage, ChatModel, ReplyWishes } from '../domain/chat-model.ts';
import { type ChatTimes, guardChat } from './chat-guard.ts';
import { toChatModelError } from './chat-model-error.ts';
import { ReplyReader } from './chat-reply.ts';
import { estimateTokens } from './chat-tokens.ts';

/** A chat model behind LangChain's interface, and what this program must know of it. */
interface LangChainSource {
  readonly id: string;
  /** Tokens that prompt and reply may have together. */
  readonly context: number;
  /**
   * The model for one reply; called anew for each, and the place to load what is large. Its `.stream()` must end with a
   * chunk whose generation info has `finish_reason: 'stop'`, or the reply counts as cut off; a `usage_metadata` is
   * taken as the count of tokens. An error that is a WenbaoError reaches the caller as it is.
   */
  open(wishes: { readonly json: boolean }, signal: AbortSignal): Promise<BaseChatModel>;
}

/** LangChain reports to its makers' service when the environment says so; questions about an archive stay here. */
const SILENCED = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING_V2', 'LANGCHAIN_VERBOSE'];
/** What comes behind the last word is bookkeeping (the count of tokens); so long it is waited for. Milliseconds. */
const BOOKKEEPING_MS = 250;

/**
 * Any LangChain chat model as our port: streamed, abortable, within the times, whole or rejected, without reasoning.
 * Endpoints and models in process both go through here.
 */
export function adaptChat(source: LangChainSource, times: ChatTimes): ChatModel {
  return {
    id: source.id,
    context: source.context,
    stream: (messages, signal, wishes = {}) => streamReply(source, messages, times, signal, wishes),
  };
}

async function* streamReply(
  source: LangChainSource,
  messages: readonly ChatMessage[],
  times: ChatTimes,
  caller: AbortSignal | undefined,
  wishes: ReplyWishes,
): AsyncGenerator<string> {
  const guard = guardChat(times, caller);
  const reply = new ReplyReader();
  let chunks: AsyncIterator<AIMessageChunk> | null = null;
  try {
    const opened = await guard.wait(() => openStream(source, messages, wishes.json === true, guard.signal));
    chunks = opened;
    while (!reply.finished) {
      const step = await guard.wait(() => opened.next());
      if (step.done) break;
      const text = reply.read(step.value);
      if (text !== '') yield text;
    }
    const rest = reply.end();
    if (rest !== '') yield rest;
    if (wishes.onTokens) await readBookkeeping(opened, reply);
  } catch (error) {
    throw guard.signal.aborted ? guard.signal.reason : toChatModelError(error, reply);
  } finally {
    guard.close();
    chunks?.return?.().catch(() => {});
    if (reply.chunks > 0) wishes.onTokens?.(reply.tokens ?? estimated(messages, reply.length));
  }
}

async function openStream(
  source: LangChainSource,
  messages: readonly ChatMessage[],
  json: boolean,
  signal: AbortSignal,
): Promise<AsyncIterator<AIMessageChunk>> {
  for (const name of SILENCED) process.env[name] = 'false';
  // Of this one any value counts, 'false' too.
  delete process.env.LANGCHAIN_TRACING;
  const model = await source.open({ json }, signal);
  const turns = await messagesFor(messages);
  return (await model.stream(turns, { signal }))[Symbol.asyncIterator]();
}

async function messagesFor(messages: readonly ChatMessage[]): Promise<BaseMessage[]> {
  const { AIMessage, HumanMessage, SystemMessage } = await import('@langchain/core/messages');
  const kinds = { system: SystemMessage, user: HumanMessage, assistant: AIMessage };
  return messages.map((message) => new kinds[message.role](message.content));
}

/** Reads on behind the last word for the count of tokens; whatever goes wrong here does not touch the reply. */
async function readBookkeeping(chunks: AsyncIterator<AIMessageChunk>, reply: ReplyReader): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), BOOKKEEPING_MS);
  });
  try {
    while (reply.tokens === null) {
      const step = await Promise.race([chunks.next(), late]);
      if (step === null || step.done) break;
      reply.readTokens(step.value);
    }
  } catch {
    // The reply was whole before.
  } finally {
    clearTimeout(timer);
  }
}

function estimated(messages: readonly ChatMessage[], length: number) {
  const prompt = messages.reduce((sum, message) => sum + estimateTokens(message.content), 0);
  return { prompt, completion: Math.ceil(length * 1.1), estimated: true };
}
