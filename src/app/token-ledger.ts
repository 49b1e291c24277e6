import type { TokenLedger } from '../domain/chat-model.ts';
import type { UsageStore } from '../state/usage.ts';

/** In the table of use, this id is everybody together. */
const EVERYBODY = 0;

/** A ledger in the state file, so that a day's budget of model tokens outlives restarts. */
export function tokenLedger(usage: UsageStore): TokenLedger {
  return {
    spent: (day) => usage.of(EVERYBODY, day).tokens,
    add: (day, tokens) => usage.add(EVERYBODY, day, { tokens }),
  };
}
