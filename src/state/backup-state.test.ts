import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WenbaoError } from '../errors.ts';
import { keptOf } from './__fixtures__/kept.ts';
import { freshState, temporaryFolder } from './__fixtures__/state-folder.ts';
import { backupState } from './backup-state.ts';
import { openDatabase } from './database.ts';
import { openState } from './open-state.ts';

function refusalOf(path: string, to: string): WenbaoError | null {
  try {
    backupState(path, to);
    return null;
  } catch (error) {
    if (error instanceof WenbaoError) return error;
    throw error;
  }
}

describe('a backup', () => {
  it('is whole, opens by itself, and was made while the state was open and being written', () => {
    const { state, path } = freshState();
    const id = state.answers.keep(keptOf());
    const copy = `${path}.backup`;
    const bytes = backupState(path, copy);
    state.answers.keep(keptOf({ questionMessageId: 8 }));
    expect([bytes, statSync(copy).mode & 0o777]).toEqual([statSync(copy).size, 0o600]);
    const restored = openState(copy);
    onTestFinished(() => restored.close());
    expect([restored.answers.count(), restored.answers.get(id)?.askedOn]).toEqual([1, '2031-05-07']);
    expect(state.answers.count()).toBe(2);
  });

  it('of a closed state leaves nothing but the copy, and lets the bot start', () => {
    const { state, path } = freshState();
    state.usage.count('questions');
    state.close();
    const before = readdirSync(join(path, '..'));
    backupState(path, `${path}.backup`);
    expect(readdirSync(join(path, '..')).filter((name) => !before.includes(name))).toEqual(['state.db.backup']);
    openState(path).close();
  });

  it('is not written over another file', () => {
    const { path } = freshState();
    writeFileSync(`${path}.backup`, '另一份');
    expect(refusalOf(path, `${path}.backup`)?.message).toContain('已经有一个文件');
    expect(readFileSync(`${path}.backup`, 'utf8')).toBe('另一份');
    expect(refusalOf(path, path)?.message).toContain('已经有一个文件');
  });

  it('is refused where it cannot be written, which does not blame the state', () => {
    const { path } = freshState();
    const refusal = refusalOf(path, join(path, '..', '没有', 'bot.db'));
    expect(refusal).toMatchObject({
      message: expect.stringContaining('没有备份'),
      hint: expect.not.stringMatching(/WENBAO_STATE/),
    });
  });

  it('makes no state file where there is none', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'state.db');
    expect(refusalOf(path, join(folder, 'copy.db'))?.message).toBe(`没有状态文件：${path}`);
    expect(refusalOf(folder, join(folder, 'copy.db'))?.message).toContain('没有状态文件');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each<[string, string, (path: string) => void]>([
    ['is no database', '已损坏', (path) => writeFileSync(path, '一份文本，不是数据库。'.repeat(500))],
    ['was cut off', '已损坏', (path) => truncateSync(path, 4096 * 3 + 100)],
    [
      'is of another program',
      '不是问报的',
      (path) => {
        const db = openDatabase(path, 1000);
        db.script('PRAGMA application_id = 7');
        db.close();
      },
    ],
  ])('is refused of a file that %s, and nothing is left of it', (_, told, spoil) => {
    const { state, path } = freshState();
    for (let at = 1; at <= 50; at += 1) state.answers.keep(keptOf({ questionMessageId: at }));
    state.close();
    spoil(path);
    expect(refusalOf(path, `${path}.backup`)?.message).toContain(told);
    expect(existsSync(`${path}.backup`)).toBe(false);
  });

  it.skipIf(process.platform !== 'linux' || !existsSync('/dev/shm'))('goes to another disk', () => {
    const { path } = freshState();
    const folder = join('/dev/shm', `wenbao-backup-${process.pid}`);
    mkdirSync(folder);
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    expect(backupState(path, join(folder, 'bot.db'))).toBeGreaterThan(0);
  });
});
