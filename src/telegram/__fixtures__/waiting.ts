import { expect } from 'vitest';

/** Waits until something is true; fails the test after twenty seconds, for a loaded machine is slow. */
export async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { interval: 5, timeout: 20_000 }).toBe(true);
}

/** Waits long enough for something to have happened that must not. */
export function aWhile(milliseconds = 150): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
