import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Something met on a walk through a folder. */
type Met =
  | { readonly kind: 'file'; readonly path: string; readonly source: string; readonly name: string }
  /** A folder that could not be opened; `source` ends with `/`. */
  | { readonly kind: 'closed'; readonly source: string; readonly error: unknown };

/**
 * Whether a file of a folder tree counts, by its name: READMEs do not, and in a folder that holds `qrels.tsv` (a
 * retrieval set in the BEIR layout) only `corpus.*` does.
 */
export function isCounted(sources: readonly string[]): (source: string) => boolean {
  const sets = new Set(sources.filter((source) => /(?:^|\/)qrels\.tsv$/.test(source)).map(folderOf));
  return (source) => {
    const folder = folderOf(source);
    const name = source.slice(folder.length);
    return !/^readme\b/i.test(name) && (!sets.has(folder) || name.startsWith('corpus.'));
  };
}

function folderOf(source: string): string {
  return source.slice(0, source.lastIndexOf('/') + 1);
}

/**
 * Every file below `top`, dotfiles and what does not count aside, in no order. Links are followed to files inside `top` only.
 */
export async function walkArchive(top: string): Promise<Met[]> {
  const met: Met[] = [];
  await walk(top, '', await realpath(top), met);
  return met;
}

async function walk(folder: string, prefix: string, realRoot: string, met: Met[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    // A folder that went away while it was looked for is not there; any other fault says nothing of what it holds.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      met.push({ kind: 'closed', source: prefix, error });
    return [];
  });
  const counted = isCounted(entries.map((entry) => entry.name));
  for (const entry of entries) {
    const [path, source] = [join(folder, entry.name), `${prefix}${entry.name}`];
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) await walk(path, `${source}/`, realRoot, met);
    else if (!counted(entry.name)) continue;
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFileInside(path, realRoot))))
      met.push({ kind: 'file', path, source, name: entry.name });
  }
}

async function isFileInside(link: string, realRoot: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  if (target === null || !target.startsWith(`${realRoot}${sep}`)) return false;
  return (await stat(target)).isFile();
}
