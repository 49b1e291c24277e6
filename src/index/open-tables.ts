import type { Connection, Table } from '@lancedb/lancedb';
import type { Manifest, TableVersions } from './manifest.ts';
import { createTable, openDatabase, type TableName, tendTable } from './tables.ts';

const TABLES = ['articles', 'passages', 'events', 'vectors'] as const;

/** The tables of an index as a writer works on them: opened when needed, written only when something changes. */
export class OpenTables {
  readonly #folder: string;
  readonly #manifest: Manifest | null;
  readonly #reading = new Map<TableName, Table>();
  readonly #writing = new Map<TableName, Table>();
  #database: Connection | null = null;

  /** `manifest` is the commit to go on from; null to start from nothing. */
  constructor(folder: string, manifest: Manifest | null) {
    this.#folder = folder;
    this.#manifest = manifest;
  }

  /** A table with all that was written so far; null when there is none yet. */
  async read(name: TableName): Promise<Table | null> {
    const open = this.#writing.get(name) ?? this.#reading.get(name);
    if (open) return open;
    const version = this.#manifest?.tables[name];
    if (version === undefined) return null;
    const table = await (await this.#connect()).openTable(name, [], { version });
    this.#reading.set(name, table);
    return table;
  }

  /** A table for writing, as it was at the last commit: what a killed writer left behind is undone first. */
  async write(name: Exclude<TableName, 'vectors'>): Promise<Table> {
    return this.#writing.get(name) ?? this.#begin(name, this.#manifest?.tables[name], 0);
  }

  /** The table of vectors for writing; made anew, empty, unless those that are there are to be kept. */
  async writeVectors(dimension: number, keep: boolean): Promise<Table> {
    return (
      this.#writing.get('vectors') ??
      this.#begin('vectors', keep ? this.#manifest?.tables.vectors : undefined, dimension)
    );
  }

  /** Indexes what was written and drops versions that nobody needs; gives the versions that belong together now. */
  async settle(kept: readonly TableVersions[]): Promise<TableVersions> {
    for (const name of ['articles', 'passages', 'events'] as const) {
      if (this.#manifest?.tables[name] === undefined) await this.write(name);
    }
    for (const [name, table] of this.#writing) await tendTable(table, name, await keepFrom(table, name, kept));
    const at = async (name: TableName) => (await this.#writing.get(name)?.version()) ?? this.#manifest?.tables[name];
    const [articles = 0, passages = 0, events = 0, vectors] = await Promise.all(TABLES.map(at));
    return { articles, passages, events, ...(vectors === undefined ? {} : { vectors }) };
  }

  close(): void {
    for (const table of [...this.#reading.values(), ...this.#writing.values()]) table.close();
    this.#database?.close();
  }

  async #begin(name: TableName, version: number | undefined, dimension: number): Promise<Table> {
    const database = await this.#connect();
    const table = version === undefined ? await createTable(database, name, dimension) : await database.openTable(name);
    if (version !== undefined && (await table.version()) !== version) {
      await table.checkout(version);
      await table.restore();
    }
    this.#writing.set(name, table);
    return table;
  }

  async #connect(): Promise<Connection> {
    this.#database ??= await openDatabase(this.#folder);
    return this.#database;
  }
}

/** The time before which no version of a table is needed: that of the oldest one that readers may have open. */
async function keepFrom(table: Table, name: TableName, kept: readonly TableVersions[]): Promise<Date> {
  const wanted = new Set(kept.map((versions) => versions[name]));
  const times = (await table.listVersions())
    .filter(({ version }) => wanted.has(version))
    .map(({ timestamp }) => timestamp.getTime());
  return new Date(Math.min(Date.now() - HOUR, ...times) - 1);
}

const HOUR = 3_600_000;
