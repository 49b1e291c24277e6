import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { damagedIndex, otherFormat } from './index-errors.ts';

/** Changes whenever the tables change their shape; CHANGELOG says so. */
export const INDEX_FORMAT = 1;

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
  embedder: z.object({ id: z.string(), dimension: z.number().int() }).nullable(),
  /** Table name → version that belongs to this commit. */
  tables: z.record(z.string(), z.number().int()),
  /** Source → fingerprint. */
  files: z.record(z.string(), z.string()),
  holdings: z.object({
    issues: z.array(ISSUE).readonly(),
    files: z.number(),
    articles: z.number(),
    passages: z.number(),
    events: z.number(),
  }),
});

/** Which versions of the tables belong together, and what they hold. Replaced by rename: that is the switch. */
export type Manifest = Readonly<z.infer<typeof MANIFEST>>;

/** The manifest of an index folder; null when there is none. Throws when it is of another format or damaged. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  let text: string;
  try {
    text = await readFile(path(folder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw damagedIndex(error);
  }
  const json = parse(text);
  const format = z.object({ format: z.number() }).safeParse(json);
  if (format.success && format.data.format !== INDEX_FORMAT) throw otherFormat(format.data.format, INDEX_FORMAT);
  const manifest = MANIFEST.safeParse(json);
  if (!manifest.success) throw damagedIndex(manifest.error);
  return manifest.data;
}

/** The version of the last commit, as a reader names it; null when there is no index. */
export async function currentVersion(folder: string): Promise<string | null> {
  const manifest = await readManifest(folder);
  return manifest && String(manifest.version);
}

/** Puts a manifest in place: written beside, synced, renamed over the old one. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const fresh = `${path(folder)}.new`;
  const file = await open(fresh, 'w');
  try {
    await file.writeFile(JSON.stringify(manifest));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path(folder));
}

function path(folder: string): string {
  return join(folder, 'manifest.json');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
