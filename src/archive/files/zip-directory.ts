import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { UnreadableFileError } from './unreadable.ts';
import { harmlessName, isUnsafeName, zipNames } from './zip-names.ts';

/** A plain file inside a ZIP file. */
export interface ZipEntry {
  /** With `/` between folders; safe to show. */
  readonly name: string;
  /** Bytes unpacked, as the directory says; a stream that gives more or less ends in an error. */
  readonly size: number;
  /** Why it cannot be read; null when it can. */
  readonly fault: string | null;
  /** Its bytes unpacked; what is wrong with them is an UnreadableFileError. */
  open(signal?: AbortSignal): AsyncGenerator<Buffer>;
}

const MOST_ENTRIES = 200_000;
const LARGEST_TOTAL = 32 * 1024 * 1024 * 1024;
/** Text packs about 3 to 10 times, mark-up up to 30; entries below a page's limit are read whatever they say. */
const HIGHEST_RATIO = 150;
const LARGEST_PAGE = 64 * 1024 * 1024;

/**
 * The files in a ZIP file, without dotfiles and `__MACOSX`; of a name that stands twice the last. Only the directory
 * is read; entries are unpacked on demand. Throws UnreadableFileError for a broken ZIP file or one that is a bomb, and
 * the system's error when it cannot be opened.
 */
export async function zipEntries(path: string): Promise<ZipEntry[]> {
  const before = await stampOf(path);
  const zip = await openZip(path);
  const raw: Entry[] = [];
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new UnreadableFileError(`压缩包里文件过多（上限${MOST_ENTRIES}个）`);
    for await (const entry of zip.eachEntry()) raw.push(entry);
  } catch (error) {
    throw asBroken(error);
  } finally {
    zip.close();
  }
  refuseBomb(raw, zip.fileSize);
  const names = zipNames(raw);
  const open = (entry: Entry) => (signal?: AbortSignal) => entryBytes(path, before, entry, signal);
  const entries = new Map<string, ZipEntry>();
  raw.forEach((entry, i) => {
    const name = names[i] ?? '';
    if (name.endsWith('/') || name.split('/').some((part) => /^\.[^./]|^__MACOSX$/.test(part))) return;
    const fault = faultOf(entry, name);
    const shown = fault === null ? name : harmlessName(name);
    entries.set(shown, { name: shown, size: entry.uncompressedSize, fault, open: open(entry) });
  });
  return [...entries.values()];
}

function refuseBomb(entries: readonly Entry[], packed: number): void {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (total > LARGEST_TOTAL) throw new UnreadableFileError('压缩包解压后过大（上限32GB）');
  if (total > LARGEST_PAGE && total > packed * HIGHEST_RATIO)
    throw new UnreadableFileError('压缩比异常，可能是压缩炸弹');
}

function faultOf(entry: Entry, name: string): string | null {
  if (isUnsafeName(name)) return '压缩包内的文件名不安全（绝对路径、上级目录或控制字符）';
  // The upper half of the attributes is the Unix mode when the entry was made on Unix (APPNOTE.TXT 4.4.2, 4.4.15).
  if (entry.versionMadeBy >> 8 === 3 && entry.externalFileAttributes >>> 28 === 0xa) return '是链接，不读';
  if (entry.isEncrypted()) return '加了密码，读不了';
  if (!entry.canDecodeFileData()) return '压缩方法不支持';
  const bomb = entry.uncompressedSize > LARGEST_PAGE && entry.uncompressedSize > entry.compressedSize * HIGHEST_RATIO;
  return bomb ? '压缩比异常，可能是压缩炸弹' : null;
}

async function* entryBytes(path: string, stamp: string, entry: Entry, signal?: AbortSignal): AsyncGenerator<Buffer> {
  if ((await stampOf(path)) !== stamp) throw new UnreadableFileError('压缩包在读取中被改动，下次再读');
  const stream = await streamOf(path, entry);
  let check = 0;
  try {
    for await (const chunk of stream) {
      signal?.throwIfAborted();
      // Streams without an encoding yield buffers.
      const bytes = chunk as Buffer;
      check = crc32(bytes, check);
      yield bytes;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw asBroken(error);
  } finally {
    stream.destroy();
  }
  if (check !== entry.crc32) throw new UnreadableFileError('压缩包里的数据损坏（校验和不符）');
}

async function streamOf(path: string, entry: Entry): Promise<Readable> {
  const zip = await openZip(path);
  try {
    return await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw asBroken(error);
  } finally {
    // The stream keeps the file open until it ends.
    zip.close();
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { decodeStrings: false, autoClose: false });
  } catch (error) {
    throw asBroken(error);
  }
}

/** Errors of the system stay as they are: they say nothing of what the file holds. */
function asBroken(error: unknown): unknown {
  if (error instanceof UnreadableFileError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^E[A-Z]{2,}$/.test(code)) return error;
  return new UnreadableFileError('压缩包损坏，或加密方式不支持', { cause: error });
}

async function stampOf(path: string): Promise<string> {
  const info = await stat(path);
  return `${info.size} ${info.mtimeMs}`;
}
