import { describe, expect, it } from 'vitest';
import { goesInCircles } from './local-chat-loops.ts';

/** `count` tokens that are all different from those of other starts. */
const line = (start: number, count: number) => Array.from({ length: count }, (_, at) => start * 1000 + at);
const times = (count: number, tokens: readonly number[]) => Array.from({ length: count }, () => tokens).flat();

describe('goesInCircles', () => {
  it.each<[string, number[], boolean]>([
    ['nothing', [], false],
    ['a reply of different lines', [...line(1, 40), ...line(2, 40), ...line(3, 40)], false],
    ['a line that comes twice', times(2, line(1, 40)), false],
    ['a line that comes three times', times(3, line(1, 40)), true],
    ['the same after a good beginning', [...line(1, 60), ...times(3, line(2, 20))], true],
    ['a loop that was left again', [...times(3, line(1, 40)), 7], false],
    ['one word many times', times(48, [5]), true],
    ['one word a few times', times(12, [5]), false],
    ['lines that differ in one place', [1, 2, 3, 4].flatMap((day) => [...line(1, 20), day, ...line(2, 20)]), false],
  ])('%s', (_, tokens, wanted) => {
    expect(goesInCircles(tokens)).toBe(wanted);
  });

  it('finds a loop soon after its third round began to be whole, wherever it stands in a line', () => {
    const spoken = [...line(9, 30), ...times(6, line(1, 25))];
    const found = spoken.findIndex((_, at) => goesInCircles(spoken.slice(0, at + 1)));
    expect(found).toBe(30 + 75 - 1);
  });
});
