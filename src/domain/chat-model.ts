/** One turn of a conversation as a chat model is given it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Writes text from messages, piece by piece. */
export interface ChatModel {
  /** Name of the model, for reports. */
  readonly id: string;
  /**
   * The reply as it comes. Ends without an error only when the reply is complete; otherwise rejects with a
   * WenbaoError, or with the signal's reason when `signal` aborts.
   */
  stream(messages: readonly ChatMessage[], signal?: AbortSignal): AsyncIterable<string>;
}
