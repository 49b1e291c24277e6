import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WenbaoError } from '../errors.ts';
import { keptOf } from './__fixtures__/kept.ts';
import { freshState, temporaryFolder } from './__fixtures__/state-folder.ts';
import { openDatabase } from './database.ts';
import { openState } from './open-state.ts';

/** What opening comes to: null for success. */
function refusalOf(path: string): WenbaoError | null {
  try {
    openState(path).close();
    return null;
  } catch (error) {
    if (error instanceof WenbaoError) return error;
    throw error;
  }
}

/** An administrator may write anywhere. */
function asOrdinaryUser<T>(work: () => T): T {
  const isAdministrator = process.getuid?.() === 0;
  if (isAdministrator) process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    if (isAdministrator) process.seteuid?.(0);
  }
}

/** A state file with many answers, closed. */
function filledFile(): string {
  const path = join(temporaryFolder(), 'state.db');
  const state = openState(path);
  for (let at = 1; at <= 200; at += 1)
    state.answers.keep(keptOf({ questionMessageId: at, updateId: at }, `第${at}件事`));
  state.close();
  return path;
}

/** Writes noise over a part of a file. */
function damage(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa7, from, from + length);
  writeFileSync(path, bytes);
}

function script(path: string, sql: string): void {
  const db = openDatabase(path, 1000);
  db.script(sql);
  db.close();
}

describe('opening the state file', () => {
  it('makes folder and files for this user alone', () => {
    const path = join(temporaryFolder(), '深', '处', 'state.db');
    const state = openState(path);
    onTestFinished(() => state.close());
    state.usage.count('questions');
    const modes = [path, `${path}-wal`, `${path}.lock`].map((file) => statSync(file).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  it('finds again what was written before, also after a close', () => {
    const { state, reopen } = freshState();
    const id = state.answers.keep(keptOf());
    expect(reopen().answers.get(id)?.answer.text).toBe('澄江大桥通车有了结果[1]');
  });

  it('is refused to a second one, until the first is closed', () => {
    const { state, path } = freshState();
    expect(refusalOf(path)).toMatchObject({ message: `另一个问报正在使用状态文件：${path}` });
    state.close();
    expect(refusalOf(path)).toBeNull();
  });

  it('is refused when a newer version wrote the file, which stays as it was', () => {
    const path = filledFile();
    script(path, 'PRAGMA user_version = 999');
    expect(refusalOf(path)).toMatchObject({
      message: expect.stringContaining('格式 999'),
      hint: expect.stringContaining('升级'),
    });
    script(path, 'PRAGMA user_version = 1');
    expect(refusalOf(path)).toBeNull();
  });

  it('is refused for a SQLite file of another program', () => {
    const path = join(temporaryFolder(), 'other.db');
    script(path, 'CREATE TABLE bookmarks (id INTEGER)');
    expect(refusalOf(path)?.message).toContain('这不是问报的状态文件');
  });

  it.each([
    ['is no database at all', (path: string) => writeFileSync(path, '一份文本，不是数据库。'.repeat(500))],
    ['has noise in its middle', (path: string) => damage(path, statSync(path).size / 2, 16_384)],
    ['has noise in its second page', (path: string) => damage(path, 4096, 4096)],
    ['was cut off', (path: string) => truncateSync(path, 4096 * 9 + 100)],
  ])('says what to do when the file %s', (_, spoil) => {
    const path = filledFile();
    spoil(path);
    const refusal = refusalOf(path);
    expect(refusal?.message).toContain('已损坏');
    expect(refusal?.hint).toMatch(/移到别处.*备份/);
  });

  it('says so when its path is a folder', () => {
    expect(refusalOf(temporaryFolder())?.message).toContain('打不开');
  });

  it('says so when its folder cannot be made', () => {
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    expect(refusalOf(join(file, 'state.db'))).toMatchObject({ message: expect.stringContaining('打不开') });
  });

  it.skipIf(process.platform === 'win32')('says so when its folder takes no writing', () => {
    const folder = join(temporaryFolder(), 'shut');
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    expect(asOrdinaryUser(() => refusalOf(join(folder, 'state.db')))?.message).toContain('不可写');
  });
});

it('the size of the file grows with what is kept', () => {
  const { state } = freshState();
  const before = state.bytes();
  for (let at = 1; at <= 100; at += 1) state.answers.keep(keptOf({ questionMessageId: at }));
  expect(state.bytes()).toBeGreaterThan(before + 50_000);
});
