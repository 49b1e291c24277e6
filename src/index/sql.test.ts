import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type DayRange, rangesMeet } from '../domain/day.ts';
import { temporaryFolder } from './__fixtures__/temporary-index.ts';
import { loadLance } from './lance.ts';
import { monthSpan } from './month-span.ts';
import { contains, equals, holdsAny, isOneOf, meetsAny } from './sql.ts';

const HOSTILE = [
  "'",
  "''",
  "' OR '1'='1",
  "'; DROP TABLE t; --",
  '\\',
  '%',
  '_',
  '😀',
  '尤礼',
  '',
  '\n',
  'x'.repeat(4096),
  '"',
  '/*',
  '`',
];

/** A LanceDB table of one-off rows. */
async function tableOf(rows: Record<string, unknown>[]) {
  const database = await (await loadLance()).connect(await temporaryFolder());
  return database.createTable('t', rows);
}

describe('filters', () => {
  it('match exactly the rows with the value, whatever the value is', async () => {
    const table = await tableOf(HOSTILE.map((value) => ({ value, list: [value, 'a'] })));
    const found = async (filter: string) => (await table.query().where(filter).toArray()).map((row) => row.value);
    for (const value of HOSTILE) {
      expect(await found(equals('value', value))).toEqual([value]);
      expect(await found(isOneOf('value', [value, "no'ne"]))).toEqual([value]);
      expect(await found(holdsAny('list', [value]))).toEqual([value]);
      expect(await found(contains('value', value))).toEqual(HOSTILE.filter((other) => other.includes(value)));
    }
  });

  it('are one condition for any text at all', async () => {
    const table = await tableOf([{ value: 'one' }, { value: 'two' }]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (value) => {
        expect(await table.countRows(equals('value', `${value}'\0\ud800`))).toBe(0);
        expect(await table.countRows(`${equals('value', value)} OR value = 'one'`)).toBe(value === 'two' ? 2 : 1);
      }),
      { numRuns: 60 },
    );
  });

  it('match nothing when there is nothing to match', () => {
    expect([isOneOf('a', []), holdsAny('a', []), meetsAny(RANGE, [])]).toEqual(['false', 'false', 'false']);
  });

  it('take no column name that is not one', () => {
    expect(() => equals('a = a OR b', 'x')).toThrow(RangeError);
  });
});

const RANGE = { from: 'from_day', to: 'to_day', fromMonth: 'from_month', toMonth: 'to_month' };

const day = fc.integer({ min: 0, max: 1200 }).map((offset) => addDays('2020-06-01', offset));
const known = fc
  .tuple(day, fc.integer({ min: 0, max: 900 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));
const yearless = fc
  .tuple(day, fc.integer({ min: 0, max: 300 }))
  .map(([from, days]) => ({ from: `XXXX${from.slice(4)}`, to: `XXXX${addDays(from, days).slice(4)}` }));
const range: fc.Arbitrary<DayRange> = fc.oneof(known, yearless);

describe('ranges of days', () => {
  it('meet in SQL just when they meet in rangesMeet', async () => {
    const rows = fc.sample(range, { numRuns: 300, seed: 3 });
    const table = await tableOf(
      rows.map(({ from, to }, at) => {
        const months = monthSpan({ from, to });
        return { at, from_day: from, to_day: to, from_month: months.from, to_month: months.to };
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(range, { minLength: 1, maxLength: 2 }), async (asked) => {
        const found = await table.query().where(meetsAny(RANGE, asked)).select(['at']).toArray();
        const wanted = rows.flatMap((row, at) => (asked.some((one) => rangesMeet(one, row)) ? [at] : []));
        expect(found.map((row) => Number(row.at)).sort((a, b) => a - b)).toEqual(wanted);
      }),
      { numRuns: 80, seed: 5 },
    );
  });
});
