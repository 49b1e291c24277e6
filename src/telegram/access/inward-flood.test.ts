import { expect, it } from 'vitest';
import { InwardFlood } from './inward-flood.ts';

const flood = () => new InwardFlood({ floodBurst: 3, floodRefill: 1_000 });

it('lets so many pass in a row, tells once, then drops', () => {
  const one = flood();
  const verdicts = [1, 2, 3, 4, 5, 6].map((ms) => one.take(7, 'message', ms));
  expect(verdicts).toEqual(['pass', 'pass', 'pass', 'tell', 'drop', 'drop']);
});

it('lets one pass each time a place is free again, and tells anew only after a calm', () => {
  const one = flood();
  for (let at = 0; at < 4; at++) one.take(7, 'message', 0);
  expect([one.take(7, 'message', 1_000), one.take(7, 'message', 1_001)]).toEqual(['pass', 'drop']);
  for (let at = 0; at < 3; at++) expect(one.take(7, 'message', 10_000)).toBe('pass');
  expect(one.take(7, 'message', 10_000)).toBe('tell');
});

it('counts each person and each kind of update by itself', () => {
  const one = flood();
  for (let at = 0; at < 4; at++) one.take(7, 'message', 0);
  expect(one.take(8, 'message', 0)).toBe('pass');
  const presses = Array.from({ length: 10 }, () => one.take(7, 'button', 0));
  expect(presses.filter((verdict) => verdict === 'pass')).toHaveLength(9);
});

it('counts what comes in late by when it was sent', () => {
  const one = flood();
  const sent = [0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000];
  expect(sent.map((ms) => one.take(7, 'message', ms))).toEqual(sent.map(() => 'pass'));
  expect(one.take(7, 'message', 500)).toBe('pass'); // overtaken by a later one: no time is given back
});

it('forgets people who have been calm, however many come', () => {
  const one = flood();
  for (let id = 1; id <= 20_000; id++) expect(one.take(id, 'message', id * 10)).toBe('pass');
  expect(one.size).toBeLessThan(6_000);
});
