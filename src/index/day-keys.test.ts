import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type DayRange, rangesMeet } from '../domain/day.ts';
import { askedDayKeys, rowDayKeys } from './day-keys.ts';

const share = (asked: readonly DayRange[], told: readonly DayRange[]) => {
  const keys = new Set(rowDayKeys(told));
  return askedDayKeys(asked).some((key) => keys.has(key));
};
const one = (day: string): DayRange => ({ from: day, to: day });

describe('keys of days', () => {
  it.each([
    ['the same day', '2022-09-05', '2022-09-05', true],
    ['another year', '2021-09-05', '2022-09-05', false],
    ['a row without a year', '2021-09-05', 'XXXX-09-05', true],
    ['a question without a year', 'XXXX-09-05', '2022-09-05', true],
    ['another day without a year', 'XXXX-09-06', '2022-09-05', false],
  ])('meet as days do: %s', (_, asked, told, meets) => {
    expect(share([one(asked)], [one(told)])).toBe(meets);
  });

  it('ask for whole years and months by one key, with a twin for rows of unknown year', () => {
    expect(askedDayKeys([{ from: '2022-01-01', to: '2022-12-31' }]).sort()).toEqual(['2022', 'XXXX']);
    expect(askedDayKeys([{ from: 'XXXX-01-31', to: 'XXXX-03-01' }])).toEqual(['--01-31', '--02', '--03-01']);
  });

  it('find a long time (今年以来) by year and month, not by each of its days', () => {
    const year = { from: '2022-01-01', to: '2022-09-05' };
    expect(share([one('2022-03-08')], [year])).toBe(false);
    expect(share([{ from: '2022-03-01', to: '2022-03-31' }], [year])).toBe(true);
    expect(share([{ from: '2022-01-01', to: '2022-12-31' }], [year])).toBe(true);
  });

  const day = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays('2019-11-01', offset));
  const known = (most: number) =>
    fc.tuple(day, fc.integer({ min: 0, max: most })).map(([from, days]) => ({ from, to: addDays(from, days) }));
  const yearless = (most: number) =>
    known(most).map(({ from, to }) => ({ from: `XXXX${from.slice(4)}`, to: `XXXX${to.slice(4)}` }));
  const told = fc.oneof(known(30), yearless(30));
  const asked = fc.oneof(known(1000), yearless(300));

  it('meet just when the ranges meet, for anything told of a month or less', () => {
    fc.assert(
      fc.property(asked, told, (question, row) => {
        expect(share([question], [row])).toBe(rangesMeet(question, row));
      }),
      { numRuns: 3000 },
    );
  });

  it('never match what does not meet, however long', () => {
    fc.assert(
      fc.property(asked, fc.oneof(known(900), yearless(300)), (question, row) => {
        if (share([question], [row])) expect(rangesMeet(question, row)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('stay few for any question', () => {
    fc.assert(fc.property(asked, (question) => askedDayKeys([question]).length < 250));
  });

  it('survive what is no day', () => {
    expect(rowDayKeys([{ from: 'soon', to: 'later' }])).toEqual([]);
  });
});
