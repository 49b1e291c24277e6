/** Updates coming in, by polling or by webhook. */
export interface Hearing {
  /** Resolves when it was stopped; rejects with what ended it when updates can no longer come in. */
  readonly ended: Promise<void>;
  /** Takes no more updates, and acknowledges those taken. Never rejects. */
  stop(): Promise<void>;
}
