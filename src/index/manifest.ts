import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DamagedIndexError, IndexFormatError } from './index-errors.ts';
import { TokenCounts } from './rarity.ts';

/** Changes whenever the tables change their shape; CHANGELOG says so. */
export const INDEX_FORMAT = 3;

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

const SOURCE = z.object({
  /** Id on the hub, a folder, or the name on an endpoint. */
  model: z.string(),
  /** The endpoint; null = in process. */
  baseUrl: z.string().nullable(),
  dtype: z.string().nullable(),
  queryPrefix: z.string().nullable(),
  passagePrefix: z.string().nullable(),
  pooling: z.enum(['cls', 'mean', 'last']).nullable(),
});

/** What opens an embedder again: the settings its id comes from, without any key. */
export type EmbeddingSource = Readonly<z.infer<typeof SOURCE>>;

const MANIFEST = z.object({
  format: z.literal(INDEX_FORMAT),
  /** Counts up with each commit. */
  version: z.number().int(),
  readerVersion: z.number().int(),
  /** Whose vectors there are; `complete` when every passage has one. */
  embedder: z.object({ id: z.string(), dimension: z.number().int(), complete: z.boolean(), source: SOURCE }).nullable(),
  /** Versions of the tables that belong to this commit. */
  tables: VERSIONS,
  /** Earlier versions that readers may still have open, and until when (milliseconds since 1970) they are kept. */
  kept: z.array(z.object({ tables: VERSIONS, until: z.number() })),
  /** The file beside this one that has the fingerprints of the sources. */
  files: z.string().regex(/^files-\d+\.json$/),
  /** The file beside this one that has the counts of tokens, and how many passages were counted. */
  counts: z.object({ file: z.string().regex(/^counts-\d+\.bin$/), passages: z.number().int() }),
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

/** Tells one commit from another without reading its manifest, which is a new file each time; null when there is none. */
export async function manifestStamp(folder: string): Promise<string | null> {
  const found = await stat(join(folder, NAME)).catch(() => null);
  return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
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

/** Versions are kept this long (milliseconds) after the next commit, for readers that still have them open. */
const KEEP = 3_600_000;

/** What the commit after this one keeps: this one, and earlier ones that were replaced not long ago. */
export function keptAfter(manifest: Manifest | null): Manifest['kept'] {
  if (!manifest) return [];
  const now = Date.now();
  return [...manifest.kept.filter(({ until }) => until > now), { tables: manifest.tables, until: now + KEEP }];
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

/** The counts of tokens of a commit. Throws when the file is missing or damaged. */
export async function readCounts(folder: string, { counts }: Manifest): Promise<TokenCounts> {
  const bytes = await readFile(join(folder, counts.file)).catch((error: unknown) => {
    throw new DamagedIndexError(error);
  });
  const found = TokenCounts.from(bytes, counts.passages);
  if (!found) throw new DamagedIndexError(new RangeError(`${counts.file}: ${bytes.length} bytes`));
  return found;
}

/** Writes the counts of a commit to come; gives what the manifest says of them. */
export async function writeCounts(folder: string, version: number, counts: TokenCounts): Promise<Manifest['counts']> {
  const file = `counts-${version}.bin`;
  await writeSynced(join(folder, file), counts.bytes());
  return { file, passages: counts.passages };
}

/** Puts a manifest in place: written beside, synced, renamed over the old one. That is the commit. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const fresh = join(folder, `${NAME}.new`);
  await writeSynced(fresh, JSON.stringify(manifest));
  await rename(fresh, join(folder, NAME));
  await syncFolder(folder);
  for (const name of await readdir(folder)) {
    if (!OWN.test(name) || name === manifest.files || name === manifest.counts.file) continue;
    await rm(join(folder, name), { force: true });
  }
}

const NAME = 'manifest.json';
/** Files beside the manifest that belong to one commit. */
const OWN = /^(?:files-\d+\.json|counts-\d+\.bin)$/;

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

async function writeSynced(path: string, content: string | Buffer): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
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
