import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UnreadableFileError } from '../archive/read-archive.ts';
import { splitEnding } from '../domain/safe-file-name.ts';
import { WenbaoError } from '../errors.ts';

/** A file on its way into the archive. */
export interface IncomingFile {
  /** Archive-relative, with `/`; every part is a safe name. */
  readonly name: string;
  /** Metadata that goes by its name: it is never given another one. */
  readonly sidecar: boolean;
  open(signal: AbortSignal): AsyncIterable<Buffer>;
}

/** What became of files; names are archive-relative. */
interface Put {
  readonly added: readonly string[];
  /** There already with the same bytes. */
  readonly held: readonly string[];
  readonly left: readonly { readonly file: string; readonly reason: string }[];
}

/** Dotfiles are not read, so what lies here is not part of the archive yet; the same disk, so a rename puts it in place. */
const STAGING = '.wenbao-incoming-';
/** Staging folders older than this were left by a killed process, milliseconds. */
const STALE = 3_600_000;
/** Files of one name and other content. */
const MOST_NUMBERED = 1000;

/**
 * Puts files into an archive folder: each whole or not at all, never outside of it and never over a file that is there;
 * other content under a name that is taken gets a number. At most `limit` bytes together. Rejects with a WenbaoError, or
 * with the signal's reason, and then nothing was put there.
 */
export async function putIntoArchive(
  archive: string,
  files: readonly IncomingFile[],
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
): Promise<Put> {
  const done: Done = { added: [], held: [], left: [], folders: [] };
  let staging: string | null = null;
  try {
    const root = await realpath(archive);
    await removeStale(root);
    staging = await mkdtemp(join(root, STAGING));
    const staged = await stage(files, staging, { limit, signal }, done);
    for (const one of staged) {
      signal.throwIfAborted();
      await place(one, root, done);
    }
    return { added: done.added, held: done.held, left: done.left };
  } catch (error) {
    await undo(archive, done);
    signal.throwIfAborted();
    throw error instanceof WenbaoError ? error : cannotWrite(archive, error);
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Rejects with a WenbaoError when nothing can be put into this archive: one that is a file, or may not be written to. */
export async function checkWritableArchive(archive: string): Promise<void> {
  const info = await stat(archive).catch(() => null);
  if (info?.isDirectory() === false) {
    throw new WenbaoError('档案是一个文件，不是文件夹，放不进新的文件', {
      hint: '请管理员把 WENBAO_ARCHIVE 设为一个文件夹',
    });
  }
  await access(archive, constants.W_OK).catch((error: unknown) => {
    throw cannotWrite(archive, error);
  });
}

interface Done {
  readonly added: string[];
  readonly held: string[];
  readonly left: { readonly file: string; readonly reason: string }[];
  /** Folders that were made, outer ones first; absolute. */
  readonly folders: string[];
}

interface Staged {
  readonly file: IncomingFile;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

async function stage(
  files: readonly IncomingFile[],
  folder: string,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
  done: Done,
): Promise<readonly Staged[]> {
  const staged: Staged[] = [];
  let total = 0;
  for (const [at, file] of files.entries()) {
    signal.throwIfAborted();
    const path = join(folder, String(at));
    try {
      const written = await writeTo(path, file.open(signal), limit - total, signal);
      total += written.size;
      staged.push({ file, path, ...written });
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      done.left.push({ file: file.name, reason: error.message });
    }
  }
  return staged;
}

/** Writes and syncs, so that what was told to be in the archive is there after a power cut too. */
async function writeTo(path: string, chunks: AsyncIterable<Buffer>, room: number, signal: AbortSignal) {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      size += chunk.length;
      if (size > room) throw new WenbaoError('文件解开后太大', { hint: '请分几次发来，或由管理员直接放进档案文件夹' });
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

async function place({ file, path, size, sha256 }: Staged, root: string, done: Done): Promise<void> {
  if (!(await makeFolders(root, dirname(file.name), done))) {
    done.left.push({ file: file.name, reason: '档案里同名的不是文件夹，放不进去' });
    return;
  }
  for (let number = 1; number <= MOST_NUMBERED; number++) {
    const name = number === 1 ? file.name : numbered(file.name, number);
    if (await moveTo(path, join(root, name))) return void done.added.push(name);
    if (await holds(join(root, name), size, sha256)) return void done.held.push(name);
    if (file.sidecar) break;
  }
  const reason = file.sidecar ? '档案里已有同名的说明文件，内容不同，没有改动' : '同名的文件太多';
  done.left.push({ file: file.name, reason });
}

/** Goes down folder by folder, so that a link on the way never leads out of the archive; false when one is in the way. */
async function makeFolders(root: string, folder: string, done: Done): Promise<boolean> {
  let at = root;
  for (const part of folder === '.' ? [] : folder.split('/')) {
    at = join(at, part);
    const info = await lstat(at).catch(ignoreMissing);
    if (info?.isDirectory()) continue;
    if (info !== null) return false;
    await mkdir(at);
    done.folders.push(at);
  }
  return true;
}

/** Puts a finished file in place at once; false when something is there. File systems without links get it by rename. */
async function moveTo(path: string, target: string): Promise<boolean> {
  try {
    await link(path, target);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK'].includes(codeOf(error))) throw error;
  }
  const own = await open(target, 'wx').catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') return null;
    throw error;
  });
  if (own === null) return false;
  await own.close();
  await rename(path, target);
  return true;
}

async function holds(path: string, size: number, sha256: string): Promise<boolean> {
  const info = await lstat(path);
  if (!info.isFile() || info.size !== size) return false;
  const hash = createHash('sha256');
  const file = await open(path);
  for await (const chunk of file.createReadStream()) hash.update(chunk);
  return hash.digest('hex') === sha256;
}

function numbered(name: string, number: number): string {
  const { stem, ending } = splitEnding(name);
  return `${stem} (${number})${ending}`;
}

async function undo(archive: string, { added, folders }: Done): Promise<void> {
  for (const name of added) await rm(join(archive, name), { force: true }).catch(() => undefined);
  for (const folder of folders.toReversed()) await rmdir(folder).catch(() => undefined);
}

async function removeStale(root: string): Promise<void> {
  const names = (await readdir(root)).filter((name) => name.startsWith(STAGING));
  for (const path of names.map((name) => join(root, name))) {
    const info = await stat(path).catch(() => null);
    if (info && Date.now() - info.mtimeMs > STALE) await rm(path, { recursive: true, force: true });
  }
}

function cannotWrite(archive: string, cause: unknown): WenbaoError {
  const code = codeOf(cause);
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  const what = full ? '磁盘已满' : code === 'ENOENT' ? '没有这个文件夹' : '不能写入';
  return new WenbaoError(`档案文件夹${what}（${code || '原因不明'}）`, {
    hint: full ? '请腾出空间后重试' : `请管理员检查文件夹和权限：${archive}`,
    cause,
  });
}

function ignoreMissing(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
