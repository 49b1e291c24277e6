import { stat } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { UsageError } from '../../errors.ts';
import { type ArchiveFile, archiveFile, formatOf } from './archive-file.ts';
import { closedFolder } from './closed-folder.ts';
import { walkArchive } from './walk-archive.ts';

/**
 * The documents of an archive (a folder or one file), sorted by `source`. Dotfiles, READMEs, sidecars and names that
 * are no documents are left out; ZIP files are listed as what they hold; documents of formats that cannot be read are
 * listed, to be reported, and so are folders that cannot be opened (see `closedFolder`). A single file inside the folder
 * `within` keeps its place there. Throws UsageError when the root does not exist or cannot be opened.
 */
export async function listArchive(root: string, within: string | null = null): Promise<ArchiveFile[]> {
  const top = resolve(root);
  const info = await stat(top).catch(() => null);
  if (!info) throw new UsageError(`找不到档案：${root}`, { hint: '请用 --archive 指定一个文件夹或文件' });
  if (info.isFile()) return sorted(await filesAt(top, placeWithin(top, within)));
  const files: ArchiveFile[] = [];
  for (const met of await walkArchive(top)) {
    if (met.kind === 'closed') {
      if (!met.source)
        throw new UsageError(`打不开档案：${root}`, {
          hint: '请检查读取权限，或用 --archive 另指一处',
          cause: met.error,
        });
      files.push(closedFolder(met.source, met.error));
    } else {
      if (formatOf(met.name)) files.push(...(await filesAt(met.path, met.source)));
    }
  }
  return sorted(files);
}

function placeWithin(path: string, folder: string | null): string {
  const inside = folder === null ? '..' : relative(resolve(folder), path);
  return inside.startsWith('..') || isAbsolute(inside) || inside === '' ? basename(path) : inside.split(sep).join('/');
}

/** The document at a path, or the documents in a ZIP file. */
async function filesAt(path: string, source: string): Promise<ArchiveFile[]> {
  if (/\.zip$/i.test(source)) return (await import('./zip-files.ts')).zipFiles(path, source);
  return [archiveFile(path, source, formatOf(source) ?? { format: 'unsupported', gzipped: false })];
}

function sorted(files: ArchiveFile[]): ArchiveFile[] {
  return files.sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
}

/**
 * Names, sizes and times of everything in an archive that bears on its index (documents, ZIP files, sidecars,
 * corrections), as one text to compare.
 */
export async function archiveState(root: string): Promise<string> {
  const top = resolve(root);
  const info = await stat(top).catch(() => null);
  if (!info?.isDirectory()) return stateOf(top, basename(top));
  const met = await walkArchive(top);
  const states = await Promise.all(
    met.map((one) => {
      if (one.kind === 'closed') return `${one.source}\0closed`;
      return /\.ya?ml$/i.test(one.name) || formatOf(one.name) ? stateOf(one.path, one.source) : '';
    }),
  );
  return states.filter(Boolean).sort().join('\n');
}

async function stateOf(path: string, source: string): Promise<string> {
  const info = await stat(path).catch(() => null);
  return `${source}\0${info?.size}\0${info?.mtimeMs}`;
}
