/** One turn of a conversation as a chat model is given it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Tokens of one reply. `estimated` when the model did not say and they were counted by characters. */
export interface TokenCount {
  readonly prompt: number;
  readonly completion: number;
  readonly estimated: boolean;
}

/** What is wanted of one reply beside its words. */
export interface ReplyWishes {
  /** Asks for one JSON object where the model can be held to that; the prompt must ask for it too. */
  readonly json?: boolean;
  /** Hears what the reply cost, once, at its end, also of one that failed after words had come. */
  readonly onTokens?: (count: TokenCount) => void;
}

/** Writes text from messages, piece by piece. */
export interface ChatModel {
  /** Name of the model, for reports. */
  readonly id: string;
  /** Tokens that prompt and reply may have together; left out = not known. */
  readonly context?: number;
  /**
   * The reply as it comes. Ends without an error only when the reply is complete; otherwise rejects with a
   * WenbaoError, or with the signal's reason when `signal` aborts.
   */
  stream(messages: readonly ChatMessage[], signal?: AbortSignal, wishes?: ReplyWishes): AsyncIterable<string>;
}

/** Keeps count of the tokens spent on a day (`2024-03-01`, by the clock of this machine). */
export interface TokenLedger {
  spent(day: string): number | Promise<number>;
  add(day: string, tokens: number): void | Promise<void>;
}
