import type { Transformer } from 'grammy';
import { describeError } from './describe-error.ts';
import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import type { Reception } from './reception.ts';

/**
 * Tells the log when updates stop coming in and when they come again, once each, and keeps that in `reception`. While another bot
 * polls on the same token (409), as for a moment during a redeployment, it makes the runner try again instead of ending;
 * after `pace.conflicts` such polls in a row the 409 goes through and ends it.
 */
export function pollingWatch(pace: Pace, log: Log, reception: Pick<Reception, 'failingSince'>): Transformer {
  let conflicts = 0;
  const lost = (why: string) => {
    if (reception.failingSince === null) log('polling_lost', { why });
    reception.failingSince ??= Date.now();
  };
  const heard = () => {
    if (reception.failingSince !== null) log('polling_back', { seconds: secondsSince(reception.failingSince) });
    reception.failingSince = null;
    conflicts = 0;
  };
  return async (prev, method, payload, signal) => {
    if (method !== 'getUpdates') return prev(method, payload, signal);
    try {
      const reply = await prev(method, payload, signal);
      if (reply.ok) heard();
      else if (reply.error_code !== 409) lost(`getUpdates ${reply.error_code}`);
      else if (++conflicts <= pace.conflicts) throw new ConflictForNow();
      return reply;
    } catch (error) {
      if (error instanceof ConflictForNow) lost('getUpdates 409: another program receives on the same token');
      else if (!signal?.aborted) lost(describeError(error));
      throw error;
    }
  };
}

/** Has no error code, so that the runner polls again. */
class ConflictForNow extends Error {}

function secondsSince(time: number): number {
  return Math.round((Date.now() - time) / 1000);
}
