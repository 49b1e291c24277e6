import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from './__fixtures__/state-folder.ts';
import { openDatabase } from './database.ts';
import { openState } from './open-state.ts';

const KILLS = 20;

/** The program must lie under the project, from where its packages are found. */
async function builtProgram(): Promise<string> {
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const home = mkdtempSync(join(cache, 'kill-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const outfile = join(home, 'live-until-killed.mjs');
  const entryPoints = [join(import.meta.dirname, '__fixtures__/live-until-killed.ts')];
  await build({ entryPoints, outfile, bundle: true, packages: 'external', format: 'esm', platform: 'node' });
  return outfile;
}

/** What the program said before it was killed: after so many lines, and a moment that no line marks. */
function killedAfter(program: string, args: readonly string[], lines: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(said.split('\n').slice(0, -1));
      else reject(new Error(`ended with ${code}`));
    });
  });
}

it('of 20 lives killed at random moments nothing that was acknowledged is lost, doubled or half there', async () => {
  const program = await builtProgram();
  const path = join(temporaryFolder(), 'state.db');
  const said: string[] = [];
  for (let life = 0; life < KILLS; life += 1) {
    const lines = Math.ceil(Math.random() * 60);
    said.push(...(await killedAfter(program, [path, `${1 + life * 10_000}`], lines)));
  }
  const words = said.map((line) => line.split(' '));
  const idsSaid = (verb: string) => words.filter(([said]) => said === verb).map(([, id]) => Number(id));
  const state = openState(path);
  onTestFinished(() => state.close());
  expect(idsSaid('received').length).toBeGreaterThan(KILLS);

  const waiting = new Set(state.updates.pending().map(({ id }) => id));
  const answered = (id: number) =>
    state.answers.byUpdate(id) !== null && state.deliveries.sent(`u:${id}`).get(0) === id;
  expect(idsSaid('received').filter((id) => !waiting.has(id) && !answered(id))).toEqual([]);
  expect(idsSaid('done').filter((id) => state.updates.begin(id) !== 'done' || !answered(id))).toEqual([]);
  expect(idsSaid('sent').filter((id) => !answered(id))).toEqual([]);

  const kept = words.filter(([verb]) => verb === 'kept');
  expect(new Set(idsSaid('kept')).size).toBe(kept.length);
  const missing = kept.filter(([, updateId, id = '']) => state.answers.get(id)?.updateId !== Number(updateId));
  expect(missing).toEqual([]);
  // Counted, remembered and kept in one transaction.
  expect(state.usage.counters().get('answers')).toBe(state.answers.count());
  expect(state.conversations.count()).toBe(state.answers.count());
  expect(doubled(path)).toEqual([]);
});

it('a file that another process has is refused, and free as soon as that is killed', async () => {
  const program = await builtProgram();
  const path = join(temporaryFolder(), 'state.db');
  const child = spawn(process.execPath, [program, path, '1'], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect(() => openState(path)).toThrow('另一个问报正在使用状态文件');
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  openState(path).close();
});

/** Updates with two answers. */
function doubled(path: string): readonly unknown[] {
  const db = openDatabase(path, 1000);
  onTestFinished(() => db.close());
  return db.all('SELECT update_id FROM answers GROUP BY update_id HAVING count(*) > 1');
}
