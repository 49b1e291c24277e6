import type { Transformer } from 'grammy';
import { describe, expect, it } from 'vitest';
import { WenbaoError } from '../../errors.ts';
import { journalUpdates } from './journal-updates.ts';
import { Reception } from './reception.ts';

/** A journal in memory; `broken` makes the disk fail. */
function journal() {
  const held = new Set<number>();
  return {
    held,
    broken: false,
    receive(updates: readonly { readonly update_id: number }[]) {
      if (this.broken) throw new WenbaoError('磁盘已满', { hint: '' });
      const fresh = updates.map((update) => update.update_id).filter((id) => !held.has(id));
      for (const id of fresh) held.add(id);
      return fresh;
    },
  };
}

const poll = (transformer: Transformer, method: string, reply: unknown) =>
  // The types of all methods at once are not of interest here.
  transformer((async () => reply) as never, method as never, {} as never);
const batch = (...ids: number[]) => ({ ok: true, result: ids.map((id) => ({ update_id: id })) });

describe('journalUpdates', () => {
  it('has written down what a poll brought before the poller sees it', async () => {
    const held = journal();
    const reply = await poll(journalUpdates(new Reception(held)), 'getUpdates', batch(5, 6));
    expect(reply).toEqual(batch(5, 6));
    expect([...held.held]).toEqual([5, 6]);
  });

  it('lets a poll fail whose updates could not be written down, so that they come again', async () => {
    const held = journal();
    held.broken = true;
    const transformer = journalUpdates(new Reception(held));
    await expect(poll(transformer, 'getUpdates', batch(5))).rejects.toThrow('磁盘已满');
  });

  it.each([
    ['a refused poll', 'getUpdates', { ok: false, error_code: 500, description: '' }],
    ['another call', 'getMe', { ok: true, result: { id: 1 } }],
  ])('lets %s through', async (_, method, reply) => {
    const held = journal();
    expect(await poll(journalUpdates(new Reception(held)), method, reply)).toEqual(reply);
    expect(held.held.size).toBe(0);
  });
});
