import { describe, expect, it } from 'vitest';
import type { ChatModel } from '../domain/chat-model.ts';
import { withBreaker } from './chat-breaker.ts';
import { ChatModelError, type ChatModelErrorCode } from './chat-model-error.ts';

/** A model that fails as told, next in turn, and counts how often it was asked. */
function failing(outcomes: readonly (ChatModelError | 'good')[]): ChatModel & { asked: number } {
  return {
    id: 'm',
    asked: 0,
    async *stream() {
      const outcome = outcomes[this.asked++] ?? 'good';
      if (outcome !== 'good') throw outcome;
      yield '好';
    },
  };
}

async function codesOf(model: ChatModel, times: number, signal?: AbortSignal): Promise<string[]> {
  const codes: string[] = [];
  for (let n = 0; n < times; n++) {
    try {
      for await (const _ of model.stream([], signal)) break;
      codes.push('good');
    } catch (error) {
      codes.push(error instanceof ChatModelError ? error.code : String(error));
    }
  }
  return codes;
}

const fault = (code: ChatModelErrorCode, retryAfterMs?: number) =>
  new ChatModelError(code, retryAfterMs === undefined ? {} : { retryAfterMs });

describe('a model that keeps failing', () => {
  const three = () => Array.from({ length: 3 }, () => fault('unreachable'));

  it('rests after three failures in a row, and is asked again after half a minute', async () => {
    let now = 0;
    const model = failing(three());
    const resting = withBreaker(model, { now: () => now });
    expect(await codesOf(resting, 5)).toEqual(['unreachable', 'unreachable', 'unreachable', 'resting', 'resting']);
    expect(model.asked).toBe(3);
    now = 30_001;
    expect(await codesOf(resting, 2)).toEqual(['good', 'good']);
  });

  it('rests again at once when the trial after a rest fails', async () => {
    let now = 0;
    const model = failing([...three(), fault('server')]);
    const resting = withBreaker(model, { now: () => now });
    await codesOf(resting, 3);
    now = 31_000;
    expect(await codesOf(resting, 3)).toEqual(['server', 'resting', 'resting']);
    now = 62_000;
    expect(await codesOf(resting, 1)).toEqual(['good']);
  });

  it('lets one question try after a rest and no second beside it', async () => {
    let now = 0;
    const resting = withBreaker(failing(three()), { now: () => now });
    await codesOf(resting, 3);
    now = 31_000;
    const trial = resting.stream([])[Symbol.asyncIterator]();
    const first = trial.next();
    expect(await codesOf(resting, 1)).toEqual(['resting']);
    expect(await first).toMatchObject({ value: '好' });
    expect(await trial.next()).toMatchObject({ done: true });
    expect(await codesOf(resting, 1)).toEqual(['good']);
  });

  it('does not rest for failures that are not in a row, nor for those that are not its own', async () => {
    const model = failing([fault('server'), fault('server'), 'good', fault('server'), fault('server')]);
    const whole = withBreaker(model);
    const codes: string[] = [];
    for (let n = 0; n < 5; n++) {
      try {
        for await (const _ of whole.stream([]));
        codes.push('good');
      } catch {
        codes.push('bad');
      }
    }
    expect(codes).toEqual(['bad', 'bad', 'good', 'bad', 'bad']);
    const other = withBreaker(failing(Array.from({ length: 9 }, (_, n) => fault(n % 2 ? 'too_long' : 'budget'))));
    expect(await codesOf(other, 8)).not.toContain('resting');
    const aborted = withBreaker(failing(three()));
    expect(await codesOf(aborted, 4, AbortSignal.abort())).not.toContain('resting');
  });

  it('takes it for a failure when the time of its caller runs out', async () => {
    const slow: ChatModel = {
      id: 'm',
      async *stream(_messages, signal) {
        yield await new Promise<string>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    };
    const resting = withBreaker(slow);
    const codes = [];
    for (let n = 0; n < 4; n++) codes.push(...(await codesOf(resting, 1, AbortSignal.timeout(5))));
    expect(codes.slice(0, 3).join()).not.toContain('resting');
    expect(codes[3]).toBe('resting');
  });

  it('stays away as long as a server asks, up to five minutes', async () => {
    let now = 0;
    const asked = withBreaker(failing([fault('rate_limited', 120_000)]), { now: () => now });
    expect(await codesOf(asked, 2)).toEqual(['rate_limited', 'resting']);
    now = 119_000;
    expect(await codesOf(asked, 1)).toEqual(['resting']);
    now = 121_000;
    expect(await codesOf(asked, 1)).toEqual(['good']);
    now = 0;
    const long = withBreaker(failing([fault('rate_limited', 86_400_000)]), { now: () => now });
    await codesOf(long, 1);
    now = 301_000;
    expect(await codesOf(long, 1)).toEqual(['good']);
  });
});
