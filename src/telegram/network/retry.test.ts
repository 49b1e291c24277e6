import { HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PACE } from './pace.ts';
import { retryTransformer } from './retry.ts';

type Step = { readonly code: number; readonly after?: number } | { readonly errno: string } | 'ok';

/** Runs one call through the transformer against a script of outcomes; gives the number of attempts and how it ended. */
async function play(
  method: 'sendMessage' | 'getMe' | 'getUpdates' | 'sendChatAction' | 'sendMessageDraft',
  steps: Step[],
  pace = {},
) {
  const log: unknown[] = [];
  const own = new AbortController().signal;
  let attempts = 0;
  const prev = async () => {
    attempts++;
    const step = steps.shift() ?? 'ok';
    if (step === 'ok') return { ok: true, result: true };
    if ('errno' in step) throw new HttpError('failed', Object.assign(new Error('x'), { code: step.errno }));
    const parameters = step.after === undefined ? {} : { parameters: { retry_after: step.after } };
    return { ok: false, error_code: step.code, description: 'x', ...parameters };
  };
  const quick = { ...DEFAULT_PACE, firstRetry: 5, longestRetry: 10, giveUp: 300, ...pace };
  const transformer = retryTransformer(quick, (event, fields) => log.push([event, fields]), own);
  // The types of all methods at once are not of interest here.
  const end = await transformer(prev as never, method, {} as never).then(
    (reply) => (reply.ok ? 'ok' : reply.error_code),
    (error: unknown) => (error instanceof HttpError ? 'thrown' : error),
  );
  return { attempts, end, log };
}

describe('retryTransformer', () => {
  it.each([
    ['takes a success as it is', 'sendMessage', ['ok'], 1, 'ok'],
    ['repeats after 429 and 5xx', 'sendMessage', [{ code: 429 }, { code: 500 }, { code: 503 }, 'ok'], 4, 'ok'],
    ['does not repeat what was refused', 'sendMessage', [{ code: 400 }], 1, 400],
    ['does not repeat what was forbidden', 'sendMessage', [{ code: 403 }], 1, 403],
    [
      'repeats a message that was never sent',
      'sendMessage',
      [{ errno: 'ECONNREFUSED' }, { errno: 'ENOTFOUND' }],
      3,
      'ok',
    ],
    ['does not repeat a message that may have arrived', 'sendMessage', [{ errno: 'ECONNRESET' }], 1, 'thrown'],
    ['repeats what is harmless twice', 'getMe', [{ errno: 'ECONNRESET' }, { errno: 'UND_ERR_SOCKET' }], 3, 'ok'],
    ['leaves polls to the runner', 'getUpdates', [{ code: 429, after: 0 }], 1, 429],
    ['leaves typing signs alone', 'sendChatAction', [{ code: 500 }], 1, 500],
    ['leaves frames of drafts alone', 'sendMessageDraft', [{ code: 429, after: 0 }], 1, 429],
    ['gives up at once when the wait is longer than all patience', 'sendMessage', [{ code: 429, after: 60 }], 1, 429],
  ] as const)('%s', async (_, method, steps, attempts, end) => {
    expect(await play(method, [...steps])).toMatchObject({ attempts, end });
  });

  it('gives up in the end with the last outcome', async () => {
    const { attempts, end } = await play(
      'sendMessage',
      Array.from({ length: 999 }, () => ({ code: 502 })),
      { giveUp: 400 },
    );
    expect(end).toBe(502);
    expect(attempts).toBeGreaterThan(3);
    expect(attempts).toBeLessThan(60);
  });

  it('writes one line for each wait', async () => {
    const { log } = await play('getMe', [{ code: 500 }, { errno: 'ECONNREFUSED' }]);
    expect(log).toEqual([
      ['retry', { method: 'getMe', why: '500', wait_ms: 5 }],
      ['retry', { method: 'getMe', why: '网络不通（ECONNREFUSED）', wait_ms: 10 }],
    ]);
  });

  it.each(['the bot', 'the caller'])('ends its waiting at once when %s breaks off', async (who) => {
    const [bot, call] = [new AbortController(), new AbortController()];
    const transformer = retryTransformer(DEFAULT_PACE, () => undefined, bot.signal);
    const prev = async () => {
      setTimeout(() => (who === 'the bot' ? bot : call).abort(), 20);
      return { ok: false, error_code: 429, description: 'x', parameters: { retry_after: 500 } };
    };
    // The types of all methods at once, and of the polyfill's signals, are not of interest here.
    const reply = await transformer(prev as never, 'editMessageText', {} as never, call.signal as never);
    expect(reply).toMatchObject({ ok: false, error_code: 429 });
  });
});
