import { HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import type { LogFields } from './log.ts';
import { DEFAULT_PACE } from './pace.ts';
import { pollingWatch } from './polling-watch.ts';

type Step = number | 'ok' | 'cut' | 'aborted';

/** Polls once for each step; gives the log and how each poll looked to the runner. */
async function watch(steps: readonly Step[]) {
  const log: string[] = [];
  const seen: unknown[] = [];
  const reception: { failingSince: number | null } = { failingSince: null };
  const note = (event: string, fields: LogFields = {}) => log.push([event, fields.why].filter(Boolean).join(' '));
  const transformer = pollingWatch({ ...DEFAULT_PACE, conflicts: 2 }, note, reception);
  for (const step of steps) {
    const prev = async () => {
      if (step === 'cut' || step === 'aborted')
        throw new HttpError('failed', Object.assign(new Error('x'), { code: 'ECONNRESET' }));
      return step === 'ok' ? { ok: true, result: [] } : { ok: false, error_code: step, description: 'x' };
    };
    const signal = step === 'aborted' ? AbortSignal.abort() : new AbortController().signal;
    // The types of all methods at once, and of the polyfill's signals, are not of interest here.
    const poll = transformer(prev as never, 'getUpdates', {} as never, signal as never);
    seen.push(await poll.then((reply) => (reply.ok ? 'ok' : reply.error_code)).catch(() => 'thrown'));
  }
  return { log, seen, failing: reception.failingSince !== null };
}

describe('pollingWatch', () => {
  it('says once that nothing comes in, and once that it does again', async () => {
    const { log } = await watch(['ok', 'cut', 500, 'cut', 'ok', 'ok', 502, 'ok']);
    expect(log).toEqual([
      'polling_lost 网络不通（ECONNRESET）',
      'polling_back',
      'polling_lost getUpdates 502',
      'polling_back',
    ]);
  });

  it.each<[boolean, Step[]]>([
    [false, ['ok']],
    [true, ['ok', 500]],
    [true, [409, 'cut']],
    [false, ['cut', 'ok']],
  ])('lets others see whether polls fail: %s after %j', async (failing, steps) => {
    expect((await watch(steps)).failing).toBe(failing);
  });

  it('says nothing when the bot itself broke off', async () => {
    expect(await watch(['ok', 'aborted'])).toEqual({ log: [], seen: ['ok', 'thrown'], failing: false });
  });

  it('hides a conflict from the runner for a while, and begins to count anew after a good poll', async () => {
    const { log, seen } = await watch([409, 409, 'ok', 409, 409, 409]);
    expect(seen).toEqual(['thrown', 'thrown', 'ok', 'thrown', 'thrown', 409]);
    expect(log.filter((line) => line.includes('409'))).toHaveLength(2);
  });

  it('lets other refusals through to the runner', async () => {
    expect((await watch([401, 429])).seen).toEqual([401, 429]);
  });
});
