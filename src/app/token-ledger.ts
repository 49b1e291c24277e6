import type { TokenLedger } from '../domain/chat-model.ts';
import type { UsageStore } from '../state/usage.ts';

/**
 * In the table of use, an id of more bits than Telegram gives to people and chats. Everybody's count (0) is of questions
 * that were answered; a budget counts every reply of the model, also of a question that was stopped.
 */
const MODEL = Number.MIN_SAFE_INTEGER;

/** A ledger in the state file, so that a day's budget of model tokens outlives restarts. */
export function tokenLedger(usage: UsageStore): TokenLedger {
  return {
    spent: (day) => usage.of(MODEL, day).tokens,
    add: (day, tokens) => usage.add(MODEL, day, { tokens }),
  };
}
