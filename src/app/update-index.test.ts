import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { meetingRecord } from '../cli/__fixtures__/archives.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { readStats } from './read-stats.ts';
import { updateIndex } from './update-index.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-app-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let config = plainConfig(top, top);
const file = (name: string) => join(config.archive, name);
const put = (name: string, content: string) => writeFileSync(file(name), content);
const update = (run = recordedRun()) => updateIndex(config, { rebuild: false, ...run });
const heldArticles = async () => (await readStats(config)).holdings.articles;

beforeEach(() => {
  const folder = mkdtempSync(join(top, 'run-'));
  config = plainConfig(join(folder, 'archive'), join(folder, 'db'));
  mkdirSync(config.archive);
  put('a.jsonl', meetingRecord('a1', '防汛工作会议'));
  put('b.jsonl', [meetingRecord('b1', '春耕备耕会议'), meetingRecord('b2', '河长制工作会议')].join('\n'));
});

describe('updateIndex', () => {
  it('tells how far it has come, file by file', async () => {
    const run = recordedRun();
    await update(run);
    expect(run.notes).toEqual([]);
    expect(run.steps.map(({ done, articles, file }) => [done, articles, file])).toEqual([
      [0, 0, 'a.jsonl'],
      [0, 1, 'a.jsonl'],
      [1, 1, 'b.jsonl'],
      [1, 3, 'b.jsonl'],
      [2, 3, '写入索引'],
    ]);
    expect(run.steps.every(({ total }) => total === 2)).toBe(true);
  });

  it('takes out what became unreadable, notes why, and leaves the rest as it was', async () => {
    await update();
    put('b.jsonl', '\u0000\u0001\u0002 no longer text');
    const run = recordedRun();
    const report = await update(run);
    expect(report).toMatchObject({ removed: 2, unchanged: 1, articles: 1, skipped: [{ file: 'b.jsonl' }] });
    expect(run.notes).toEqual([`已跳过 b.jsonl：${report.skipped[0]?.reason}`]);
  });

  it('keeps what it has of a file that cannot be opened this time', async () => {
    await update();
    put('a.jsonl', meetingRecord('a1', '另一个会议'));
    const run = recordedRun(({ file: at }) => at === 'b.jsonl' && rmSync(file('b.jsonl'), { force: true }));
    const report = await update(run);
    expect(report).toMatchObject({ changed: 1, removed: 0, unchanged: 2, articles: 3 });
    expect(run.notes).toEqual(['已跳过 b.jsonl：文件不见了，索引里仍是上次读到的内容']);
    expect(await update()).toMatchObject({ removed: 2, articles: 1, skipped: [] });
  });

  it('stops when it is told to, with the index as it was and free for the next run', async () => {
    await update();
    put('a.jsonl', meetingRecord('a1', '另一个会议'));
    const run = recordedRun(({ file: at }) => at === 'b.jsonl' && run.stop.abort());
    put('b.jsonl', '');
    await expect(update(run)).rejects.toMatchObject({ name: 'AbortError' });
    expect(await heldArticles()).toBe(3);
    put('b.jsonl', meetingRecord('b1', '春耕备耕会议'));
    expect(await update()).toMatchObject({ changed: 1, removed: 1, unchanged: 1, articles: 2 });
  });

  it('says that there is nothing to read, and keeps the index of what was there', async () => {
    await update();
    rmSync(file('a.jsonl'));
    rmSync(file('b.jsonl'));
    await expect(update()).rejects.toMatchObject({ exitCode: 2, message: `档案里没有可读的文件：${config.archive}` });
    expect(await heldArticles()).toBe(3);
  });

  it('names the index folder that cannot be made', async () => {
    writeFileSync(config.db, 'a file in its place');
    await expect(update()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining(config.db),
      hint: expect.stringContaining('WENBAO_DB'),
    });
    config = { ...config, db: join(config.db, 'below') };
    await expect(update()).rejects.toMatchObject({ message: `索引文件夹不能写入（ENOTDIR）：${config.db}` });
    expect(existsSync(config.archive)).toBe(true);
  });
});
