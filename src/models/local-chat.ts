import type { ChatModel } from '../domain/chat-model.ts';
import { adaptChat } from './chat-adapter.ts';
import type { ChatTimes } from './chat-guard.ts';
import { lastPart } from './embed-recipe.ts';
import { LocalChatEngine, type LocalChatSettings } from './local-chat-engine.ts';

/** A chat model of this process, and how its replies are bounded. */
export interface LocalChatOptions extends LocalChatSettings, Partial<ChatTimes> {
  /** Tokens of a reply at most. Default 700. */
  readonly maxTokens?: number;
  /** Tokens that a prompt is to be made for; the model's own limit holds besides. Default 4,096. */
  readonly context?: number | null;
  /** How long a question waits for the model to load, in milliseconds. Default: as long as that takes. */
  readonly loadWaitMs?: number | null;
}

/** A chat model that may be loaded ahead of the first question. Close it. */
export interface LocalChat extends ChatModel {
  /** Begins to load; what goes wrong is told by the first question, which tries again. */
  warm(): void;
  close(): Promise<void>;
}

/** A core reads some ten to a hundred tokens a second: a longer prompt would not be answered in time. */
const USUAL_CONTEXT = 4096;
/** A model in process shares its cores; it shows every some seconds that it goes on. Milliseconds. */
const USUAL_TIMES: ChatTimes = { idleMs: 30_000, timeoutMs: 180_000 };

/**
 * A chat model in a worker thread of this process, loaded at the first reply or when warmed. Its `stream` rejects with a
 * WenbaoError when the model cannot be loaded (missing, offline, hub unreachable, broken) or is still loading, and with
 * a ChatModelError as `adaptChat` has it. The times begin when the model is there.
 */
export function openLocalChat(options: LocalChatOptions): LocalChat {
  const { loadWaitMs = null } = options;
  const engine = new LocalChatEngine(options);
  const times = { ...USUAL_TIMES, ...given('idleMs', options.idleMs), ...given('timeoutMs', options.timeoutMs) };
  const source = {
    id: lastPart(options.model),
    context: options.context ?? USUAL_CONTEXT,
    open: async () => {
      const { LocalChatModel } = await import('./local-chat-model.ts');
      return new LocalChatModel(engine, { model: options.model, ...given('maxTokens', options.maxTokens) });
    },
  };
  const model = adaptChat(source, times);
  return {
    ...model,
    async *stream(messages, signal, wishes) {
      await engine.ready(loadWaitMs, signal);
      yield* model.stream(messages, signal, wishes);
    },
    warm: () => void engine.ready(null).catch(() => {}),
    close: () => engine.close(),
  };
}

function given<K extends string>(name: K, value: number | undefined): Partial<Record<K, number>> {
  // One name, and its value when there is one.
  return value === undefined ? {} : ({ [name]: value } as Record<K, number>);
}
