import { describe, expect, it } from 'vitest';
import { dayRangeText, dayText } from './day-text.ts';

describe('dayText', () => {
  it.each([
    ['2022-09-06', '2022年9月6日'],
    ['XXXX-09-06', '9月6日（年份不详）'],
    ['2022-13-40', '2022-13-40'],
  ])('writes %s as %s', (day, wanted) => {
    expect(dayText(day)).toBe(wanted);
  });
});

describe('dayRangeText', () => {
  it.each([
    ['2022-09-05', '2022-09-05', '2022年9月5日'],
    ['2022-01-02', '2022-01-03', '2022年1月2日至3日'],
    ['2022-01-30', '2022-02-02', '2022年1月30日至2月2日'],
    ['2022-12-31', '2023-01-02', '2022年12月31日至2023年1月2日'],
    ['XXXX-01-02', 'XXXX-01-03', '1月2日至3日（年份不详）'],
    ['2022-09-05', null, '2022年9月5日'],
    [null, '2022-09-05', '2022年9月5日'],
    [null, null, null],
    ['odd', '2022-09-05', 'odd至2022年9月5日'],
  ])('writes %s to %s as %s', (from, to, wanted) => {
    expect(dayRangeText(from, to)).toBe(wanted);
  });
});
