import type { TokenLedger } from '../domain/chat-model.ts';
import type { IndexProgress } from './update-index.ts';

/** What every longer piece of work is given by whoever runs it. */
export interface RunOptions {
  readonly signal: AbortSignal;
  /** Called while an index is written. */
  readonly progress: (progress: IndexProgress) => void;
  /** Takes quiet lines for the operator: a file left out, a model that is not there. */
  readonly note: (line: string) => void;
  /** The process lives long: vectors that are missing are made meanwhile, and no answer waits for a model. */
  readonly background?: boolean;
  /** Where the day's model tokens are counted; left out = in this process alone. */
  readonly ledger?: TokenLedger;
}
