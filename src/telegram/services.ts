import type { Answer } from '../domain/answer.ts';

/** What the bot asks its questions of. The conversation's id is the bot's own; what it remembers is the service's. */
export interface AskService {
  /**
   * Answers a question as the next turn of its conversation; a refusal is an answer too. Rejects when nothing could be
   * looked up, or when `signal` is aborted.
   */
  answer(question: string, conversationId: string, signal: AbortSignal): Promise<Answer>;
  /** Begins the conversation anew: the next question knows nothing of the earlier ones. */
  forget(conversationId: string): void;
}
