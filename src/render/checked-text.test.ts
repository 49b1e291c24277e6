import { describe, expect, it } from 'vitest';
import { checkedText } from './checked-text.ts';

describe('checkedText', () => {
  it('tells what was written, kept, replaced, left out and put in', () => {
    expect(checkedText({ written: 7, passed: 5, replaced: 1, dropped: { name: 1 }, added: 1 })).toBe(
      '模型写了7句，5句通过，1句换成原文，1句删去（人名不符1）；补上漏写的1项',
    );
  });

  it('leaves out what did not happen', () => {
    expect(checkedText({ written: 2, passed: 2, replaced: 0, dropped: {}, added: 0 })).toBe('模型写了2句，2句通过');
  });
});
