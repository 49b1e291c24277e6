import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ArticleReading } from '../domain/reading.ts';
import { reading } from './__fixtures__/readings.ts';
import { readerOf, temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';
import { writeFailed } from './index-errors.ts';
import { currentVersion, INDEX_FORMAT } from './manifest.ts';
import { openReader } from './open-reader.ts';
import { openWriter } from './write-index.ts';

const BRIDGE = reading({
  title: '澄江大桥合龙',
  text: '9月5日上午，澄江大桥合龙仪式在南岸举行，副市长尤礼出席。',
  day: '2021-09-06',
  events: [{ name: '澄江大桥合龙仪式', from: '2021-09-05', who: ['尤礼'] }],
});
const FLOOD = reading({ n: 2, title: '防汛值守不松懈', text: '全市防汛值守会议要求各县区二十四小时有人在岗。' });
const SCHOOL = reading({ title: '新校园开学', text: '望湖小学新校园迎来第一批学生，食堂和操场同时启用。' });
const COUNTS = { added: 0, changed: 0, removed: 0, unchanged: 0 };

describe('writing an index', () => {
  it('counts what came, and what it holds', async () => {
    const report = await writeFiles(await temporaryFolder(), { 'a.txt': [BRIDGE, FLOOD], 'b.txt': [SCHOOL] });
    expect(report).toEqual({ ...COUNTS, added: 3, articles: 3, passages: 3, events: 1 });
  });

  it('changes nothing when nothing changed, not even a table version', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE, FLOOD] });
    const before = await filesOf(folder);
    const report = await writeFiles(folder, { 'a.txt': [BRIDGE, FLOOD] });
    expect(report).toMatchObject({ ...COUNTS, unchanged: 2, articles: 2 });
    expect(await filesOf(folder)).toEqual(before);
  });

  it('replaces just the articles of a changed file that changed', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE, FLOOD], 'b.txt': [SCHOOL] });
    const edited = reading({ n: 2, title: '防汛值守不松懈', text: '全市防汛值守会议要求各县区领导带班。' });
    const report = await writeFiles(folder, { 'a.txt': [BRIDGE, edited], 'b.txt': [SCHOOL] });
    expect(report).toMatchObject({ ...COUNTS, changed: 1, unchanged: 2, articles: 3, passages: 3 });
    const reader = await readerOf(folder);
    expect(await reader.scanPassages('有人在岗')).toEqual([]);
    expect(await reader.scanPassages('领导带班')).toHaveLength(1);
  });

  it('keeps nothing of a file that could not be read to its end', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'b.txt': [SCHOOL] });
    const writer = await openWriter(folder, { readerVersion: 1, rebuild: false });
    await writer.put('a.jsonl', 'half', placedIn('a.jsonl', [BRIDGE, FLOOD]));
    await writer.remove('a.jsonl');
    expect(await writer.commit()).toMatchObject({ ...COUNTS, unchanged: 1, articles: 1, passages: 1, events: 0 });
  });

  it('is rebuilt over tables whose own files are spoiled', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'b.txt': [SCHOOL] });
    const versions = join(folder, 'tables', 'passages.lance', '_versions');
    for (const name of await readdir(versions)) await writeFile(join(versions, name), 'x');
    const writer = await openWriter(folder, { readerVersion: 1, rebuild: true });
    await writer.put('b.txt', 'again', placedIn('b.txt', [SCHOOL]));
    expect(await writer.commit()).toMatchObject({ articles: 1, passages: 1 });
    expect(await (await readerOf(folder)).scanPassages('第一批学生')).toHaveLength(1);
  });

  it('takes a renamed file for unchanged and cites it by its new name', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { '旧/a.txt': [BRIDGE, FLOOD] });
    const report = await writeFiles(folder, { '新/a.txt': [BRIDGE, FLOOD] });
    expect(report).toMatchObject({ ...COUNTS, unchanged: 2, articles: 2, passages: 2, events: 1 });
    const articles = await (await readerOf(folder)).articles([BRIDGE.article.id]);
    expect(articles.get(BRIDGE.article.id)?.source).toBe('新/a.txt');
  });

  it('keeps one copy of an article that stands in two files until both are gone', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE], 'b.txt': [BRIDGE] });
    expect(await writeFiles(folder, { 'b.txt': [BRIDGE] })).toMatchObject({ removed: 1, articles: 1, passages: 1 });
    expect(await (await readerOf(folder)).scanPassages('合龙')).toHaveLength(1);
    expect(await writeFiles(folder, {})).toMatchObject({ removed: 1, articles: 0, passages: 0, events: 0 });
    expect(await (await readerOf(folder)).scanPassages('合龙')).toEqual([]);
  });

  it('keeps two articles of one file that are the same to the letter', async () => {
    const folder = await temporaryFolder();
    expect(await writeFiles(folder, { 'a.jsonl': [SCHOOL, SCHOOL] })).toMatchObject({
      added: 2,
      articles: 2,
      passages: 1,
    });
    expect(await writeFiles(folder, { 'a.jsonl': [SCHOOL] })).toMatchObject({ removed: 1, articles: 1, passages: 1 });
  });

  it('reads a file in many parts as one file', async () => {
    const folder = await temporaryFolder();
    const writer = await openWriter(folder, { readerVersion: 1, rebuild: false });
    for (const part of [[BRIDGE], [FLOOD], [SCHOOL]]) await writer.put('all.jsonl', 'one', placedIn('all.jsonl', part));
    expect(await writer.commit()).toMatchObject({ added: 3, articles: 3 });
    expect((await readerOf(folder)).holdings.files).toBe(1);
  });

  it('lets a caller read every file again when the reader changed', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE], 'b.txt': [SCHOOL] });
    const writer = await openWriter(folder, { readerVersion: 2, rebuild: false });
    expect([...writer.files()]).toEqual([
      ['a.txt', ''],
      ['b.txt', ''],
    ]);
    await writer.abort();
    const better: ArticleReading = { ...BRIDGE, events: [] };
    expect(await writeFiles(folder, { 'a.txt': [better], 'b.txt': [SCHOOL] }, { readerVersion: 2 })).toMatchObject({
      changed: 1,
      unchanged: 1,
      articles: 2,
      events: 0,
    });
  });

  it('starts from nothing when told to, and goes on counting versions', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE], 'b.txt': [SCHOOL] });
    const first = Number(await currentVersion(folder));
    expect(await writeFiles(folder, { 'a.txt': [BRIDGE] }, { rebuild: true })).toMatchObject({ added: 1, articles: 1 });
    expect(Number(await currentVersion(folder))).toBeGreaterThan(first);
  });

  it('finds everything after many small commits', async () => {
    const folder = await temporaryFolder();
    const files: Record<string, ArticleReading[]> = {};
    for (let day = 1; day <= 12; day++) {
      files[`${day}.txt`] = [reading({ title: `第${day}天`, text: `澄江市开展第${day}天巡查，尤礼带队。` })];
      if (day > 6) delete files[`${day - 6}.txt`];
      await writeFiles(folder, files);
    }
    const reader = await readerOf(folder);
    expect(await reader.scanPassages('尤礼')).toHaveLength(6);
    expect(await reader.searchPassages('澄江市巡查', 20)).toHaveLength(6);
  });
});

describe('readers and writers side by side', () => {
  it('shows nothing of what is not committed, and keeps a reader on its version', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE] });
    const reader = await readerOf(folder);
    const writer = await openWriter(folder, { readerVersion: 1, rebuild: false });
    await writer.put('b.txt', 'b', placedIn('b.txt', [SCHOOL]));
    await writer.remove('a.txt');
    expect(await (await readerOf(folder)).scanPassages('新校园')).toEqual([]);
    await writer.commit();
    expect(await reader.scanPassages('合龙')).toHaveLength(1);
    expect(await reader.scanPassages('新校园')).toEqual([]);
    expect(await currentVersion(folder)).not.toBe(reader.version);
    expect(await (await readerOf(folder)).scanPassages('新校园')).toHaveLength(1);
  });

  it('keeps a reader on its version over a rebuild', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE] });
    const reader = await readerOf(folder);
    await writeFiles(folder, { 'b.txt': [SCHOOL] }, { rebuild: true });
    expect(await reader.scanPassages('合龙')).toHaveLength(1);
  });

  it('refuses a second writer with one clear line', async () => {
    const folder = await temporaryFolder();
    const writer = await openWriter(folder, { readerVersion: 1, rebuild: false });
    await expect(openWriter(folder, { readerVersion: 1, rebuild: false })).rejects.toMatchObject({
      message: `另一个进程（${process.pid}）正在更新这个索引`,
    });
    await writer.abort();
    await (await openWriter(folder, { readerVersion: 1, rebuild: false })).abort();
  });

  it('forgets what was aborted', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE] });
    const writer = await openWriter(folder, { readerVersion: 1, rebuild: false });
    await writer.put('b.txt', 'b', placedIn('b.txt', manyNotices(4100)));
    await writer.abort();
    expect(await writeFiles(folder, { 'a.txt': [BRIDGE], 'c.txt': [SCHOOL] })).toMatchObject({ added: 1, articles: 2 });
    expect(await (await readerOf(folder)).scanPassages('通告')).toEqual([]);
  });

  it('loses nothing to a kill in the middle, and the next run repairs', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { '晚报/0905.txt': [BRIDGE] });
    await killInTheMiddle(folder);
    expect(await (await readerOf(folder)).scanPassages('合龙')).toHaveLength(1);
    const report = await writeFiles(folder, { '晚报/0905.txt': [BRIDGE], 'b.txt': [SCHOOL] });
    expect(report).toMatchObject({ ...COUNTS, added: 1, unchanged: 1, articles: 2, passages: 2 });
    const reader = await readerOf(folder);
    expect(await reader.scanPassages('通告')).toEqual([]);
    expect((await reader.searchPassages('大桥', 5)).map((hit) => hit.passage.articleId)).toEqual([BRIDGE.article.id]);
  });
});

describe('an index that cannot be used', () => {
  it('says so when there is none', async () => {
    const folder = await temporaryFolder();
    await expect(openReader(folder, { embedder: null })).rejects.toMatchObject({
      name: 'MissingIndexError',
      hint: '请先运行 wenbao index 建立索引',
    });
    expect(await currentVersion(folder)).toBeNull();
  });

  it.each([
    [0, '索引是较旧版本的格式'],
    [999, '索引是较新版本的格式'],
  ])('says so when its format is %i, and can be rebuilt', async (format, message) => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE] });
    const path = join(folder, 'manifest.json');
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), format }));
    const failure = { name: 'IndexFormatError', message: expect.stringContaining(message) };
    await expect(openReader(folder, { embedder: null })).rejects.toMatchObject(failure);
    await expect(writeFiles(folder, { 'a.txt': [BRIDGE] })).rejects.toMatchObject(failure);
    expect(await writeFiles(folder, { 'a.txt': [BRIDGE] }, { rebuild: true })).toMatchObject({ articles: 1 });
  });

  it.each(['', '{"format":1', '[]', `{"format":${INDEX_FORMAT},"tables":{}}`])(
    'says so when its manifest is %j',
    async (text) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, 'manifest.json'), text);
      await expect(openReader(folder, { embedder: null })).rejects.toMatchObject({ name: 'DamagedIndexError' });
    },
  );

  it('says so when its tables are gone', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.txt': [BRIDGE] });
    await rm(join(folder, 'tables'), { recursive: true });
    await expect(openReader(folder, { embedder: null })).rejects.toMatchObject({ name: 'DamagedIndexError' });
  });

  it.each([
    ['ENOSPC: no space left on device, write', '磁盘空间不足，索引没有更新'],
    ['LanceError(IO): No space left on device (os error 28)', '磁盘空间不足，索引没有更新'],
    ["EACCES: permission denied, mkdir '/x'", '没有权限写索引文件夹，索引没有更新'],
    ['something else', '写索引时出错，索引没有更新'],
  ])('tells %j as one line', (message, told) => {
    expect(writeFailed(new Error(message)).message).toBe(told);
  });
});

function placedIn(source: string, readings: readonly ArticleReading[]): ArticleReading[] {
  return readings.map((one) => ({ ...one, article: { ...one.article, source } }));
}

function manyNotices(count: number): ArticleReading[] {
  return Array.from({ length: count }, (_, at) => reading({ n: at + 1, text: `澄江市第${at}号通告。` }));
}

/** Names of all files but the lock's. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => !name.includes('.lock')).sort();
}

async function killInTheMiddle(folder: string): Promise<void> {
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const home = await mkdtemp(join(cache, 'kill-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const outfile = join(home, 'kill-me.mjs');
  const entryPoints = [join(import.meta.dirname, '__fixtures__/kill-me.ts')];
  await build({ entryPoints, outfile, bundle: true, packages: 'external', format: 'esm', platform: 'node' });
  const child = spawn(process.execPath, [outfile, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await saysWritten(child);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
}

function saysWritten(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}
