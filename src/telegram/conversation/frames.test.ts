import { GrammyError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { aWhile, until } from '../__fixtures__/waiting.ts';
import { type FramePace, openFrames } from './frames.ts';

const QUICK: FramePace = { first: 0, gap: 5, life: null };

/** Frames whose calls end when the test says how. */
function openTrial(pace: Partial<FramePace> = {}) {
  const drawn: string[] = [];
  const calls: { end: () => void; fail: (error: unknown) => void; signal: AbortSignal }[] = [];
  const frames = openFrames<string>({ ...QUICK, ...pace }, (frame, signal) => {
    drawn.push(frame);
    return new Promise((resolve, reject) => calls.push({ end: resolve, fail: reject, signal }));
  });
  return { frames, drawn, calls };
}

const refused = (code: number, description = 'refused', retryAfter?: number) =>
  new GrammyError(
    'refused',
    {
      ok: false,
      error_code: code,
      description,
      ...(retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
    },
    'editMessageText',
    {},
  );

describe('frames', () => {
  it('shows the newest when a call is back, and skips what came between', async () => {
    const { frames, drawn, calls } = openTrial();
    frames.show('一');
    await until(() => calls.length === 1);
    for (const frame of ['二', '三', '四']) frames.show(frame);
    await aWhile(40);
    expect(drawn).toEqual(['一']);
    calls[0]?.end();
    await until(() => calls.length === 2);
    expect(drawn).toEqual(['一', '四']);
    frames.end();
  });

  it('keeps the gap between frames', async () => {
    const { frames, drawn, calls } = openTrial({ gap: 400 });
    frames.show('一');
    await until(() => calls.length === 1);
    calls[0]?.end();
    const shown = Date.now();
    frames.show('二');
    await until(() => drawn.length === 2);
    expect(Date.now() - shown).toBeGreaterThanOrEqual(390);
    frames.end();
  });

  it('shows nothing of what is over before the first frame is due', async () => {
    const { frames, drawn } = openTrial({ first: 60 });
    frames.show('一');
    frames.end();
    await aWhile(120);
    expect(drawn).toEqual([]);
  });

  it('pauses after a 429 as long as it is told, then shows the newest', async () => {
    const { frames, drawn, calls } = openTrial();
    frames.show('一');
    await until(() => calls.length === 1);
    calls[0]?.fail(refused(429, 'Too Many Requests', 1));
    const failed = Date.now();
    frames.show('二');
    await aWhile(50);
    frames.show('三');
    await until(() => drawn.length === 2);
    expect(Date.now() - failed).toBeGreaterThanOrEqual(950);
    expect(drawn).toEqual(['一', '三']);
    frames.end();
  });

  it.each([
    ['a lost call', new TypeError('fetch failed'), true],
    ['a frame that is shown already', refused(400, 'Bad Request: message is not modified'), true],
    ['a refusal', refused(400, 'Bad Request: message to edit not found'), false],
    ['a chat that is closed', refused(403), false],
  ])('goes on or not after %s', async (_, error, goesOn) => {
    const { frames, drawn, calls } = openTrial();
    frames.show('一');
    await until(() => calls.length === 1);
    calls[0]?.fail(error);
    await aWhile(30);
    frames.show('二');
    for (const call of calls) call.end();
    await aWhile(60);
    expect(drawn.includes('二')).toBe(goesOn);
    frames.end();
  });

  it('shows a frame again before it fades', async () => {
    const { frames, drawn, calls } = openTrial({ life: 20 });
    frames.show('一');
    await until(() => calls.length === 1);
    calls[0]?.end();
    await until(() => drawn.length === 2);
    expect(drawn).toEqual(['一', '一']);
    frames.end();
  });

  it('hangs up when it ends, and shows nothing after that', async () => {
    const { frames, drawn, calls } = openTrial();
    frames.show('一');
    await until(() => calls.length === 1);
    frames.show('二');
    frames.end();
    expect(calls[0]?.signal.aborted).toBe(true);
    calls[0]?.end();
    frames.show('三');
    await aWhile(40);
    expect(drawn).toEqual(['一']);
  });
});
