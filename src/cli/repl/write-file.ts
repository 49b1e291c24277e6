import { stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { WenbaoError } from '../../errors.ts';
import { oneLine } from '../../render/terminal-safe.ts';

/** A file that a person names: quotation marks around it are dropped, a leading `~` is the home folder. Null for none. */
export function filePath(words: string): string | null {
  const typed = words.trim();
  const bare =
    (/^(?:"(.*)"|'(.*)'|“(.*)”)$/s.exec(typed) ?? [typed, typed]).slice(1).find((one) => one !== undefined) ?? '';
  if (bare === '' || bare.includes('\0')) return null;
  return /^~[/\\]/.test(bare) ? join(homedir(), bare.slice(2)) : resolve(bare);
}

/** The ending of a path in small letters, with its dot. */
export function endingOf(path: string): string {
  return extname(path).toLowerCase();
}

/** What went wrong, in words, by the system's error code. */
const FAULTS: Readonly<Record<string, readonly [fault: string, hint: string]>> = {
  ENOENT: ['没有这个文件夹', '请先建好文件夹，或换一个位置'],
  ENOTDIR: ['路径中有一段不是文件夹', '请检查路径'],
  EISDIR: ['这是一个文件夹', '请在后面写上文件名'],
  EACCES: ['没有写入的权限', '请换一个位置'],
  EPERM: ['没有写入的权限', '请换一个位置'],
  EROFS: ['这个磁盘只能读', '请换一个位置'],
  ENOSPC: ['磁盘已满', '请腾出空间后重试'],
  ENAMETOOLONG: ['文件名太长', '请换一个短些的名字'],
};

/** How a file is written. */
interface WriteChoice {
  /** Replaces a file that is there; else that is refused. */
  readonly replace: boolean;
  /** The command that replaces, named when a file is there already. */
  readonly toReplace: string;
}

/** Writes the file that the person named, and no other. Rejects with a WenbaoError when it is there or cannot be written. */
export async function writeNamedFile(path: string, content: string | Uint8Array, choice: WriteChoice): Promise<void> {
  try {
    await writeFile(path, content, { flag: choice.replace ? 'w' : 'wx' });
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException; // the file system throws nothing else
    const shown = oneLine(path);
    const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
    if (code === 'EEXIST' && !isFolder)
      throw new WenbaoError(`已有这个文件，没有覆盖：${shown}`, { hint: `要覆盖请用 ${choice.toReplace}`, cause });
    const [fault, hint] = FAULTS[isFolder ? 'EISDIR' : code] ?? [`写不了（${code || '原因不明'}）`, '请检查路径'];
    throw new WenbaoError(`${fault}：${shown}`, { hint, cause });
  }
}
