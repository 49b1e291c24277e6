import { describe, expect, it } from 'vitest';
import { addDays } from '../domain/day.ts';
import { cycleIndex, cycleYear, lunarDateOf, lunarDay, lunarMonth, lunarNewYear } from './lunar.ts';

describe('the lunar calendar', () => {
  it.each([
    [1949, '1949-01-29'],
    [1954, '1954-02-03'],
    [1966, '1966-01-21'],
    [1985, '1985-02-20'],
    [1996, '1996-02-19'],
    [2000, '2000-02-05'],
    [2008, '2008-02-07'],
    [2022, '2022-02-01'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2030, '2030-02-03'],
    [2033, '2033-01-31'],
    [2050, '2050-01-23'],
  ])('begins the year %i on %s', (year, wanted) => {
    expect(lunarNewYear(year)).toBe(wanted);
  });

  it('knows nothing outside 1949–2050', () => {
    expect(lunarNewYear(1948)).toBeNull();
    expect(lunarNewYear(2051)).toBeNull();
    expect(lunarDateOf('1949-01-28')).toBeNull();
    expect(lunarDateOf('XXXX-09-10')).toBeNull();
  });

  it.each([
    [{ year: 1996, month: 8, leap: false, date: 15 }, '1996-09-27'],
    [{ year: 2020, month: 5, leap: false, date: 5 }, '2020-06-25'],
    [{ year: 2022, month: 8, leap: false, date: 15 }, '2022-09-10'],
    [{ year: 2023, month: 2, leap: true, date: 1 }, '2023-03-22'],
    [{ year: 2033, month: 11, leap: true, date: 1 }, '2033-12-22'],
    [{ year: 2021, month: 12, leap: false, date: 30 }, null],
    [{ year: 2022, month: 3, leap: true, date: 1 }, null],
  ])('finds %j on %s', (lunar, wanted) => {
    expect(lunarDay(lunar)).toBe(wanted);
  });

  it('reads every day back from its lunar date', () => {
    for (let day = '1949-01-29'; day <= '2051-02-10'; day = addDays(day, 1)) {
      const lunar = lunarDateOf(day);
      expect(lunar && lunarDay(lunar)).toBe(day);
    }
  });

  it('gives whole months', () => {
    expect(lunarMonth(2020, 4, true)).toEqual({ from: '2020-05-23', to: '2020-06-20' });
    expect(lunarMonth(2021, 4, true)).toBeNull();
  });

  it.each([
    ['甲子', 2000, 1984],
    ['壬寅', 2022, 2022],
    ['己酉', 2021, 2029],
    ['辛亥', 1950, 1971],
  ])('places the year %s near %i in %i', (name, near, wanted) => {
    expect(cycleYear(cycleIndex(name) ?? -1, near)).toBe(wanted);
  });

  it.each(['甲丑', '甲', '甲子年', '子甲'])('takes %s for no year of the cycle', (name) => {
    expect(cycleIndex(name)).toBeNull();
  });
});
