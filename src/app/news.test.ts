import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QINGTANG } from '../ask/news/__fixtures__/qingtang.ts';
import type { Config } from '../config.ts';
import { type Bench, startBench } from '../telegram/__fixtures__/bot-bench.ts';
import { until } from '../telegram/__fixtures__/waiting.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { type Asking, openAsking } from './asking.ts';
import { archiveService } from './bot-services.ts';
import { newsService } from './news.ts';
import { updateIndex } from './update-index.ts';

const OLD = '青塘日报/2024-03-01_01.txt';
const OLD_PAGE = `青塘日报    2024年3月1日    第01版

全市春灌工作会议召开

本报讯（记者 简素心）2月29日上午，全市春灌工作会议在市会议中心召开。市委书记尤怀瑾出席并讲话，市长傅思远主持会议。
`;

let folder: string;
let config: Config;
let asking: Asking;
let bench: Bench;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-news-'));
  config = plainConfig(join(folder, 'archive'), join(folder, 'db'));
  put(OLD, OLD_PAGE);
  asking = await openAsking(config, recordedRun());
  bench = await startBench({ services: { archive: archiveService(asking), news: newsService(asking, config.db) } });
  await seen();
});
afterEach(async () => {
  await bench.bot.stop();
  await asking.close();
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, text: string): void {
  mkdirSync(dirname(join(config.archive, name)), { recursive: true });
  writeFileSync(join(config.archive, name), text);
}

/** Puts pages into the archive, indexes them, and waits until the watch has seen the new index. */
async function publish(...names: string[]): Promise<void> {
  for (const name of names) put(name, QINGTANG[name] ?? '');
  await reindex();
}

async function reindex(): Promise<void> {
  await updateIndex(config, { rebuild: false, ...recordedRun() });
  await seen();
}

async function seen(): Promise<void> {
  const { version } = await asking.reader();
  await until(() => bench.state.known.version() === version && bench.state.digests.pending().length === 0);
}

const DAILY = ['青塘日报/2024-03-05_01.txt', '青塘日报/2024-03-05_02.txt'];
const EVENING = '青塘晚报/2024-03-06_A1.txt';

describe('following in a real archive', () => {
  it('tells what a new issue says, cited and true, and nothing of it again: not after a restart, not from another paper', async () => {
    const reader = bench.reader();
    reader.says('/follow 尤怀瑾');
    await reader.sees('已关注“尤怀瑾”');
    await publish(...DAILY);
    const digest = await reader.sees('《青塘日报》2024年3月5日，关注“尤怀瑾”，共2条');
    expect(digest.text).toContain('1. 3月4日上午，尤怀瑾出席全市森林防火工作会议并讲话。');
    expect(digest.text).not.toContain('春灌');
    expectTrue(bench);
    reader.presses('出处1');
    await reader.sees('市委书记尤怀瑾出席并讲话');
    await bench.restart();
    await publish(EVENING);
    const second = await reader.sees('《青塘晚报》2024年3月6日，关注“尤怀瑾”：3月5日下午，尤怀瑾会见客商代表一行。');
    expect(second.text).not.toContain('森林防火');
    await bench.restart();
    await reindex();
    await reader.seesNothing();
  });

  it('takes a corrected page for no news, and what is added to a page for news', async () => {
    const reader = bench.reader();
    reader.says('/follow 傅思远');
    await reader.sees('已关注');
    put(OLD, OLD_PAGE.replace('市会议中心', '市委礼堂'));
    await reindex();
    await reader.seesNothing();
    const more = `${OLD_PAGE.replace('市会议中心', '市委礼堂')}
傅思远看望老教师

本报讯（记者 屈守一）2月29日下午，市长傅思远到城北中学看望老教师。
`;
    put(OLD, more);
    await reindex();
    const digest = await reader.sees('《青塘日报》2024年3月1日，关注“傅思远”');
    expect(digest.text).not.toContain('春灌');
  });

  it('sums up an archive of years that comes at once', async () => {
    const reader = bench.reader();
    reader.says('/follow 傅思远');
    await reader.sees('已关注');
    for (let year = 2011; year < 2019; year++) {
      put(
        `青塘日报/${year}-05-06_01.txt`,
        `青塘日报    ${year}年5月6日    第01版

傅思远到第${year - 2010}中学调研

本报讯（记者 简素心）5月5日上午，副市长傅思远到第${year - 2010}中学调研。
`,
      );
    }
    await reindex();
    const digest = await reader.sees('新入库的8期报纸（2011年5月6日至2018年5月6日）里，有您关注的内容8条');
    expect(digest.text).toContain('2018年5月5日上午，傅思远到第8中学调研。');
    expect(bench.heads().filter((head) => head.includes('傅思远')).length).toBe(2); // the answer to /follow, one digest
  });
});

/** Every quote of the digest stands in the file that it is said to stand in. */
function expectTrue({ state }: Bench): void {
  const stored = state.answers.byQuestion(7, -1);
  expect(stored?.answer.citations.length).toBeGreaterThan(0);
  for (const { source, quote } of stored?.answer.citations ?? []) {
    expect(readFileSync(join(config.archive, source), 'utf8')).toContain(quote);
  }
}
