import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';
import { type ArchiveFile, archiveFile, formatOf } from './archive-file.ts';

/**
 * The files of an archive (a folder or one file), sorted by `source`. Dotfiles, READMEs, sidecars and names that are no
 * documents are left out; documents of formats that cannot be read are listed, to be reported. Links are followed to
 * files inside the root only. In a folder that holds `qrels.tsv` only `corpus.*` counts. Throws UsageError when the
 * root does not exist.
 */
export async function listArchive(root: string): Promise<ArchiveFile[]> {
  const top = resolve(root);
  const info = await stat(top).catch(() => null);
  if (!info) throw new UsageError(`找不到档案：${root}`, { hint: '请用 --archive 指定一个文件夹或文件' });
  if (info.isFile()) {
    return [archiveFile(top, basename(top), formatOf(basename(top)) ?? { format: 'unsupported', gzipped: false })];
  }
  const files: ArchiveFile[] = [];
  await walk(top, '', await realpath(top), files);
  return files.sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
}

async function walk(folder: string, prefix: string, realRoot: string, files: ArchiveFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const retrievalSet = entries.some((entry) => entry.name === 'qrels.tsv');
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      await walk(path, `${prefix}${entry.name}/`, realRoot, files);
      continue;
    }
    const kind = formatOf(entry.name);
    if (!kind || /^readme\b/i.test(entry.name)) continue;
    if (retrievalSet && !entry.name.startsWith('corpus.')) continue;
    if (entry.isFile() || (entry.isSymbolicLink() && (await isFileInside(path, realRoot)))) {
      files.push(archiveFile(path, `${prefix}${entry.name}`, kind));
    }
  }
}

async function isFileInside(link: string, realRoot: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  if (target === null || !target.startsWith(`${realRoot}${sep}`)) return false;
  return (await stat(target)).isFile();
}
