/**
 * Judges how well texts answer a question, reading each together with the question (a cross-encoder). Costs up to a
 * second a text: give it few. Rejects when the model cannot answer, and with the signal's reason when that aborts; what
 * was not begun by then is never done.
 */
export interface Reranker {
  /** Model and settings: scores of different ids cannot be compared. */
  readonly id: string;
  /**
   * One finite number from 0 to 1 per text, in order; higher = answers better. Any text will do: what is beyond the
   * model's length is left out, from the end.
   */
  score(question: string, texts: readonly string[], signal?: AbortSignal): Promise<readonly number[]>;
  /** Calls under way and later ones reject; may be done twice. */
  close(): Promise<void>;
}
