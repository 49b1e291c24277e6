import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeMeetings, writeNotices } from './__fixtures__/archives.ts';
import { jsonLines, startWenbao, temporary, wenbao } from './__fixtures__/wenbao.ts';

const LAUNCHER = resolve(import.meta.dirname, 'wenbao.mjs');
const archive = temporary('archive');
const db = temporary('db');
const OPTIONS = ['--archive', archive, '--db', db];
/** Articles that take longer to read than it takes to stop the run. */
const MANY = 4000;

const writing = () => existsSync(join(db, 'writer.lock'));
const until = (condition: () => boolean) => expect.poll(condition, { interval: 20, timeout: 30_000 }).toBe(true);
const stats = async () => jsonLines((await wenbao(['stats', '--json', ...OPTIONS])).out)[0];
const ask = () => wenbao(['ask', '林致远3月2日出席了哪些会议', ...OPTIONS]);

/** In order: each test goes on from the index that the one before it left. */
describe('indexing that is interrupted', () => {
  beforeAll(async () => {
    writeMeetings(join(archive, 'a.jsonl'), '东门', 2);
    await wenbao(['index', ...OPTIONS]);
  });

  it('lets one run write at a time: the second says so, the first goes on unharmed', async () => {
    writeNotices(join(archive, 'b.jsonl'), 1500);
    const first = startWenbao(['index', '--json', ...OPTIONS]);
    await until(writing);
    const second = await wenbao(['index', ...OPTIONS]);
    const line = new RegExp(`^另一个进程（${first.process.pid}）正在更新这个索引。[^\n]+\n$`);
    expect(second).toEqual({ code: 1, out: '', err: expect.stringMatching(line) });
    const run = await first.ended;
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(jsonLines(run.out)).toMatchObject([{ added: 1500, articles: 1502 }]);
  });

  it('stops at Ctrl-C with one line, and leaves the index as it was', async () => {
    writeNotices(join(archive, 'b.jsonl'), MANY);
    const running = startWenbao(['index', ...OPTIONS]);
    await until(writing);
    running.process.kill('SIGINT');
    expect(await running.ended).toEqual({ code: 1, out: '', err: '已中止。\n' });
    expect(writing()).toBe(false);
    expect(await stats()).toMatchObject({ articles: 1502 });
  });

  it('loses nothing when it is killed at work, and the next run goes on from there', async () => {
    const running = startWenbao(['index', ...OPTIONS]);
    await until(writing);
    running.process.kill('SIGKILL');
    expect(await running.ended).toMatchObject({ code: null });
    expect(writing()).toBe(true);
    expect(await ask()).toMatchObject({ code: 0, err: '', out: expect.stringContaining('1502篇稿件') });
    writeMeetings(join(archive, 'b.jsonl'), '西门', 3);
    const mended = await wenbao(['index', '--json', ...OPTIONS]);
    expect(mended).toMatchObject({ code: 0, err: '' });
    expect(jsonLines(mended.out)).toMatchObject([{ added: 3, removed: 1500, articles: 5, passages: 5, events: 5 }]);
  });

  it.skipIf(process.platform === 'win32')('says so when the disk takes no more, and keeps the index', async () => {
    writeMeetings(join(archive, 'b.jsonl'), '西门', 100);
    // No file may grow beyond 16 blocks of 512 or 1024 bytes; a disk without space would need rights to make one.
    const limited = `ulimit -f 16; exec "${process.execPath}" "${LAUNCHER}" index ${OPTIONS.join(' ')}`;
    const run = await new Promise((done) => {
      execFile('bash', ['-c', limited], (error, out, err) => done({ code: error?.code, out, err }));
    });
    const line = expect.stringMatching(/^(?:写索引时出错|磁盘空间不足)，索引没有更新。[^\n]*原有索引不受影响[^\n]*\n$/);
    expect(run).toEqual({ code: 1, out: '', err: line });
    expect(await stats()).toMatchObject({ files: 2, articles: 5, passages: 5, events: 5 });
  });
});
