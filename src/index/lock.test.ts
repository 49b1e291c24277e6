import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from './__fixtures__/temporary-index.ts';
import { takeLock } from './lock.ts';

const NAME = 'writer.lock';
/** No Linux, macOS or Windows process has this number. */
const DEAD = 2 ** 30;

describe('the writing lock', () => {
  it('is held by one at a time and leaves nothing behind', async () => {
    const folder = await temporaryFolder();
    const lock = await takeLock(folder);
    await expect(takeLock(folder)).rejects.toMatchObject({ message: expect.stringContaining(String(process.pid)) });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    await (await takeLock(folder)).release();
  });

  it('goes to one of many who ask at once', async () => {
    const folder = await temporaryFolder();
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(folder)).toEqual([NAME]);
  });

  it('goes to one of many who find it left by a dead process', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, NAME), JSON.stringify({ pid: DEAD, host: hostname(), started: '1' }));
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(folder)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(JSON.parse(await readFile(join(folder, NAME), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when its process number belongs to another by now',
    async () => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, NAME), JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
      await (await takeLock(folder)).release();
    },
  );

  it.runIf(process.platform === 'linux')(
    'is taken over from a process that was killed but not yet fetched',
    async () => {
      const folder = await temporaryFolder();
      // The shell becomes a `sleep` that never asks for its child, which ends after that.
      const shell = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 20'], { stdio: ['ignore', 'pipe', 'ignore'] });
      onTestFinished(() => void shell.kill());
      const pid = Number(await new Promise((resolve) => shell.stdout.once('data', resolve)));
      const stat = await vi.waitFor(async () => {
        const text = await readFile(`/proc/${pid}/stat`, 'utf8');
        expect(text).toContain(') Z ');
        return text;
      }, 10_000);
      const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      await writeFile(join(folder, NAME), JSON.stringify({ pid, host: hostname(), started }));
      await (await takeLock(folder)).release();
    },
  );

  it.each([
    ['of another machine', JSON.stringify({ pid: DEAD, host: `not-${hostname()}`, started: null })],
    ['that cannot be read', 'x'],
  ])('counts as held when it is one %s, and the hint says what to do', async (_, content) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, NAME), content);
    await expect(takeLock(folder)).rejects.toMatchObject({ hint: expect.stringContaining(join(folder, NAME)) });
    expect(await readFile(join(folder, NAME), 'utf8')).toBe(content);
  });

  it('does not take away the lock of another on release', async () => {
    const folder = await temporaryFolder();
    const lock = await takeLock(folder);
    await writeFile(join(folder, NAME), 'of somebody else');
    await lock.release();
    expect(await readFile(join(folder, NAME), 'utf8')).toBe('of somebody else');
  });
});
