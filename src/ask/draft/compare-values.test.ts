import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountAt, amountOf, clearOrder, differenceOf } from './compare-values.ts';

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
    ['近500人', 500, '人'],
    ['500人以上', 500, '人'],
    ['1.2万亿元', 1_200_000_000_000, '元'],
  ])('%s', (text, value, unit) => {
    expect(amountOf(text)).toMatchObject({ value, unit, text });
  });

  it.each(['近500人', '约500人', '超过500人', '500余人', '500多人', '500人以上', '不足500人', '500人左右'])(
    '%s is no exact number',
    (text) => {
      expect(amountOf(text)).toMatchObject({ value: 500, unit: '人', exact: false });
    },
  );

  it.each([
    ...['吨', '若干人', '', '七八个', '500'],
    ...[
      '3至5万人',
      '3-5人',
      '3～5人',
      '2小时29分47秒',
      '9月5日',
      '第3名',
      '-3.2%',
      '下降3.2%',
      '零下5℃',
      '减少20人',
      '1/3',
    ],
  ])('%j is no amount', (text) => {
    expect(amountOf(text)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void amountOf(text)));
  });
});

describe('amountAt', () => {
  it.each([
    ['税收增长5.1%，', '5.1%', '税收增长多少', 5.1],
    ['税收下降5.1%，', '5.1%', '税收增长多少', null],
    ['税收下降5.1%，', '5.1%', '税收下降多少', 5.1],
    ['5.1%：税收下降5.1%，', '5.1%', '税收增长多少', null],
    ['5.1%：税收增长5.1%，', '5.1%', '税收增长多少', 5.1],
    ['气温零下5℃，', '5℃', '气温多少', null],
    ['可容纳300至500人，', '500人', '可容纳多少人', null],
    ['可容纳500人以上，', '500人', '可容纳多少人', 500],
    ['每吨300元/吨，', '300元/吨', '每吨多少元', 300],
  ])('%s %s, asked %s: %s', (text, printed, question, value) => {
    const start = text.indexOf(printed);
    expect(amountAt(text, { start, end: start + printed.length }, question)?.value ?? null).toBe(value);
  });

  it('keeps what stands behind the number', () => {
    expect(amountAt('可容纳500人以上', { start: 3, end: 7 }, '')).toMatchObject({ exact: false, text: '500人以上' });
  });
});

function held(a: string, b: string): number | null {
  const [x, y] = [amountOf(a), amountOf(b)];
  return x && y && clearOrder(x, y);
}

describe('clearOrder', () => {
  it.each([
    ['112万吨', '100万吨', 120_000],
    ['8.4公里', '9000米', -600],
    ['5人', '5名', 0],
    ['超过1200人', '800人', 400],
  ])('%s against %s', (a, b, order) => {
    expect(held(a, b)).toBe(order);
  });

  it.each([
    ['5吨', '3元'],
    ['5%', '3个百分点'],
    ['近500人', '500人'],
    ['超过500人', '520人'],
    ['约6.2亿元', '6.3亿元'],
  ])('%s and %s do not decide', (a, b) => {
    expect(held(a, b)).toBeNull();
  });
});

describe('differenceOf', () => {
  it.each([
    ['6.2亿元', '9.5亿元', '3.3亿元'],
    ['11.6公里', '8.4公里', '3.2公里'],
    ['1200吨', '860吨', '340吨'],
    ['2亿元', '500万元', null],
    ['9.2%', '7.7%', '1.5个百分点'],
    ['近500人', '300人', null],
    ['500人以上', '300人', null],
  ])('%s and %s → %s', (a, b, wanted) => {
    const [x, y] = [amountOf(a), amountOf(b)];
    expect(x && y && differenceOf(x, y)).toBe(wanted);
  });
});
