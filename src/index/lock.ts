import { open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { lockedIndex } from './index-errors.ts';

/** The right to write an index; one process has it at a time. */
export interface Lock {
  release(): Promise<void>;
}

/** Takes the writing lock of an index folder; a lock left by a dead process of this machine is taken over. Throws when held. */
export async function takeLock(folder: string): Promise<Lock> {
  const path = join(folder, 'writer.lock');
  for (let tries = 0; tries < 3; tries++) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
      await file.close();
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = await holderOf(path);
      if (holder !== null && isAlive(holder)) throw lockedIndex(holder.pid);
      await rm(path, { force: true });
    }
  }
  throw lockedIndex(0);
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** Null for a lock file that says nothing: its writer died between making and filling it. */
async function holderOf(path: string): Promise<Holder | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed) || !('host' in parsed)) return null;
    return { pid: Number(parsed.pid), host: String(parsed.host) };
  } catch {
    return null;
  }
}

/** A process of another machine (a shared folder) cannot be asked: it counts as alive. */
function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
