import { describe, expect, it } from 'vitest';
import { festivalDay, nthWeek, nthWeekday, weekOf, yearsWithWeekday } from './calendar.ts';
import { festivalDaysOff, summerHoliday } from './calendar-days-off.ts';
import { seasonRange, solarTermDay } from './calendar-solar-terms.ts';

describe('festivals', () => {
  it.each([
    ['国庆', 2022, '2022-10-01'],
    ['国庆', null, 'XXXX-10-01'],
    ['春节', 2023, '2023-01-22'],
    ['春节', null, null],
    ['除夕', 2023, '2023-01-21'],
    ['元宵', 2021, '2021-02-26'],
    ['端午', 2006, '2006-05-31'],
    ['中秋', 2020, '2020-10-01'],
    ['重阳', 2022, '2022-10-04'],
    ['清明', 2024, '2024-04-04'],
    ['清明', 1999, '1999-04-05'],
    ['母亲节', 2021, '2021-05-09'],
    ['父亲节', 2021, '2021-06-20'],
    ['感恩节', 2019, '2019-11-28'],
    ['冬至', 2024, '2024-12-21'],
    ['没有的节', 2024, null],
  ])('%s in %s is %s', (name, year, wanted) => {
    expect(festivalDay(name, year)).toBe(wanted);
  });

  it.each([
    ['国庆', 2022, '2022-10-01', '2022-10-07'],
    ['国庆', 2020, '2020-10-01', '2020-10-08'],
    ['国庆', 1998, '1998-10-01', '1998-10-02'],
    ['国庆', null, 'XXXX-10-01', 'XXXX-10-07'],
    ['春节', 2021, '2021-02-11', '2021-02-17'],
    ['春节', 2020, '2020-01-24', '2020-02-02'],
    ['劳动节', 2022, '2022-04-30', '2022-05-04'],
    ['劳动节', 2005, '2005-05-01', '2005-05-07'],
    ['清明', 2022, '2022-04-03', '2022-04-05'],
    ['端午', 2023, '2023-06-22', '2023-06-24'],
    ['中秋', 2005, '2005-09-18', '2005-09-18'],
    ['教师节', 2022, '2022-09-10', '2022-09-10'],
  ])('the days off of %s in %s run from %s to %s', (name, year, from, to) => {
    expect(festivalDaysOff(name, year)).toEqual({ from, to });
  });

  it('takes July and August for the summer holiday', () => {
    expect(summerHoliday(null)).toEqual({ from: 'XXXX-07-01', to: 'XXXX-08-31' });
  });
});

describe('solar terms', () => {
  it.each([
    ['小寒', 2021, '2021-01-05'],
    ['立春', 2017, '2017-02-03'],
    ['立春', 2022, '2022-02-04'],
    ['芒种', 2021, '2021-06-05'],
    ['小满', 2008, '2008-05-21'],
    ['立秋', 2023, '2023-08-08'],
    ['冬至', 2021, '2021-12-21'],
    ['冬至', 2051, null],
    ['冬至', 1948, null],
  ])('%s of %i is %s', (name, year, wanted) => {
    expect(solarTermDay(name, year)).toBe(wanted);
  });

  it('runs winter into the next year', () => {
    expect(seasonRange('冬', 2021)).toEqual({ from: '2021-11-07', to: '2022-02-03' });
  });
});

describe('weeks', () => {
  it('begin on Monday', () => {
    expect(weekOf('2022-09-04')).toEqual({ from: '2022-08-29', to: '2022-09-04' });
    expect(weekOf('2022-09-05')).toEqual({ from: '2022-09-05', to: '2022-09-11' });
    expect(weekOf('XXXX-09-05')).toBeNull();
  });

  it('belong where their Monday falls', () => {
    expect(nthWeek(2021, 6, 2)).toEqual({ from: '2021-06-14', to: '2021-06-20' });
    expect(nthWeek(2020, null, 52)).toEqual({ from: '2020-12-28', to: '2021-01-03' });
    expect(nthWeek(2021, null, 53)).toBeNull();
    expect(nthWeek(2021, null, 0)).toBeNull();
  });

  it('count weekdays within a month', () => {
    expect(nthWeekday(2021, 8, 1, 2)).toBe('2021-08-03');
    expect(nthWeekday(2021, 2, 5, 1)).toBeNull();
  });

  it('tell the years in which a day is a given weekday', () => {
    expect(yearsWithWeekday({ month: 9, date: 5, weekday: 1 }, 2010, 2024)).toEqual([2011, 2016, 2022]);
    expect(yearsWithWeekday({ month: 2, date: 29, weekday: 4 }, 1990, 2030)).toEqual([1996, 2024]);
  });
});
