import { describe, expect, it } from 'vitest';
import { mayBeOnePage, readJump } from './jump.ts';

describe('readJump', () => {
  it.each([
    ['(下转A03版①)', true, 'A03', 1],
    ['（下转第3版）', true, '3', null],
    ['下转二版', true, '2', null],
    ['【上接A01版②】', false, 'A01', 2],
    ['上接第一版', false, '1', null],
    ['（紧接第1版）', true, '1', null],
    ['(下转3①)', true, '3', 1],
    ['上接01版(二)', false, '01', 2],
    ['（上接头版）', false, '1', null],
    ['下转', true, null, null],
  ])('%s', (words, onward, page, mark) => {
    expect(readJump(words)).toMatchObject({ onward, page, mark });
  });

  it('reads the title that a jump line names', () => {
    expect(readJump('（上接A01版《老街换新颜》）').title).toBe('老街换新颜');
  });
});

describe('mayBeOnePage', () => {
  it.each([
    ['01', '1', true],
    ['A01', '1', true],
    ['A01', 'A1', true],
    ['B01', 'A01', false],
    ['B01', '1', false],
    ['2', '3', false],
    [null, '3', true],
  ])('%s and %s: %s', (a, b, same) => expect(mayBeOnePage(a, b)).toBe(same));
});
