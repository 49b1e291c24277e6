import type { Table } from '@lancedb/lancedb';
import type { Holdings } from '../domain/holdings.ts';
import type { Lance } from './lance.ts';

/** The tables of one commit, open for reading. */
export interface ReadTables {
  readonly lance: Lance;
  readonly articles: Table;
  readonly passages: Table;
  readonly events: Table;
  readonly holdings: Holdings;
}

/** Values in one IN list. */
const CHUNK = 500;

/** A list in parts that fit into one filter. */
export function inParts<T>(values: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(values.length / CHUNK) }, (_, at) =>
    values.slice(at * CHUNK, (at + 1) * CHUNK),
  );
}
