import { describe, expect, it } from 'vitest';
import { settledWithin, withDeadline } from './deadline.ts';

const never = () => new Promise<never>(() => undefined);
const open = new AbortController().signal;

describe('withDeadline', () => {
  it('gives the outcome of work that is done in time', async () => {
    await expect(withDeadline(async () => 1, 1000, open)).resolves.toBe(1);
    await expect(withDeadline(() => Promise.reject(new Error('x')), 1000, open)).rejects.toThrow('x');
  });

  it('tells the work and the caller when the time is over, whether the work heeds it or not', async () => {
    const heard: boolean[] = [];
    const work = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => heard.push(true));
      return never();
    };
    await expect(withDeadline(work, 10, open)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(heard).toEqual([true]);
  });

  it('ends with its parent', async () => {
    const parent = new AbortController();
    const work = withDeadline(never, 60_000, parent.signal);
    parent.abort();
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    await expect(withDeadline(async () => 1, 1000, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('settledWithin', () => {
  it.each([
    ['success', async () => 1],
    ['failure', () => Promise.reject(new Error('x'))],
    ['time', never],
  ])('ends with %s', async (_, work) => {
    await expect(settledWithin(work(), 20)).resolves.toBeUndefined();
  });
});
