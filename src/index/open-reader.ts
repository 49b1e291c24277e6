import type { IndexReader } from '../domain/archive-index.ts';
import type { Embedder } from '../domain/embedder.ts';
import type { Erratum } from '../domain/erratum.ts';
import { WenbaoError } from '../errors.ts';
import { namesHeld, passagesByRow, whenAskedOften } from './in-memory.ts';
import { DamagedIndexError, MissingIndexError } from './index-errors.ts';
import { loadLance } from './lance.ts';
import { currentVersion, type Manifest, readCounts, readManifest } from './manifest.ts';
import { peopleByCount } from './people-listed.ts';
import {
  countNames,
  findArticles,
  findErrata,
  findIssueArticles,
  findMentions,
  findNames,
  findStatements,
} from './read-articles.ts';
import { findEvents } from './read-events.ts';
import type { ReadTables } from './read-tables.ts';
import { scanPassages, standsAnywhere } from './scan-passages.ts';
import { searchPassages, type Vectors } from './search-passages.ts';
import { openDatabase, type TableName } from './tables.ts';

/**
 * Opens the last commit of an index for reading. Vectors are used when they are of this embedder. Rejects with a
 * WenbaoError when there is no index, or it is of another format or damaged.
 */
export async function openReader(
  folder: string,
  options: { readonly embedder: Embedder | null },
): Promise<IndexReader> {
  const manifest = await readManifest(folder);
  if (!manifest) throw new MissingIndexError(folder);
  try {
    return await guarded(() => open(folder, manifest, options.embedder));
  } catch (error) {
    // Files of one commit alone go with the next one, which may have come in between.
    if ((await currentVersion(folder)) === String(manifest.version)) throw error;
    return openReader(folder, options);
  }
}

async function open(folder: string, manifest: Manifest, embedder: Embedder | null): Promise<IndexReader> {
  const [lance, database, counts] = await Promise.all([
    loadLance(),
    openDatabase(folder),
    readCounts(folder, manifest),
  ]);
  const at = (name: TableName, version: number) => database.openTable(name, [], { version });
  const { articles, passages, events, vectors } = manifest.tables;
  const usable = embedder !== null && embedder.id === manifest.embedder?.id && vectors !== undefined;
  const opened = await Promise.all([at('articles', articles), at('passages', passages), at('events', events)]);
  const near: Vectors | null = usable ? { embedder, table: await at('vectors', vectors) } : null;
  const { holdings } = manifest;
  const tables: ReadTables = { lance, articles: opened[0], passages: opened[1], events: opened[2], holdings };
  const held = whenAskedOften(() => passagesByRow(tables.passages));
  const names = whenAskedOften(() => namesHeld(tables.articles));
  let errata: Promise<readonly Erratum[]> | null = null; // few, and needed for every question
  let people: Promise<readonly string[]> | null = null; // reading them takes longer than answering
  return {
    version: String(manifest.version),
    holdings,
    searchPassages: (text, limit, sought) =>
      guarded(() => searchPassages({ ...tables, counts, held, vectors: near }, text, limit, sought)),
    rarity: (token) => counts.weight(token),
    scanPassages: (literal, filter) => guarded(() => scanPassages(tables, literal, filter)),
    events: (filter, participant) => guarded(() => findEvents(tables, filter, participant)),
    mentions: (wanted, filter) => guarded(() => findMentions(tables, wanted, filter)),
    statements: (ids) => guarded(() => findStatements(tables, ids)),
    errata: () => {
      errata ??= guarded(() => findErrata(tables));
      return errata;
    },
    issueArticles: (filter) => guarded(() => findIssueArticles(tables, filter)),
    articles: (ids) => guarded(() => findArticles(tables, ids)),
    knowsName: (name) => guarded(() => standsAnywhere(tables, name)),
    knownNames: (candidates) => guarded(() => findNames(tables, candidates, names())),
    countPeople: () => guarded(() => countNames(tables)),
    people: () => {
      people ??= guarded(() => peopleByCount(tables.articles)).catch((error) => {
        people = null;
        throw error;
      });
      return people;
    },
    close: async () => {
      for (const table of [...opened, ...(near ? [near.table] : [])]) table.close();
      database.close();
    },
  };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof WenbaoError ? error : new DamagedIndexError(error);
  }
}
