import { describe, expect, it } from 'vitest';
import { compoundAt, isSurname, japaneseSurnameAt, surnameAt } from './surnames.ts';

describe('surnames', () => {
  it.each(['王', '傅', '蒿', '阚', '习'])('knows %s', (char) => {
    expect(isSurname(char)).toBe(true);
  });

  it.each(['的', '在', 'a', ''])('does not take %j', (char) => {
    expect(isSurname(char)).toBe(false);
  });

  it('looks at a place in a text', () => {
    expect(surnameAt('市长王', 2)).toBe(true);
    expect(surnameAt('市长王', 9)).toBe(false);
  });

  it.each([
    ['欧阳修', true],
    ['尉迟恭', true],
    ['欧洲', false],
    ['欧', false],
  ])('compound in %s: %s', (text, wanted) => {
    expect(compoundAt(text, 0)).toBe(wanted);
  });

  it.each([
    ['桥本龙太郎', 2],
    ['佐佐木小次郎', 3],
    ['王小明', 0],
  ])('Japanese family name in %s has %i characters', (text, wanted) => {
    expect(japaneseSurnameAt(text, 0)).toBe(wanted);
  });
});
