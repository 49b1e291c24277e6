/** One call: a question with the texts to judge. */
export interface RerankWork {
  readonly question: string;
  readonly texts: readonly string[];
}

/** What a loaded cross-encoder tells of itself. */
export interface RerankReady {
  readonly id: string;
}

/** One number from 0 to 1 per text, in order. */
export type RerankResult = readonly number[];
