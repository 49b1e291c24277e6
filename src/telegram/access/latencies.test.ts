import { expect, it } from 'vitest';
import { Latencies } from './latencies.ts';

it('knows nothing before the first question', () => {
  expect(new Latencies().within(0.5)).toBeNull();
});

it('gives the time within which a share of the questions was answered', () => {
  const latencies = new Latencies();
  for (let ms = 100; ms >= 1; ms--) latencies.note(ms);
  expect([latencies.within(0.5), latencies.within(0.95), latencies.within(1), latencies.within(0)]).toEqual([
    50, 95, 100, 1,
  ]);
});

it('forgets all but the last thousand', () => {
  const latencies = new Latencies();
  for (let count = 0; count < 1_000; count++) latencies.note(9);
  for (let count = 0; count < 999; count++) latencies.note(1);
  expect([latencies.within(0.5), latencies.within(1)]).toEqual([1, 9]);
  latencies.note(1);
  expect(latencies.within(1)).toBe(1);
});
