import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { type ArchiveFile, documentOf, formatOf, placeOf, unreadableFile } from './archive-file.ts';
import { type ArchiveFolder, folderOnDisk } from './archive-folder.ts';
import { closedFolder } from './closed-folder.ts';
import { UnreadableFileError } from './unreadable.ts';
import { isCounted } from './walk-archive.ts';
import { type ZipEntry, zipEntries } from './zip-directory.ts';

/**
 * The documents in a ZIP file, each a file of its own with `source` as its folder. A broken ZIP file is listed as one
 * file that cannot be read, one that cannot be opened as a closed folder; ZIP files inside it are not read.
 */
export async function zipFiles(path: string, source: string): Promise<ArchiveFile[]> {
  let entries: ZipEntry[];
  try {
    entries = await zipEntries(path);
  } catch (error) {
    return [
      error instanceof UnreadableFileError ? unreadableFile(source, error.message) : closedFolder(`${source}/`, error),
    ];
  }
  const around = folderOnDisk(path, source);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const counted = isCounted(entries.map(({ name }) => name));
  return entries.flatMap((entry) => {
    const kind = counted(entry.name) ? formatOf(basename(entry.name)) : null;
    if (!kind) return [];
    const inner = `${source}/${entry.name}`;
    if (entry.fault !== null) return [unreadableFile(inner, entry.fault)];
    if (/\.zip$/i.test(entry.name)) return [unreadableFile(inner, '是压缩包里的压缩包，请解开后再放入')];
    const folder = zipFolder(folderOf(entry.name), around, byName);
    const open = async (signal?: AbortSignal) => Readable.from(entry.open(signal), { objectMode: false });
    return [
      documentOf(inner, `${placeOf(path, source)}/${entry.name}`, kind, folder, { size: async () => entry.size, open }),
    ];
  });
}

/** `prefix` is empty for the ZIP file's own root, else it ends with `/`. */
function zipFolder(prefix: string, around: ArchiveFolder, entries: ReadonlyMap<string, ZipEntry>): ArchiveFolder {
  return {
    above: prefix === '' ? around : zipFolder(folderOf(prefix.slice(0, -1)), around, entries),
    find: async (name) => {
      const entry = entries.get(prefix + name);
      return entry && entry.fault === null ? { size: entry.size, bytes: () => gather(entry) } : null;
    },
  };
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

async function gather(entry: ZipEntry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
