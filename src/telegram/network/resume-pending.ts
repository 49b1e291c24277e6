import type { Update } from 'grammy/types';
import type { BotParts } from '../bot-parts.ts';

/** Attempts after which an update is given up: one that kills the process each time must not keep the bot down. */
const MOST_ATTEMPTS = 3;

/** Takes up what an earlier run received and did not finish, in the order it came in. Gives how many these are. */
export function resumePending({ bot, tools: { state, log, aside } }: BotParts): number {
  const pending = state.updates.pending();
  for (const { id, update, attempts } of pending) {
    if (attempts >= MOST_ATTEMPTS) {
      state.updates.done(id);
      log('update_given_up', { update: id, attempts });
    } else {
      // The journal holds what Telegram sent.
      aside(() => bot.handleUpdate(update as Update));
    }
  }
  return pending.length;
}
