import { describe, expect, it } from 'vitest';
import { fullDates, hanNumber, monthDays } from './printed-dates.ts';

describe('fullDates', () => {
  it.each([
    ['2023年4月12日 星期三', ['2023-04-12']],
    ['2021-08-09 09:31', ['2021-08-09']],
    ['2021.8.9', ['2021-08-09']],
    ['一九九九年一月四日', ['1999-01-04']],
    ['二〇二二年十二月三十一日', ['2022-12-31']],
    ['民国一一二年四月十二日', ['2023-04-12']],
    ['民国八十八年十月二日', ['1999-10-02']],
    ['民国101年1月1日', ['2012-01-01']],
    ['2023年2月30日', []],
    ['第2022期 4版', []],
  ])('reads %s', (text, days) => expect(fullDates(text)).toEqual(days));
});

describe('monthDays', () => {
  it.each([
    ['9月5日上午', [[null, 9, 5]]],
    ['1月2日至3日', [[null, 1, 3]]],
    ['8月30日至9月2日', [[null, 9, 2]]],
    ['一月二日', [[null, 1, 2]]],
    ['2022年9月5日', [[2022, 9, 5]]],
    ['13月5日', []],
  ])('reads %s', (text, wanted) => {
    expect(monthDays(text).map(({ year, month, date }) => [year, month, date])).toEqual(wanted);
  });
});

describe('hanNumber', () => {
  it.each([
    ['元', 1],
    ['七', 7],
    ['十', 10],
    ['十二', 12],
    ['三十一', 31],
    ['一一二', 112],
    ['一百零五', 105],
  ])('counts %s', (text, value) => {
    expect(hanNumber(text)).toBe(value);
  });
});
