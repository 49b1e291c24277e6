import type { Transformer } from 'grammy';
import { HttpError } from 'grammy';
import { describeError } from './describe-error.ts';
import type { Pace } from './pace.ts';

/**
 * Tells the log when messages stop coming in and when they come again, once each. While another bot polls on the same
 * token (409), as for a moment during a redeployment, it makes the runner try again instead of ending; after
 * `pace.conflicts` such polls in a row the 409 goes through and ends it.
 */
export function pollingWatch(pace: Pace, log: (line: string) => void): Transformer {
  let down = false;
  let conflicts = 0;
  const lost = (reason: string) => {
    if (!down) log(`收不到消息：${reason}，正在重试`);
    down = true;
  };
  return async (prev, method, payload, signal) => {
    if (method !== 'getUpdates') return prev(method, payload, signal);
    try {
      const reply = await prev(method, payload, signal);
      if (reply.ok) {
        if (down) log('又能收到消息了');
        down = false;
        conflicts = 0;
        return reply;
      }
      if (reply.error_code !== 409) lost(`Telegram 返回 ${reply.error_code}`);
      else if (++conflicts <= pace.conflicts) throw new ConflictForNow();
      return reply;
    } catch (error) {
      if (error instanceof ConflictForNow) lost('另有程序在用同一个令牌收消息');
      else if (error instanceof HttpError && !signal?.aborted) lost(describeError(error));
      throw error;
    }
  };
}

/** Has no error code, so that the runner polls again. */
class ConflictForNow extends Error {}
