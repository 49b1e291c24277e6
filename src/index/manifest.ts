import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DamagedIndexError, IndexFormatError } from './index-errors.ts';

/** Changes whenever the tables change their shape; CHANGELOG says so. */
export const INDEX_FORMAT = 2;

const VERSIONS = z.object({
  articles: z.number().int(),
  passages: z.number().int(),
  events: z.number().int(),
  vectors: z.number().int().optional(),
});

const ISSUE = z.object({
  paper: z.string().nullable(),
  day: z.string().nullable(),
  inferred: z.boolean(),
  pages: z.number(),
  articles: z.number(),
  doubtful: z.number(),
});

const MANIFEST = z.object({
  format: z.literal(INDEX_FORMAT),
  /** Counts up with each commit. */
  version: z.number().int(),
  readerVersion: z.number().int(),
  /** Whose vectors there are; `complete` when every passage has one. */
  embedder: z.object({ id: z.string(), dimension: z.number().int(), complete: z.boolean() }).nullable(),
  /** Versions of the tables that belong to this commit. */
  tables: VERSIONS,
  /** Earlier versions that readers may still have open, and until when (milliseconds since 1970) they are kept. */
  kept: z.array(z.object({ tables: VERSIONS, until: z.number() })),
  /** The file beside this one that has the fingerprints of the sources. */
  files: z.string().regex(/^files-\d+\.json$/),
  holdings: z.object({
    issues: z.array(ISSUE).readonly(),
    files: z.number(),
    articles: z.number(),
    passages: z.number(),
    events: z.number(),
  }),
});

/** Pairs, since a file may have any name, `__proto__` too. */
const FILES = z.array(z.tuple([z.string(), z.string()]));

/** Which versions of the tables belong together, and what they hold. Replaced by rename: that is the switch. */
export type Manifest = Readonly<z.infer<typeof MANIFEST>>;
export type TableVersions = Manifest['tables'];

/** The manifest of an index folder; null when there is none. Throws when it is of another format or damaged. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const json = await readJson(join(folder, NAME));
  if (json === undefined) return null;
  const format = z.object({ format: z.number() }).safeParse(json);
  if (format.success && format.data.format !== INDEX_FORMAT) {
    throw new IndexFormatError(format.data.format, INDEX_FORMAT);
  }
  const manifest = MANIFEST.safeParse(json);
  if (!manifest.success) throw new DamagedIndexError(manifest.error);
  return manifest.data;
}

/** The version of the last commit, as a reader names it; null when there is no index. Reads one small file. */
export async function currentVersion(folder: string): Promise<string | null> {
  const manifest = await readManifest(folder);
  return manifest && String(manifest.version);
}

/** The number of the last commit whatever its format, so that numbers go on counting over a rebuild; 0 when there is none. */
export async function lastVersion(folder: string): Promise<number> {
  const json = await readJson(join(folder, NAME)).catch(() => null);
  const found = z.object({ version: z.number().int() }).safeParse(json);
  return found.success ? found.data.version : 0;
}

/** Source → fingerprint of a commit. Throws when the file is damaged. */
export async function readFingerprints(folder: string, manifest: Manifest): Promise<ReadonlyMap<string, string>> {
  const files = FILES.safeParse(await readJson(join(folder, manifest.files)));
  if (!files.success) throw new DamagedIndexError(files.error);
  return new Map(files.data);
}

/** Writes the fingerprints of a commit to come; gives the name of their file. */
export async function writeFingerprints(
  folder: string,
  version: number,
  files: ReadonlyMap<string, string>,
): Promise<string> {
  const name = `files-${version}.json`;
  await writeSynced(join(folder, name), JSON.stringify([...files]));
  return name;
}

/** Puts a manifest in place: written beside, synced, renamed over the old one. That is the commit. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const fresh = join(folder, `${NAME}.new`);
  await writeSynced(fresh, JSON.stringify(manifest));
  await rename(fresh, join(folder, NAME));
  await syncFolder(folder);
  for (const name of await readdir(folder)) {
    if (/^files-\d+\.json$/.test(name) && name !== manifest.files) await rm(join(folder, name), { force: true });
  }
}

const NAME = 'manifest.json';

/** Undefined when there is no such file; null when it is no JSON. */
async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new DamagedIndexError(error);
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the rename last through a power cut; Windows cannot sync a folder and needs it less. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
