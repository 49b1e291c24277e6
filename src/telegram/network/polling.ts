import { run } from '@grammyjs/runner';
import type { Update } from 'grammy/types';
import type { BotParts } from '../bot-parts.ts';
import { settledWithin } from './deadline.ts';
import { describeError } from './describe-error.ts';
import { HEARD } from './heard-updates.ts';
import type { Hearing } from './hearing.ts';

/**
 * Hears by long polling. The runner confirms a batch with its next poll; what it received is in the journal before that,
 * and the last batch is confirmed at the end, so that it does not come in again. What was written down before this
 * process began is not handled here (see `resumePending`).
 */
export function startPolling({ bot, reception, tools: { pace, log, state } }: BotParts): Hearing {
  const hearer = {
    api: bot.api,
    errorHandler: bot.errorHandler,
    handleUpdate: async (update: Update) => {
      if (reception.claim(update.update_id)) await bot.handleUpdate(update);
    },
  };
  const handle = run(hearer, {
    runner: {
      fetch: { timeout: pace.pollSeconds, allowed_updates: HEARD },
      retryInterval: pace.pollRetry,
      maxRetryTime: Number.POSITIVE_INFINITY,
      silent: true,
    },
  });
  const confirm = async () => {
    const newest = state.updates.newest();
    if (newest === null) return;
    try {
      await bot.api.getUpdates({ offset: newest + 1, limit: 1, timeout: 0, allowed_updates: HEARD });
    } catch (error) {
      log('last_batch_not_confirmed', { why: describeError(error) });
    }
  };
  return {
    ended: handle.task() ?? Promise.resolve(),
    stop: async () => {
      await settledWithin(Promise.resolve(handle.isRunning() ? handle.stop() : undefined), pace.farewell);
      await settledWithin(confirm(), pace.farewell);
    },
  };
}
