import Libsql from 'libsql';
import { stateError } from './state-error.ts';

/** What a column holds. No truth values: the driver ends the process on them, so stores write 0 and 1. */
export type Value = string | number | Uint8Array | null;

/** A row by column name. */
export type Row = Readonly<Record<string, Value | undefined>>;

/**
 * One open SQLite file. Values are always bound, never written into the SQL. Every call throws a WenbaoError when the
 * disk fails or the file is damaged.
 */
export interface Database {
  /** Gives the number of rows changed and the id of the row written last. */
  run(sql: string, ...values: readonly Value[]): { readonly changes: number; readonly id: number };
  get(sql: string, ...values: readonly Value[]): Row | undefined;
  all(sql: string, ...values: readonly Value[]): readonly Row[];
  /** Several statements, without values. */
  script(sql: string): void;
  /** All or nothing of what `work` writes; may be nested. Throws for work that is not synchronous. */
  atomically<T>(work: () => T): T;
  close(): void;
}

/** Opens a file, which is made when it is not there. `waitMs` is how long a call waits for another process's lock. */
export function openDatabase(path: string, waitMs: number): Database {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw stateError(error, path);
    }
  };
  const connection = guarded(() => new Libsql(path, { timeout: waitMs }));
  const prepared = new Map<string, Libsql.Statement>();
  const statement = (sql: string): Libsql.Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const fresh = connection.prepare(sql);
    prepared.set(sql, fresh);
    return fresh;
  };
  const script = (sql: string) => guarded(() => void connection.exec(sql));
  return {
    run: (sql, ...values) =>
      guarded(() => {
        const { changes, lastInsertRowid } = statement(sql).run(values.map(bound));
        return { changes, id: Number(lastInsertRowid) };
      }),
    // The driver gives rows as plain objects of the values above.
    get: (sql, ...values) => guarded(() => statement(sql).get(values.map(bound)) as Row | undefined),
    all: (sql, ...values) => guarded(() => (statement(sql).all(values.map(bound)) as readonly Row[]).map(withBytes)),
    script,
    atomically: transactions(script, () => connection.inTransaction),
    close: () => guarded(() => void connection.close()),
  };
}

/** The driver cuts texts off at a NUL character when it reads them. */
function bound(value: Value): Value {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value;
}

/** The driver gives bytes as a Buffer in one row and as an ArrayBuffer in many. */
function withBytes(row: Readonly<Record<string, Value | ArrayBuffer | undefined>>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof ArrayBuffer ? new Uint8Array(value) : value]),
  );
}

function transactions(script: (sql: string) => void, inTransaction: () => boolean): Database['atomically'] {
  let depth = 0;
  return (work) => {
    const name = `level_${depth}`;
    script(depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${name}`);
    const outer = depth;
    depth += 1;
    try {
      const result = work();
      if (isPromise(result)) throw new TypeError('the work of a transaction must be synchronous');
      script(outer === 0 ? 'COMMIT' : `RELEASE ${name}`);
      return result;
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (inTransaction()) script(outer === 0 ? 'ROLLBACK' : `ROLLBACK TO ${name}; RELEASE ${name}`);
      throw error;
    } finally {
      depth = outer;
    }
  };
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value;
}
