import { expect, it } from 'vitest';
import { OnceIn } from './once-in.ts';

it('is due once in its span, for each one by itself', () => {
  const hourly = new OnceIn(1_000);
  expect([hourly.isDue(7, 0), hourly.isDue(7, 999), hourly.isDue(8, 999), hourly.isDue(7, 1_000)]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

it('forgets those of longest ago when there are too many', () => {
  const hourly = new OnceIn(1_000_000);
  for (let id = 1; id <= 10_001; id++) hourly.isDue(id, id);
  expect([hourly.isDue(2, 20_000), hourly.isDue(1, 20_000)]).toEqual([false, true]);
});
