import { describe, expect, it } from 'vitest';
import { isQuiet } from './quiet-hours.ts';

const NIGHT = { from: 22 * 60, to: 7 * 60 + 30 };
const NOON = { from: 12 * 60, to: 14 * 60 };

describe('isQuiet', () => {
  it.each([
    ['21:59', NIGHT, false],
    ['22:00', NIGHT, true],
    ['00:00', NIGHT, true],
    ['07:29', NIGHT, true],
    ['07:30', NIGHT, false],
    ['11:59', NOON, false],
    ['12:00', NOON, true],
    ['13:59', NOON, true],
    ['14:00', NOON, false],
    ['03:00', null, false],
  ])('at %s by the clock of this machine', (time, quiet, expected) => {
    expect(isQuiet(new Date(`2024-03-05T${time}:00`), quiet)).toBe(expected);
  });
});
