import { createHash, randomUUID } from 'node:crypto';
import { constants, copyFile, link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { LockedIndexError } from './index-errors.ts';

/** The right to write an index; one process has it at a time. */
export interface Lock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, as the kernel says it; null where that cannot be known. Tells a reused pid. */
  readonly started: string | null;
}

/**
 * Takes the writing lock of an index folder. A lock left by a dead process of this machine is taken over; one of another
 * machine (a shared folder) cannot be judged and counts as held. Throws when it is held.
 */
export async function takeLock(folder: string): Promise<Lock> {
  const path = join(folder, 'writer.lock');
  const own = `${path}.${randomUUID()}`;
  const content = JSON.stringify({ pid: process.pid, host: hostname(), started: await startOf(process.pid) });
  await writeFile(own, content);
  try {
    for (let tries = 0; tries < 3; tries++) {
      if (await place(own, path)) return { release: () => release(path, content) };
      const held = await read(path);
      if (held === null) continue;
      const holder = holderOf(held);
      if (holder === null || (await isAlive(holder))) throw new LockedIndexError(holder?.pid ?? 0, path);
      if (await takeOver(own, path, held)) return { release: () => release(path, content) };
    }
    throw new LockedIndexError(0, path);
  } finally {
    await rm(own, { force: true });
  }
}

/** Puts the finished file in place at once, so that nobody ever reads half a lock; false when there is one. */
async function place(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path).catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      return copyFile(own, path, constants.COPYFILE_EXCL); // file systems without links
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Puts the finished file in the place of a dead process's lock. Whoever makes the file named after the dead lock has the
 * turn, and only then may replace it, so that of many who find it one succeeds. False when it was another's turn.
 */
async function takeOver(own: string, path: string, dead: string): Promise<boolean> {
  const turn = `${path}.after-${createHash('sha256').update(dead).digest('hex').slice(0, 16)}`;
  if (!(await place(own, turn))) return false;
  try {
    if ((await read(path)) !== dead) return false;
    const copy = `${path}.${randomUUID()}`;
    await copyFile(own, copy);
    await rename(copy, path);
    return true;
  } finally {
    await rm(turn, { force: true });
  }
}

async function release(path: string, content: string): Promise<void> {
  if ((await read(path)) === content) await rm(path, { force: true });
}

async function read(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(ignoreMissing);
}

function ignoreMissing(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

function holderOf(text: string): Holder | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed) || !('host' in parsed)) return null;
    const started = 'started' in parsed && typeof parsed.started === 'string' ? parsed.started : null;
    return { pid: Number(parsed.pid), host: String(parsed.host), started };
  } catch {
    return null;
  }
}

async function isAlive({ pid, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  const now = await startOf(pid);
  return started === null || now === null || now === started;
}

/**
 * Start time of a process: field 22 of Linux's `/proc/PID/stat`, counted behind the name in brackets; null elsewhere.
 * A process that was killed but not yet fetched by its parent still answers signals: it has no start time that matches.
 */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? null);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
