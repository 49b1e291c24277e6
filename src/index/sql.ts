import type { DayRange } from '../domain/day.ts';
import { hasYear } from '../domain/day.ts';
import { type MonthSpan, monthSpan } from './month-span.ts';

/** A filter in LanceDB's SQL. Made by the functions of this file alone: no text reaches SQL in any other way. */
export type Sql = string & { readonly brand: 'Sql' };

const COLUMN = /^[a-z_]+$/;
const NOTHING = sql('false');

/** `column = 'value'` */
export function equals(column: string, value: string): Sql {
  return sql(`${name(column)} = ${literal(value)}`);
}

/** The column is not null. */
export function isGiven(column: string): Sql {
  return sql(`${name(column)} IS NOT NULL`);
}

/** `column IN ('a', 'b')`; matches nothing when there are no values. */
export function isOneOf(column: string, values: readonly string[]): Sql {
  return values.length === 0 ? NOTHING : sql(`${name(column)} IN (${values.map(literal).join(', ')})`);
}

/** The list column holds one of the values at least; matches nothing when there are no values. */
export function holdsAny(column: string, values: readonly string[]): Sql {
  return values.length === 0 ? NOTHING : sql(`array_has_any(${name(column)}, [${values.map(literal).join(', ')}])`);
}

/** The text column holds the value somewhere; no character of it is special. */
export function contains(column: string, value: string): Sql {
  return sql(`contains(${name(column)}, ${literal(value)})`);
}

/** Columns of a day range: its first and last day, and their months and days (`monthSpan`). */
export interface RangeColumns {
  readonly from: string;
  readonly to: string;
  readonly fromMonth: string;
  readonly toMonth: string;
}

/** The row's range of days meets one of the ranges, as `rangesMeet` has it; rows without a day never do. */
export function meetsAny(columns: RangeColumns, ranges: readonly DayRange[]): Sql {
  return ranges.length === 0 ? NOTHING : anyOf(ranges.map((range) => meets(columns, range)));
}

/** All of them; null when there is none. */
export function allOf(filters: readonly Sql[]): Sql | null {
  return filters.length === 0 ? null : sql(filters.map((filter) => `(${filter})`).join(' AND '));
}

function meets(columns: RangeColumns, range: DayRange): Sql {
  const [from, to] = [name(columns.from), name(columns.to)];
  const byMonth = sameMonths(columns, monthSpan(range));
  if (!hasYear(range.from)) return byMonth;
  // 'XXXX-…' is greater than every year, so that the first line holds for rows of known year only.
  return anyOf([
    sql(`${from} <= ${literal(range.to)} AND ${to} >= ${literal(range.from)}`),
    sql(`${from} >= 'XXXX' AND (${byMonth})`),
  ]);
}

/** Month and day alone; a span that runs over New Year, in the row or in the question, is two. */
function sameMonths(columns: RangeColumns, span: MonthSpan): Sql {
  if (span.from > span.to) {
    return anyOf([
      sameMonths(columns, { from: span.from, to: '12-31' }),
      sameMonths(columns, { from: '01-01', to: span.to }),
    ]);
  }
  const [from, to] = [name(columns.fromMonth), name(columns.toMonth)];
  const [first, last] = [literal(span.from), literal(span.to)];
  return anyOf([
    sql(`${from} <= ${to} AND ${from} <= ${last} AND ${to} >= ${first}`),
    sql(`${from} > ${to} AND (${from} <= ${last} OR ${to} >= ${first})`),
  ]);
}

function anyOf(filters: readonly Sql[]): Sql {
  return sql(filters.map((filter) => `(${filter})`).join(' OR '));
}

function name(column: string): string {
  if (!COLUMN.test(column)) throw new RangeError(`not a column name: ${column}`);
  return column;
}

const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The one escape of this SQL is a doubled quote. NUL and half a surrogate pair stand in no row, nor does what replaces them. */
function literal(value: string): string {
  return `'${value.replace(UNSTORABLE, '\ufffe').replaceAll("'", "''")}'`;
}

function sql(text: string): Sql {
  return text as Sql; // the brand is given here and nowhere else
}
