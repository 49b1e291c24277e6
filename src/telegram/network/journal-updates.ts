import type { Transformer } from 'grammy';
import type { Update } from 'grammy/types';
import type { Reception } from './reception.ts';

/** Writes down what a poll brought before the runner sees it, whose next poll acknowledges it. */
export function journalUpdates(reception: Reception): Transformer {
  return async (prev, method, payload, signal) => {
    const reply = await prev(method, payload, signal);
    // The result of getUpdates is a list of updates; a transformer's type does not go by the method's name.
    if (method === 'getUpdates' && reply.ok) reception.writeDown(reply.result as unknown as readonly Update[]);
    return reply;
  };
}
