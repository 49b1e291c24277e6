import type { SkippedFile } from './reading.ts';

/** What one run of indexing did. The first four count articles; the next three are what the index now holds. */
export interface IndexReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly articles: number;
  readonly passages: number;
  readonly events: number;
  readonly skipped: readonly SkippedFile[];
  readonly seconds: number;
}
