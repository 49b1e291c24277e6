import type { Table } from '@lancedb/lancedb';
import { PASSAGE_COLUMN } from './passage-row.ts';
import { allPeople } from './people-listed.ts';

/** Calls after which a process counts as one that asks often. */
const OFTEN = 4;
/** Most passages and articles kept in memory: about 1.4 KB and .1 KB each. */
const MOST = 100_000;

/**
 * What `load` gives, from the moment it is there; null before. Loading begins in the background when a process has asked
 * a few times: one that answers a single question never pays for it. When it fails, it stays null.
 */
export function whenAskedOften<T>(load: () => Promise<T | null>): () => T | null {
  let calls = 0;
  let loaded: T | null = null;
  return () => {
    calls++;
    if (calls === OFTEN) {
      load().then(
        (found) => {
          loaded = found;
        },
        () => undefined, // the index is read without
      );
    }
    return loaded;
  };
}

/** Every packed passage by its row; null when there are too many. A search then fetches row numbers and scores alone. */
export async function passagesByRow(table: Table): Promise<ReadonlyMap<bigint, string> | null> {
  if ((await table.countRows()) > MOST) return null;
  const held = new Map<bigint, string>();
  for await (const batch of table.query().select([PASSAGE_COLUMN]).withRowId()) {
    const [packed, rows] = [batch.getChild(PASSAGE_COLUMN), batch.getChild('_rowid')];
    for (let at = 0; at < batch.numRows; at++) held.set(BigInt(rows?.get(at)), String(packed?.get(at)));
  }
  return held;
}

/** The search forms of all names in the archive; null when there are too many articles. */
export async function namesHeld(articles: Table): Promise<ReadonlySet<string> | null> {
  if ((await articles.countRows()) > MOST) return null;
  return allPeople(articles);
}
