import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, compareAmounts, differenceOf } from './compare-values.ts';

describe('amountOf', () => {
  it.each([
    ['1200吨', 1200, '吨'],
    ['1.3万余名', 13000, '人'],
    ['9.2%', 9.2, '%'],
    ['百分之七', 7, '%'],
    ['11.6公里', 11600, '米'],
    ['12.6亿元', 1_260_000_000, '元'],
    ['三百二十组', 320, '组'],
    ['1,500人', 1500, '人'],
  ])('%s', (text, value, unit) => {
    expect(amountOf(text)).toEqual({ value, unit, text });
  });

  it.each(['吨', '若干人', '', '七八个'])('%j is no amount', (text) => {
    expect(amountOf(text)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void amountOf(text)));
  });
});

function held(a: string, b: string): number | null {
  const [x, y] = [amountOf(a), amountOf(b)];
  return x && y && compareAmounts(x, y);
}

describe('compareAmounts', () => {
  it.each([
    ['112万吨', '100万吨', 120_000],
    ['8.4公里', '9000米', -600],
    ['5人', '5名', 0],
  ])('%s against %s', (a, b, order) => {
    expect(held(a, b)).toBe(order);
  });

  it('does not hold tons against yuan', () => {
    expect(held('5吨', '3元')).toBeNull();
  });
});

describe('differenceOf', () => {
  it.each([
    ['6.2亿元', '9.5亿元', '3.3亿元'],
    ['11.6公里', '8.4公里', '3.2公里'],
    ['1200吨', '860吨', '340吨'],
    ['2亿元', '500万元', null],
  ])('%s and %s → %s', (a, b, wanted) => {
    const [x, y] = [amountOf(a), amountOf(b)];
    expect(x && y && differenceOf(x, y)).toBe(wanted);
  });
});
