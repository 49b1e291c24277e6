import { describe, expect, it } from 'vitest';
import { daysBetween } from './day.ts';

describe('daysBetween', () => {
  const day = (at: string) => ({ from: at, to: at });

  it.each([
    ['2023-09-05', '2023-09-06', 1],
    ['2023-09-06', '2023-09-05', 1],
    ['2022-12-31', '2023-01-01', 1],
    ['2023-09-05', '2023-09-05', 0],
    ['XXXX-09-05', '2023-09-08', 3],
    ['XXXX-12-31', '2023-01-02', 2],
  ])('from %s to %s it is %i', (a, b, days) => {
    expect(daysBetween(day(a), day(b))).toBe(days);
  });

  it('counts from the nearest ends of ranges', () => {
    expect(daysBetween({ from: '2023-09-01', to: '2023-09-10' }, { from: '2023-09-15', to: '2023-09-30' })).toBe(5);
    expect(daysBetween({ from: '2023-09-01', to: '2023-09-10' }, { from: '2023-09-10', to: '2023-09-30' })).toBe(0);
  });
});
