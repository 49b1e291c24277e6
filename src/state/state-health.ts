import { existsSync } from 'node:fs';
import { WenbaoError } from '../errors.ts';
import { openDatabase } from './database.ts';
import { damagedFile, stateError } from './state-error.ts';
import { isWhole, lockPath } from './state-file.ts';

/** What is wrong with a state file; null when it is whole. Nothing is written to it, and a bot may have it open. */
export function faultOfState(path: string): WenbaoError | null {
  try {
    const db = openDatabase(path, 1_000);
    try {
      return isWhole(db) ? null : damagedFile(path);
    } finally {
      db.close();
    }
  } catch (error) {
    const known = stateError(error, path);
    if (known instanceof WenbaoError) return known;
    throw error;
  }
}

/** Whether a bot has the state file for itself, which it keeps locked as long as it lives. */
export function isStateInUse(path: string): boolean {
  const lock = lockPath(path);
  if (!existsSync(lock)) return false;
  const db = openDatabase(lock, 0);
  try {
    db.script('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch {
    return true;
  } finally {
    db.close();
  }
}
