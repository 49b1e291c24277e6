import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { listArchive, readFile } from '../archive/read-archive.ts';
import type { Article } from '../domain/article.ts';
import { openReader } from '../index/open-reader.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { updateIndex } from './update-index.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-jumps-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const FRONT = `澄江日报
2023年4月12日 星期三 A01版

全市春灌工作会议召开

本报讯（记者 佟小满）4月11日上午，全市春灌工作会议在市政府召开。市长卢远山出席并讲话，副市长
贺兰主持。会议通报了各县渠道清淤的进度，(下转A03版①)
`;
const INNER = `澄江日报
2023年4月12日 星期三 A03版

(上接A01版①)要求各县把水情一天一报落到实处。卢远山强调，要先远后近、先高后低，让每一亩
地都按时喝上水。

社区食堂开到家门口

本报讯（记者 阮青）4月10日，梧桐社区食堂开张，居民凭卡就餐。
`;

let config = plainConfig(top, top);
const put = (name: string, content: string) => writeFileSync(join(config.archive, name), content);
const update = () => updateIndex(config, { rebuild: false, ...recordedRun() });

async function indexed(): Promise<readonly Article[]> {
  const reader = await openReader(config.db, { embedder: null });
  try {
    const hits = await reader.searchPassages('会议 社区 渠道 每一亩', 20);
    return [...(await reader.articles([...new Set(hits.map((hit) => hit.passage.articleId))])).values()];
  } finally {
    await reader.close();
  }
}

const meeting = async () => (await indexed()).find(({ title }) => title.includes('春灌'));

beforeEach(() => {
  const folder = mkdtempSync(join(top, 'run-'));
  config = plainConfig(join(folder, 'archive'), join(folder, 'db'));
  mkdirSync(config.archive);
  put('2023-04-12_A01.txt', FRONT);
  put('2023-04-12_A03.txt', INNER);
});

describe('an article that goes on on another page', () => {
  it('is one article with runs into both files', async () => {
    expect(await update()).toMatchObject({ articles: 2, skipped: [] });
    const article = await meeting();
    expect(article?.text).toContain('清淤的进度，要求各县把水情');
    expect(article?.continuedOn).toEqual([{ source: '2023-04-12_A03.txt', page: 'A03' }]);
    expect(article?.doubts.map(({ code }) => code)).not.toContain('continued');
    for (const run of article?.runs ?? []) {
      const source = run.part === 1 ? INNER : FRONT;
      expect(article?.text.slice(run.start, run.start + run.length)).toBe(
        source.slice(run.source, run.source + run.length),
      );
    }
  });

  it('is joined whichever page comes first, and parted again when one goes', async () => {
    rmSync(join(config.archive, '2023-04-12_A03.txt'));
    await update();
    expect((await meeting())?.doubts.map(({ code }) => code)).toContain('continued');
    put('2023-04-12_A03.txt', INNER);
    expect(await update()).toMatchObject({ articles: 2 });
    expect((await meeting())?.text).toContain('每一亩地');
    rmSync(join(config.archive, '2023-04-12_A03.txt'));
    expect(await update()).toMatchObject({ articles: 1 });
    expect((await meeting())?.text).not.toContain('每一亩地');
  });

  it('costs nothing when nothing changed, and is read again when its other page changes', async () => {
    await update();
    expect(await update()).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 2 });
    put('2023-04-12_A03.txt', INNER.replace('一天一报', '一日两报'));
    await update();
    expect((await meeting())?.text).toContain('一日两报');
  });

  it('is not joined with another day or paper', async () => {
    put('2023-04-12_A03.txt', INNER.replace('4月12日 星期三', '4月13日 星期四'));
    rmSync(join(config.archive, '2023-04-12_A03.txt'));
    put('2023-04-13_A03.txt', INNER.replace('4月12日 星期三', '4月13日 星期四'));
    await update();
    expect((await meeting())?.continuedOn).toEqual([]);
  });

  it('is joined inside one file that holds both pages', async () => {
    rmSync(join(config.archive, '2023-04-12_A03.txt'));
    put('2023-04-12_A01.txt', `${FRONT}\n${INNER}`);
    expect(existsSync(join(config.archive, '2023-04-12_A03.txt'))).toBe(false);
    const [file] = await listArchive(config.archive);
    if (!file) throw new Error('the file is listed');
    for await (const { articles } of readFile(file)) {
      expect(articles.map(({ article }) => article.title)).toEqual(['全市春灌工作会议召开', '社区食堂开到家门口']);
      expect(articles[0]?.article.text).toContain('清淤的进度，要求各县');
    }
  });
});
