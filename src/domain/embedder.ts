/** Turns text into vectors of `dimension` numbers, unit length. Rejects when the model cannot answer. */
export interface Embedder {
  /** Model and settings: vectors of different ids do not mix. */
  readonly id: string;
  /** Numbers in each vector. */
  readonly dimension: number;
  embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
  embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array>;
  close(): Promise<void>;
}
