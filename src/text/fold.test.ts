import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, searchForm } from './fold.ts';

describe('fold', () => {
  it.each([
    ['（記者　陳潤）１０月', '(记者 陈润)10月'],
    ['⼀⼆三', '一二三'],
    ['“做大做強”', '“做大做强”'],
  ])('folds %j', (text, wanted) => {
    expect(fold(text)).toBe(wanted);
  });

  it('keeps the length of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length));
  });

  it('makes one search form of width, case, script and gaps', () => {
    expect(searchForm('ＧＤＰ 增長 ３５％')).toBe(searchForm('gdp增长35%'));
  });
});
