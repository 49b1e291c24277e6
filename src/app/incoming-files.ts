import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type ArchiveFile,
  archiveFile,
  type FileKind,
  formatOf,
  placeOf,
  unreadableFile,
} from '../archive/files/archive-file.ts';
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
/**
 * A text is cut into articles in one go, in which nobody is answered: half a second for 2 MB. An issue has a third of that; a
 * longer one is a year, and belongs into the archive by hand. Bytes.
 */
const LONGEST_TEXT = 2 * 1024 * 1024;
/** Folders within folders. */
const DEEPEST = 8;

/** A file that came from outside, or what a ZIP holds, with the name that each would have in the archive. */
interface Incoming {
  readonly files: readonly IncomingFile[];
  /** What cannot come in, by its name in the ZIP. */
  readonly left: readonly { readonly file: string; readonly reason: string }[];
}

/** Lists what would be put into the archive. Rejects with a WenbaoError for a file that can never be, or a ZIP bomb. */
export async function incomingFiles(path: string, name: string): Promise<Incoming> {
  const safe = safeFileName(name);
  if (isZip(safe)) return incomingEntries(await entriesOf(path, safe));
  await checkSingle(path, safe);
  const bytes = (signal: AbortSignal) => bytesOf(archiveFile(path, basename(path), PLAIN), signal);
  return { files: [{ name: safe, sidecar: false, open: bytes }], left: [] };
}

/**
 * The same as files to be read, as if they lay in the archive: with its corrections, with the sidecars of the folders that
 * they would lie in, and with the place that paper, day and page are read from.
 */
export async function incomingReadings(path: string, name: string, archive: string): Promise<readonly ArchiveFile[]> {
  const safe = safeFileName(name);
  if (!isZip(safe)) {
    const kind = await checkSingle(path, safe);
    return [asInArchive(archiveFile(path, safe, kind), safe, archive)];
  }
  const documents = new Map((await zipFiles(path, safe)).map((file) => [file.source.slice(safe.length + 1), file]));
  return (await entriesOf(path, safe)).flatMap(({ entry, target, reason }) => {
    if (reason !== null) return unreadableFile(target, reason);
    const file = documents.get(entry.name);
    return file === undefined ? [] : asInArchive(file, target, archive);
  });
}

/** What kind of file it is. Rejects with a WenbaoError for one that is not read, or too long to be read here. */
async function checkSingle(path: string, name: string): Promise<FileKind> {
  const kind = formatOf(name);
  if (kind === null || !isReadable(name)) throw notReadable();
  const size = kind.gzipped ? await unpackedSize(path) : (await stat(path)).size;
  if (isTooLong({ name, size })) {
    throw new WenbaoError(TOO_LONG, { hint: '也可以由管理员直接放进档案文件夹，再发 /reindex' });
  }
  return kind;
}

const TOO_LONG = '文字太长（上限2MB），请按版或按期拆成小文件';

/** Only text is read in one go: PDF and DOCX bring pictures with them, JSONL is read in parts. */
function isTooLong({ name, size }: { readonly name: string; readonly size: number }): boolean {
  const format = formatOf(name)?.format;
  return (format === 'text' || format === 'html') && size > LONGEST_TEXT;
}

/** As the end of a gzip file says (RFC 1952, ISIZE), which is true of what ordinary programs make. */
async function unpackedSize(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, Math.max(0, size - 4));
    return bytesRead === 4 ? buffer.readUInt32LE() : 0;
  } finally {
    await file.close();
  }
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

/** An entry of a ZIP. */
interface Packed {
  readonly entry: ZipEntry;
  /** Its name in the archive; of one that is too deep its name in the ZIP. */
  readonly target: string;
  /** Why it stays out; null when it does not. */
  readonly reason: string | null;
}

async function entriesOf(path: string, zip: string): Promise<readonly Packed[]> {
  const entries = await zipEntries(path).catch((error: unknown) => {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new WenbaoError(error.message, { hint: '请检查压缩包，重新打包后再发', cause: error });
  });
  const sizes = entries.reduce((sum, entry) => sum + entry.size, 0);
  const hint = '请分几次发来，或由管理员直接放进档案文件夹';
  if (entries.length > MOST_FILES) throw new WenbaoError(`压缩包里的文件太多（上限${MOST_FILES}个）`, { hint });
  if (sizes > MOST_BYTES) throw new WenbaoError('压缩包解开后太大（上限1GB）', { hint });
  const targets = targetsOf(entries, zip);
  const counted = isCounted(entries.map((entry) => entry.name));
  return entries.map((entry) => {
    const target = targets.get(entry.name);
    const reason = reasonAgainst(entry, counted(entry.name)) ?? (target === undefined ? '文件夹套得太深' : null);
    return { entry, target: target ?? entry.name, reason };
  });
}

function incomingEntries(entries: readonly Packed[]): Incoming {
  const files: IncomingFile[] = [];
  const left: { file: string; reason: string }[] = [];
  for (const { entry, target, reason } of entries) {
    if (reason !== null) left.push({ file: entry.name, reason });
    else files.push({ name: target, sidecar: isSidecar(entry.name), open: (signal) => entry.open(signal) });
  }
  if (files.every(({ sidecar }) => sidecar)) {
    const [first] = left;
    const why = first ? `，例如 ${first.file}：${first.reason}` : '';
    throw new WenbaoError(`压缩包里没有可以入库的文件${why}`, { hint: '请查看压缩包里的文件' });
  }
  return { files, left };
}

function reasonAgainst(entry: ZipEntry, counted: boolean): string | null {
  if (entry.fault !== null) return entry.fault;
  if (isZip(entry.name)) return '是压缩包里的压缩包，请解开后再发';
  if (/^corrections\.ya?ml$/i.test(basename(entry.name))) return '更正表请管理员直接放进档案';
  if (isSidecar(entry.name)) return null;
  if (isTooLong(entry)) return TOO_LONG;
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
