import { createRequire } from 'node:module';
import type { Data, Table, Utf8 } from 'apache-arrow';
import type { Row } from './tables.ts';

/** Text columns of the `vectors` table; beside them it has `event_days` and `vector`. */
export const VECTOR_ROW_COLUMNS = ['key', 'id', 'article_id', 'paper', 'issue_day', 'issue_month'] as const;

/**
 * Rows of the `vectors` table, one vector each, as an Arrow table made in one piece: LanceDB takes numbers one by one from
 * plain rows, which costs more than all else together.
 */
export function vectorRows(rows: readonly Row[], vectors: readonly Float32Array[]): Table {
  const arrow = loadArrow();
  const { Field, FixedSizeList, Float32, List, makeData, makeVector } = arrow;
  const texts = (values: readonly (string | null)[]): Data<Utf8> => textData(arrow, values);
  const columns = VECTOR_ROW_COLUMNS.map((column) => {
    const values = rows.map((row) => (row[column] === null ? null : String(row[column])));
    return [column, makeVector(texts(values))] as const;
  });
  const days = rows.map(({ event_days: held }) => (Array.isArray(held) ? held.map(String) : []));
  const ends = Int32Array.from([0, ...days.map((held) => held.length)]);
  for (let at = 1; at < ends.length; at++) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
  const dimension = vectors[0]?.length ?? 0;
  const numbers = new Float32Array(rows.length * dimension);
  vectors.forEach((vector, at) => {
    numbers.set(vector, at * dimension);
  });
  const { length } = rows;
  const dayList = new List(new Field('item', new arrow.Utf8(), true));
  const vectorList = new FixedSizeList(dimension, new Field('item', new Float32(), true));
  const child = makeData({ type: new Float32(), data: numbers });
  return new arrow.Table({
    ...Object.fromEntries(columns),
    event_days: makeVector(makeData({ type: dayList, length, valueOffsets: ends, child: texts(days.flat()) })),
    vector: makeVector(makeData({ type: vectorList, length, child })),
  });
}

/**
 * LanceDB's own copy of the library, which it loads by `require`: a table of another copy is taken apart and put together
 * again, and loses its lists then (LanceDB 0.31).
 */
function loadArrow(): typeof import('apache-arrow') {
  return createRequire(import.meta.url)('apache-arrow');
}

/** Made by hand where there is nothing: Arrow's own way then gives no data at all, and fails when that is written. */
function textData(
  { makeData, Utf8, vectorFromArray }: typeof import('apache-arrow'),
  values: readonly (string | null)[],
): Data<Utf8> {
  const made = values.length === 0 ? undefined : vectorFromArray(values, new Utf8()).data[0];
  return made ?? makeData({ type: new Utf8(), length: 0, valueOffsets: new Int32Array(1), data: new Uint8Array(0) });
}
