import type { ArticleReading } from '../domain/reading.ts';
import type { Placed } from './count-changes.ts';
import type { OpenTables } from './open-tables.ts';
import { articleRow, eventRows, type Identity, identify, passageRows } from './rows.ts';
import { isOneOf } from './sql.ts';
import type { Row } from './tables.ts';

/** What settling changed. `written` is false when every row was there before. */
interface Moved {
  readonly gone: readonly Placed[];
  readonly come: readonly Placed[];
  readonly written: boolean;
}

interface Held {
  readonly rowId: string;
  readonly key: string;
  readonly slot: string;
  readonly id: string;
}

/** What was there of a file, and which of it came again. */
interface Visit {
  readonly before: ReadonlyMap<string, Held>;
  readonly seen: Set<string>;
  /** What this run wrote of it, or has waiting. */
  readonly added: Held[];
  /** True when the file turned out to have nothing to keep. */
  removed: boolean;
}

/** Rows of each table kept in memory before they are written together. */
const BATCH = 4000;
/** Values in one IN list. */
const CHUNK = 1000;
const NAMES = ['articles', 'passages', 'events'] as const;

/**
 * Articles in their places. An article that comes again as it was costs nothing; one that only moved to another file
 * costs one row; passages and events are written once for every content and go when no place has it any more.
 */
export class PlacedArticles {
  readonly #tables: OpenTables;
  readonly #visits = new Map<string, Visit>();
  readonly #rows: Record<(typeof NAMES)[number], Row[]> = { articles: [], passages: [], events: [] };
  readonly #come: Placed[] = [];
  #bySource: ReadonlyMap<string, readonly Held[]> | null = null;
  #keys: Set<string> = new Set();
  #written = false;

  constructor(tables: OpenTables) {
    this.#tables = tables;
  }

  /** Gives articles of a file; they join those of earlier calls for it. */
  async put(source: string, readings: readonly ArticleReading[]): Promise<void> {
    const visit = await this.#visit(source);
    for (const reading of readings) {
      const identity = identifyUnseen(reading, visit.seen);
      visit.seen.add(identity.rowId);
      if (!visit.before.has(identity.rowId)) this.#add(reading, identity, visit);
    }
    if (this.#rows.passages.length >= BATCH || this.#rows.articles.length >= BATCH) await this.#flush();
  }

  /** A file that is there no more, or could not be read to its end: nothing of it stays, not even what this run put. */
  async remove(source: string): Promise<void> {
    const visit = await this.#visit(source);
    visit.seen.clear();
    visit.removed = true;
  }

  /** Writes what is left, and takes out what did not come again. */
  async settle(): Promise<Moved> {
    await this.#flush();
    const lost = [...this.#visits].flatMap(([source, { before, seen }]) =>
      [...before.values()].filter(({ rowId }) => !seen.has(rowId)).map((held) => ({ source, ...held })),
    );
    const dropped = [...this.#visits.values()].flatMap((visit) => (visit.removed ? visit.added : []));
    if (lost.length + dropped.length > 0) await this.#takeOut([...lost, ...dropped]);
    const come = this.#come.filter(({ source }) => !this.#visits.get(source)?.removed);
    return { gone: lost, come, written: this.#written };
  }

  #add(reading: ArticleReading, identity: Identity, visit: Visit): void {
    const { source, id } = reading.article;
    visit.added.push({ rowId: identity.rowId, key: identity.key, slot: identity.slot, id });
    this.#rows.articles.push(articleRow(reading, identity));
    if (!this.#keys.has(identity.key)) {
      this.#keys.add(identity.key);
      this.#rows.passages.push(...passageRows(reading, identity));
      this.#rows.events.push(...eventRows(reading, identity));
    }
    this.#come.push({ source, slot: identity.slot, id, key: identity.key });
  }

  async #visit(source: string): Promise<Visit> {
    const known = this.#visits.get(source);
    if (known) return known;
    this.#bySource ??= await this.#load();
    const before = new Map((this.#bySource.get(source) ?? []).map((held) => [held.rowId, held]));
    const visit: Visit = { before, seen: new Set(), added: [], removed: false };
    this.#visits.set(source, visit);
    return visit;
  }

  async #load(): Promise<ReadonlyMap<string, readonly Held[]>> {
    const held = new Map<string, Held[]>();
    const table = await this.#tables.read('articles');
    if (!table) return held;
    for await (const batch of table.query().select(['source', 'row_id', 'key', 'slot', 'id'])) {
      for (const row of batch) {
        const one = { rowId: String(row.row_id), key: String(row.key), slot: String(row.slot), id: String(row.id) };
        const list = held.get(String(row.source));
        if (list) list.push(one);
        else held.set(String(row.source), [one]);
        this.#keys.add(one.key);
      }
    }
    return held;
  }

  async #flush(): Promise<void> {
    for (const name of NAMES) {
      const rows = this.#rows[name].splice(0);
      if (rows.length === 0) continue;
      await (await this.#tables.write(name)).add(rows);
      this.#written = true;
    }
  }

  async #takeOut(lost: readonly Held[]): Promise<void> {
    this.#written = true;
    await this.#delete(
      'articles',
      'row_id',
      lost.map(({ rowId }) => rowId),
    );
    const keys = new Set(lost.map(({ key }) => key));
    const articles = await this.#tables.write('articles');
    for await (const batch of articles.query().select(['key'])) for (const row of batch) keys.delete(String(row.key));
    await this.#delete('passages', 'key', [...keys]);
    await this.#delete('events', 'key', [...keys]);
  }

  async #delete(name: (typeof NAMES)[number], column: string, values: readonly string[]): Promise<void> {
    for (let at = 0; at < values.length; at += CHUNK) {
      await (await this.#tables.write(name)).delete(isOneOf(column, values.slice(at, at + CHUNK)));
    }
  }
}

/** Two articles of one file may be the same to the letter; each keeps a row of its own. */
function identifyUnseen(reading: ArticleReading, seen: ReadonlySet<string>): Identity {
  for (let copy = 0; ; copy++) {
    const identity = identify(reading, copy);
    if (!seen.has(identity.rowId)) return identity;
  }
}
