import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reading } from './__fixtures__/readings.ts';
import { readerOf, temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';
import {
  currentVersion,
  INDEX_FORMAT,
  lastVersion,
  type Manifest,
  readCounts,
  readFingerprints,
  readManifest,
  writeFingerprints,
  writeManifest,
} from './manifest.ts';

const manifest = (version: number): Manifest => ({
  format: INDEX_FORMAT,
  version,
  readerVersion: 3,
  embedder: {
    id: '甲',
    dimension: 8,
    complete: false,
    source: { model: '甲', baseUrl: null, dtype: null, queryPrefix: null, passagePrefix: null, pooling: null },
  },
  tables: { articles: 2, passages: 4, events: 1, vectors: 9 },
  kept: [{ tables: { articles: 1, passages: 1, events: 1 }, until: 5 }],
  files: `files-${version}.json`,
  counts: { file: `counts-${version}.bin`, passages: 4 },
  holdings: { issues: [], files: 1, articles: 0, passages: 0, events: 0 },
});

describe('the manifest', () => {
  it('comes back as it was written, with its fingerprints, and leaves no older files', async () => {
    const folder = await temporaryFolder();
    const prints = new Map([
      ["晚报/'九月'.txt", 'abc'],
      ['__proto__', 'x'],
    ]);
    await writeFile(join(folder, 'counts-1.bin'), 'old');
    await writeFile(join(folder, 'counts-2.bin'), 'new');
    await writeFile(join(folder, 'counts-of-mine.txt'), 'not ours');
    await writeFingerprints(folder, 1, new Map());
    await writeManifest(folder, manifest(1));
    await writeFingerprints(folder, 2, prints);
    await writeFile(join(folder, 'counts-2.bin'), 'new');
    await writeManifest(folder, manifest(2));
    expect(await readManifest(folder)).toEqual(manifest(2));
    expect(await readFingerprints(folder, manifest(2))).toEqual(prints);
    const names = ['counts-2.bin', 'counts-of-mine.txt', 'files-2.json', 'manifest.json'];
    expect((await readdir(folder)).sort()).toEqual(names);
    expect(await currentVersion(folder)).toBe('2');
  });

  it('is the old one while a new one is being written', async () => {
    const folder = await temporaryFolder();
    await writeManifest(folder, manifest(1));
    await writeFile(join(folder, 'manifest.json.new'), '{"format":1,"ver');
    expect(await currentVersion(folder)).toBe('1');
  });

  it.each(['../counts-1.bin', '/etc/passwd', 'counts-1.bin/..', 'files-1.json'])(
    'names no file for its counts but one beside it: %s',
    async (file) => {
      const folder = await temporaryFolder();
      await writeManifest(folder, { ...manifest(1), counts: { file, passages: 1 } });
      await expect(readManifest(folder)).rejects.toMatchObject({ name: 'DamagedIndexError' });
    },
  );

  it('gives its number whatever its format, so that a rebuild goes on counting', async () => {
    const folder = await temporaryFolder();
    expect(await lastVersion(folder)).toBe(0);
    await writeFile(join(folder, 'manifest.json'), '{"format":99,"version":41}');
    expect(await lastVersion(folder)).toBe(41);
    await writeFile(join(folder, 'manifest.json'), 'x');
    expect(await lastVersion(folder)).toBe(0);
  });
});

/** So many notices, all different. */
const notices = (count: number) =>
  Array.from({ length: count }, (_, at) => reading({ n: at + 1, text: `澄江市第${at}号通告今日张贴。` }));
const countsIn = async (folder: string) => (await readdir(folder)).filter((name) => name.startsWith('counts-')).sort();

describe('the counts of tokens', () => {
  it.each([
    ['stay while one in twenty came', 100, 105, ['counts-1.bin'], 100],
    ['are made again when more came, and the old ones go', 100, 106, ['counts-2.bin'], 106],
    ['are made again when many went', 100, 90, ['counts-2.bin'], 90],
    ['are made again when the first articles come', 0, 1, ['counts-2.bin'], 1],
  ])('%s', async (_, before, after, files, passages) => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: notices(before) });
    await writeFiles(folder, { a: notices(after) });
    expect(await countsIn(folder)).toEqual(files);
    expect((await readManifest(folder))?.counts).toEqual({ file: files[0], passages });
  });

  it('stay the same file over commits of nothing but a new name', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: notices(3) });
    await writeFiles(folder, { b: notices(3) });
    expect(await countsIn(folder)).toEqual(['counts-1.bin']);
  });

  it('count what the table holds', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: [...notices(40), reading({ n: 41, text: '望湖轮渡停航。' })] });
    const found = await readManifest(folder);
    if (!found) throw new Error('no manifest');
    const counts = await readCounts(folder, found);
    expect(counts.count('通告')).toBe(40);
    expect(counts.count('望湖')).toBeGreaterThanOrEqual(1);
    expect(counts.count('没有')).toBe(0);
    const reader = await readerOf(folder);
    expect(reader.rarity('通告')).toBeLessThan(reader.rarity('望湖'));
    expect(reader.rarity('望湖')).toBeLessThan(reader.rarity('没有'));
  });

  it('of a commit that was killed before its manifest do no harm, and the next commit takes their place', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: notices(3) });
    await writeFile(join(folder, 'counts-2.bin'), 'half');
    await writeFile(join(folder, 'files-2.json'), '[');
    expect(await (await readerOf(folder)).searchPassages('第2号通告', 1)).toHaveLength(1);
    await writeFiles(folder, { a: notices(9) });
    expect(await countsIn(folder)).toEqual(['counts-2.bin']);
    expect((await (await readerOf(folder)).searchPassages('第8号通告', 1))[0]?.passage.text).toContain('第8号');
  });

  it('of earlier commits that were killed go with the next one', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: notices(3) });
    await writeFile(join(folder, 'counts-7.bin'), 'left behind');
    await writeFiles(folder, { a: notices(9) });
    expect(await countsIn(folder)).toEqual(['counts-2.bin']);
  });

  it.each<[string, (path: string) => Promise<void>]>([
    ['cut short', (path) => truncate(path, 100)],
    ['empty', (path) => truncate(path, 0)],
    ['too long', (path) => writeFile(path, Buffer.alloc(5000), { flag: 'a' })],
  ])('that are %s are a damaged index to readers, and are made again by the next change', async (_, damage) => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: notices(3) });
    await damage(join(folder, 'counts-1.bin'));
    await expect(readerOf(folder)).rejects.toMatchObject({
      name: 'DamagedIndexError',
      message: '索引已损坏，读不出来',
      hint: expect.stringContaining('wenbao index --rebuild'),
    });
    await writeFiles(folder, { a: [...notices(3), reading({ n: 9, text: '望湖轮渡停航。' })] });
    expect((await (await readerOf(folder)).searchPassages('轮渡', 1))[0]?.passage.text).toBe('望湖轮渡停航。');
  });
});
