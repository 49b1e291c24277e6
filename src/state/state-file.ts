import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { WenbaoError } from '../errors.ts';
import { type Database, openDatabase } from './database.ts';
import { numberIn } from './row.ts';
import { FORMATS } from './schema.ts';
import { damagedFile, isBusy, stateError } from './state-error.ts';

/** Marks a SQLite file as a state file of Wenbao: `WbSt` in its head. */
const APPLICATION_ID = 0x57625374;
/** A backup or an operator's look into the file may hold it for a moment. */
const WAIT_MS = 5000;
/** A bot that is being started anew may find the one before in its last breath. */
const LOCK_WAIT_MS = 1000;

/** A state file that this process has for itself. */
interface StateFile {
  readonly db: Database;
  /** Throws a WenbaoError when somebody has taken the file away: what is written would end with this process. */
  checkPresence(): void;
  close(): void;
}

/**
 * Opens the file, made with its folder for this user alone when it is not there, and brings it to the newest format.
 * Throws a WenbaoError when another process has it, when a newer version wrote it, or when it is damaged.
 */
export function openStateFile(path: string): StateFile {
  makeFile(path);
  const lock = takeLock(path);
  try {
    const db = openDatabase(path, WAIT_MS);
    prepareOrClose(db, path);
    return {
      db,
      checkPresence() {
        if (existsSync(path)) return;
        throw new WenbaoError(`状态文件不见了：${path}`, {
          hint: '请停下机器人，把文件移回原处或从备份恢复，再启动；没有确认的消息会再来',
        });
      },
      close() {
        try {
          db.close();
        } finally {
          lock.close();
        }
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

function makeFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    for (const file of [path, lockPath(path)]) closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw stateError(error, path);
  }
}

/** The file beside a state file that is locked while a bot has it. */
export function lockPath(path: string): string {
  return `${path}.lock`;
}

/**
 * A transaction in a file beside, never ended: the system drops its lock with the process, however that dies, and the
 * state file itself stays free for backups.
 */
function takeLock(path: string): Database {
  const lock = openDatabase(lockPath(path), LOCK_WAIT_MS);
  try {
    lock.script('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE'); // nothing is ever written
    return lock;
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new WenbaoError(`另一个问报正在使用状态文件：${path}`, {
      hint: '一个状态文件只能由一个机器人使用；请先停下那一个，或用 WENBAO_STATE 给这一个另指一处',
      cause: error,
    });
  }
}

function prepareOrClose(db: Database, path: string): void {
  try {
    prepare(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Write-ahead log: readers and a backup do not wait for the writer. `synchronous = NORMAL` hands every commit to the
 * system before the call returns, which a killed process does not take back; only a power cut can cost the last commits,
 * and even that leaves the file whole. `secure_delete` overwrites what is deleted.
 */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
`;

/** Throws a WenbaoError when the file holds tables of another program. */
export function refuseForeign(db: Database, path: string): void {
  const isEmpty = numberIn(db.get('SELECT count(*) AS n FROM sqlite_master')?.n) === 0;
  const isOurs = numberIn(db.get('PRAGMA application_id')?.application_id) === APPLICATION_ID;
  if (isEmpty || isOurs) return;
  throw new WenbaoError(`这不是问报的状态文件：${path}`, {
    hint: '请用 WENBAO_STATE 另指一处，问报不会改动这个文件',
  });
}

function prepare(db: Database, path: string): void {
  db.script(SETTINGS);
  const format = numberIn(db.get('PRAGMA user_version')?.user_version);
  refuseForeign(db, path);
  if (format > FORMATS.length) {
    throw new WenbaoError(`状态文件由更新的版本写成（格式 ${format}，本版本只认得到 ${FORMATS.length}）：${path}`, {
      hint: '请升级问报后再启动；旧版本不会改动它',
    });
  }
  // 100 MB take a quarter of a second; damage found later would be found while a reader waits.
  if (!isWhole(db)) throw damagedFile(path);
  db.atomically(() => {
    for (const script of FORMATS.slice(format)) db.script(script);
    db.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMATS.length}`);
  });
}

/** Whether SQLite finds every page of the file in order. */
export function isWhole(db: Database): boolean {
  return db.get('PRAGMA quick_check(1)')?.quick_check === 'ok';
}
