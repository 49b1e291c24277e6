import { describe, expect, it } from 'vitest';
import { countChanges } from './count-changes.ts';

const place = (source: string, slot: string, id: string, key = id) => ({ source, slot, id, key });

describe('counting changes', () => {
  it.each([
    ['nothing', [], [], [0, 0, 0]],
    ['an article that came', [], [place('a', '1', 'x')], [1, 0, 0]],
    ['an article that went', [place('a', '1', 'x')], [], [0, 0, 1]],
    ['an article that was edited', [place('a', '1', 'x')], [place('a', '1', 'y')], [0, 1, 0]],
    ['an article that was read otherwise', [place('a', '1', 'x', 'k')], [place('a', '1', 'x', 'l')], [0, 1, 0]],
    ['an article that moved to another file', [place('a', '1', 'x')], [place('b', '1', 'x')], [0, 0, 0]],
    ['an article put before another', [place('a', '1', 'x')], [place('a', '1', 'y'), place('a', '2', 'x')], [1, 0, 0]],
    ['one of two copies that went', [place('a', '1', 'x'), place('b', '1', 'x')], [place('a', '1', 'x')], [0, 0, 1]],
    ['a record that was replaced by another', [place('a', 'r1', 'x')], [place('a', 'r2', 'y')], [1, 0, 1]],
  ] as const)('tells %s', (_, before, after, [added, changed, removed]) => {
    expect(countChanges(before, after)).toEqual({ added, changed, removed });
  });
});
