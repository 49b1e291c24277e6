import { run } from '@grammyjs/runner';
import type { BotParts } from '../bot-parts.ts';
import { settledWithin } from './deadline.ts';
import { describeError } from './describe-error.ts';
import { HEARD } from './heard-updates.ts';
import type { Hearing } from './hearing.ts';

/**
 * Hears by long polling. The runner confirms a batch with its next poll; what it received is in the journal before that,
 * and the last batch is confirmed at the end, so that it does not come in again.
 */
export function startPolling({ bot, tools: { pace, log, state } }: BotParts): Hearing {
  const handle = run(bot, {
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
