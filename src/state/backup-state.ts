import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { WenbaoError } from '../errors.ts';
import { openDatabase } from './database.ts';
import { stateError } from './state-error.ts';
import { refuseForeign } from './state-file.ts';

/** How long the bot may be at a step that nobody may look at, milliseconds. */
const WAIT_MS = 5000;

/**
 * Writes a whole and consistent copy of a state file to a new file, for this user alone; also while a bot has the state
 * open, which goes on writing meanwhile. Gives its size in bytes. Throws a WenbaoError when there is no state file or it is
 * damaged, and when the copy is there already or cannot be written; then nothing is left of it.
 */
export function backupState(path: string, to: string): number {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new WenbaoError(`没有状态文件：${path}`, {
      hint: '它在机器人第一次启动时建立；放在别处的，请设好 WENBAO_STATE',
    });
  }
  makeTarget(to);
  try {
    copy(path, to);
    sync(to); // SQLite leaves that to the system here
    return statSync(to).size;
  } catch (error) {
    rmSync(to, { force: true });
    throw isFull(error) ? cannotWrite(to, '磁盘已满', '请腾出空间后再试，或换一处', error) : error;
  }
}

/** SQLite would make it readable for others. */
function makeTarget(to: string): void {
  try {
    closeSync(openSync(to, 'wx', 0o600));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') throw cannotWrite(to, '那里已经有一个文件', '请换一个文件名，或先把它移开', error);
    throw cannotWrite(to, `文件建不了（${code || '原因不明'}）`, '请检查文件夹是否存在、能否写入', error);
  }
}

function copy(path: string, to: string): void {
  try {
    const db = openDatabase(path, WAIT_MS);
    try {
      refuseForeign(db, path);
      db.run('VACUUM INTO ?', to);
    } finally {
      db.close();
    }
  } catch (error) {
    throw stateError(error, path);
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isFull(error: unknown): boolean {
  return /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/.test(codeOf(error instanceof WenbaoError ? error.cause : error));
}

function cannotWrite(to: string, what: string, hint: string, cause: unknown): WenbaoError {
  return new WenbaoError(`${what}，没有备份：${to}`, { hint, cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
