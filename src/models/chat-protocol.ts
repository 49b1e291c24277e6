import type { ChatMessage } from '../domain/chat-model.ts';
import type { Dtype } from './model-files.ts';
import type { ModelSource } from './worker-protocol.ts';

/** What a chat model needs to load; given to its worker as data. */
export interface ChatSource extends ModelSource {
  /** Weights to take; null for what is held, else the smallest that is exact enough. */
  readonly dtype: Dtype | null;
}

/** One reply that is wanted. */
export interface ChatWork {
  readonly messages: readonly ChatMessage[];
  /** Tokens of the reply at most. */
  readonly maxTokens: number;
  /** The reply ends before any of these. */
  readonly stop: readonly string[];
}

/** What a loaded chat model tells of itself. */
export interface ChatReady {
  readonly id: string;
  /** Tokens that prompt and reply may have together. */
  readonly context: number;
}

/** Words of a reply; an empty one says that the model is still reading the prompt. */
export type ChatPart = string;

/** What became of a reply. */
export type ChatResult =
  | {
      readonly status: 'written';
      /** `length`: the reply is not whole. */
      readonly finish: 'stop' | 'length';
      readonly promptTokens: number;
      readonly replyTokens: number;
    }
  | { readonly status: 'too_long'; readonly promptTokens: number; readonly context: number };
