import type { Day } from './day.ts';
import type { Holdings } from './holdings.ts';

/** One page held, with how doubtful what was read of it is. */
export interface HeldPage {
  readonly source: string;
  readonly paper: string | null;
  readonly day: Day | null;
  /** As printed; null when unknown. */
  readonly page: string | null;
  readonly articles: number;
  /** Articles with a doubt. */
  readonly doubtful: number;
  /** 存疑度 of its articles together, as `pageDoubtScore` has it; doubts of the file itself are not in an index. */
  readonly doubtScore: number;
}

/** What is held, and in which index. */
export interface IndexStats {
  readonly holdings: Holdings;
  /** Every page held, the most doubtful first. */
  readonly pages: readonly HeldPage[];
  /** People named, each once. */
  readonly people: number;
  /** Bytes on disk. */
  readonly bytes: number;
  readonly version: string;
}
