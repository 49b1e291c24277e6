import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openHistory } from './history-file.ts';

const home = mkdtempSync(join(tmpdir(), 'wenbao-history-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let files = 0;
const newPath = () => join(home, String(files++), 'wenbao', 'history');

describe('openHistory', () => {
  it('keeps lines from run to run, the latest first, in a file that its owner alone may read', () => {
    const path = newPath();
    const history = openHistory(path);
    for (const line of ['甲', '乙', '乙', '  ', '丙']) history.add(line);
    expect(readFileSync(path, 'utf8')).toBe('甲\n乙\n丙\n');
    expect(openHistory(path).lines).toEqual(['丙', '乙', '甲']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('makes a file private that others could read', () => {
    const path = newPath();
    openHistory(path).add('甲');
    chmodSync(path, 0o644);
    openHistory(path).add('乙');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps the latest thousand lines', () => {
    const path = newPath();
    const history = openHistory(path);
    history.add('最早');
    writeFileSync(path, Array.from({ length: 1500 }, (_, at) => `第${at}行\n`).join(''));
    const { lines } = openHistory(path);
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([1000, '第1499行', '第500行']);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(1001);
  });

  it('reads the end alone of a file that has grown beyond reason', () => {
    const path = newPath();
    openHistory(path).add('甲');
    writeFileSync(path, `${`${'长'.repeat(500)}\n`.repeat(3000)}最后一行\n`);
    expect(openHistory(path).lines[0]).toBe('最后一行');
  });

  it('makes what stands in the file harmless', () => {
    const path = newPath();
    openHistory(path).add('甲');
    writeFileSync(path, `甲\x1b]0;标题\x07乙\x1b[2J\r\n\u202e丙\n${'长'.repeat(5000)}\n`);
    expect(openHistory(path).lines).toEqual(['丙', '甲乙']);
  });

  it('keeps none when it is switched off, and does without where none can be kept', () => {
    const off = openHistory(null);
    off.add('甲');
    expect(off.lines).toEqual([]);
    const folder = newPath();
    mkdirSync(folder, { recursive: true });
    const none = openHistory(folder);
    none.add('甲');
    expect(none.lines).toEqual([]);
  });

  it('does not wait on a pipe of that name', () => {
    const path = newPath();
    mkdirSync(join(path, '..'), { recursive: true });
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [path]);
    expect(openHistory(path).lines).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });
});
