import type { Holdings } from './holdings.ts';

/** What is held, and in which index. */
export interface IndexStats {
  readonly holdings: Holdings;
  /** People named, each once. */
  readonly people: number;
  /** Bytes on disk. */
  readonly bytes: number;
  readonly version: string;
}
