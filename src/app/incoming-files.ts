import { basename, join } from 'node:path';
import { type ArchiveFile, archiveFile, formatOf, placeOf } from '../archive/files/archive-file.ts';
import { correctionsOf, folderOnDisk, sidecarsOf } from '../archive/files/archive-folder.ts';
import { isCounted } from '../archive/files/walk-archive.ts';
import { type ZipEntry, zipEntries } from '../archive/files/zip-directory.ts';
import { zipFiles } from '../archive/files/zip-files.ts';
import { UnreadableFileError } from '../archive/read-archive.ts';
import { safeFileName, splitEnding } from '../domain/safe-file-name.ts';
import { WenbaoError } from '../errors.ts';
import type { IncomingFile } from './put-into-archive.ts';

/** Files in one ZIP at most, and their bytes unpacked: far more than an issue, far less than fills a disk. */
const MOST_FILES = 5_000;
export const MOST_BYTES = 1024 * 1024 * 1024;
/** Folders within folders. */
const DEEPEST = 8;

/** A file that came from outside, or what a ZIP holds, with the name that each would have in the archive. */
export interface Incoming {
  readonly files: readonly IncomingFile[];
  /** What cannot come in, by its name in the ZIP. */
  readonly left: readonly { readonly file: string; readonly reason: string }[];
}

/** Lists what would be put into the archive. Rejects with a WenbaoError for a file that can never be, or a ZIP bomb. */
export async function incomingFiles(path: string, name: string): Promise<Incoming> {
  const safe = safeFileName(name);
  if (isZip(safe)) return incomingEntries(await entriesOf(path), safe);
  if (!isReadable(safe)) throw notReadable();
  const open = (signal: AbortSignal) => bytesOf(archiveFile(path, basename(path), PLAIN), signal);
  return { files: [{ name: safe, sidecar: false, open }], left: [] };
}

/**
 * The same as files to be read, as if they lay in the archive: with its corrections, with the sidecars of the folders that
 * they would lie in, and with the place that paper, day and page are read from.
 */
export async function incomingReadings(path: string, name: string, archive: string): Promise<readonly ArchiveFile[]> {
  const safe = safeFileName(name);
  if (!isZip(safe)) {
    const kind = formatOf(safe);
    if (kind === null || !isReadable(safe)) throw notReadable();
    return [asInArchive(archiveFile(path, safe, kind), safe, archive)];
  }
  const targets = targetsOf(await entriesOf(path), safe);
  return (await zipFiles(path, safe)).map((file) => {
    const inside = file.source.slice(safe.length + 1);
    return asInArchive(file, targets.get(inside) ?? inside, archive);
  });
}

const PLAIN = { format: 'text', gzipped: false } as const;

async function* bytesOf(file: ArchiveFile, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const chunk of await file.open(signal)) yield chunk as Buffer; // streams without an encoding yield buffers
}

function asInArchive(file: ArchiveFile, target: string, archive: string): ArchiveFile {
  const path = join(archive, target);
  const folder = folderOnDisk(path, target);
  return {
    ...file,
    source: target,
    place: placeOf(path, target),
    sidecars: async () => [...(await file.sidecars()), ...(await sidecarsOf(folder, basename(target)))],
    corrections: () => correctionsOf(folder),
  };
}

async function entriesOf(path: string): Promise<readonly ZipEntry[]> {
  const entries = await zipEntries(path);
  const sizes = entries.reduce((sum, entry) => sum + entry.size, 0);
  const hint = '请分几次发来，或由管理员直接放进档案文件夹';
  if (entries.length > MOST_FILES) throw new WenbaoError(`压缩包里的文件太多（上限${MOST_FILES}个）`, { hint });
  if (sizes > MOST_BYTES) throw new WenbaoError('压缩包解开后太大（上限1GB）', { hint });
  return entries;
}

function incomingEntries(entries: readonly ZipEntry[], zip: string): Incoming {
  const targets = targetsOf(entries, zip);
  const counted = isCounted(entries.map((entry) => entry.name));
  const files: IncomingFile[] = [];
  const left: { file: string; reason: string }[] = [];
  for (const entry of entries) {
    const [name, reason] = [targets.get(entry.name), reasonAgainst(entry, counted(entry.name))];
    if (name === undefined || reason !== null) left.push({ file: entry.name, reason: reason ?? '文件夹套得太深' });
    else files.push({ name, sidecar: isSidecar(entry.name), open: (signal) => entry.open(signal) });
  }
  if (files.every(({ sidecar }) => sidecar)) {
    const [first] = left;
    const why = first ? `，例如 ${first.file}：${first.reason}` : '';
    throw new UnreadableFileError(`压缩包里没有可以入库的文件${why}`, { hint: '请查看压缩包里的文件' });
  }
  return { files, left };
}

function reasonAgainst(entry: ZipEntry, counted: boolean): string | null {
  if (entry.fault !== null) return entry.fault;
  if (isZip(entry.name)) return '是压缩包里的压缩包，请解开后再发';
  if (/^corrections\.ya?ml$/i.test(basename(entry.name))) return '更正表请管理员直接放进档案';
  if (isSidecar(entry.name)) return null;
  if (!counted) return '按约定不读（README 之类）';
  return isReadable(entry.name) ? null : '不是能读的格式';
}

/** Metadata beside documents. */
function isSidecar(name: string): boolean {
  return /\.yaml$/i.test(name);
}

function isZip(name: string): boolean {
  return /\.zip$/i.test(name);
}

function isReadable(name: string): boolean {
  const kind = formatOf(name);
  return kind !== null && kind.format !== 'unsupported' && !/^readme\b/i.test(name);
}

/**
 * Where the entries of a ZIP would lie: in a folder named after it, since its name may tell paper and day; a ZIP of one
 * folder of its own name is not doubled. Entries too deep have no place.
 */
function targetsOf(entries: readonly ZipEntry[], zip: string): ReadonlyMap<string, string> {
  const folder = safeFileName(splitEnding(zip).stem);
  const targets = new Map<string, string>();
  for (const { name } of entries) {
    const parts = name.split('/').map(safeFileName);
    const whole = parts.length > 1 && parts[0] === folder ? parts : [folder, ...parts];
    if (whole.length <= DEEPEST) targets.set(name, whole.join('/'));
  }
  return targets;
}

function notReadable(): WenbaoError {
  return new WenbaoError('不是能读的格式', {
    hint: '请发 .txt、.md、.html、.pdf、.docx、.jsonl、.zip，或它们的 .gz',
  });
}
