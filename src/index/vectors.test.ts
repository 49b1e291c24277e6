import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Embedder } from '../domain/embedder.ts';
import { characterEmbedder, failingEmbedder, randomEmbedder } from './__fixtures__/embedders.ts';
import { reading } from './__fixtures__/readings.ts';
import { indexed, readerOf, sourceOf, temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';
import { takeLock } from './lock.ts';
import { currentVersion, readManifest } from './manifest.ts';
import { type FillOptions, fillVectors } from './vectors.ts';

const PLACES = '澄江望湖南岸城北东门西关石桥柳巷清溪白塔枫林竹园'.match(/../g) ?? [];
const DEEDS = '防汛巡查植树义诊募捐演练普法修路慰问开学通车灯会夜航停水'.match(/../g) ?? [];
const MANY = PLACES.flatMap((place, x) =>
  DEEDS.map((deed, y) =>
    reading({ n: x * DEEDS.length + y + 1, text: `${place}街道本周组织${deed}，第${x + 1}小组的${y + 3}名居民到场。` }),
  ),
);
const [A, B] = [reading({ n: 1, text: '澄江大桥合龙。' }), reading({ n: 2, text: '望湖轮渡停航。' })];

describe('vectors in search', () => {
  it('find what shares no word, behind what does', async () => {
    const near = characterEmbedder('近', '桥渡船');
    const reader = await indexed([A, B, reading({ n: 3, text: '船期调整通告。' })], near);
    const found = (await reader.searchPassages('渡船通告', 5)).map((hit) => hit.passage.text);
    expect(found[0]).toBe('船期调整通告。');
    expect(found).toContain('望湖轮渡停航。');
  });

  it('are narrowed by the same filter', async () => {
    const near = characterEmbedder('近', '桥渡船');
    const reader = await indexed([A, B], near);
    const found = await reader.searchPassages('摆渡', 5, { filter: { articleIds: [A.article.id] } });
    expect(found.map((hit) => hit.passage.articleId)).toEqual([A.article.id]);
  });

  it('are left aside when the embedder fails or is another one', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: [A, B] }, { embedder: characterEmbedder('近', '桥渡船') });
    for (const embedder of [failingEmbedder('近', 3), failingEmbedder('远', 3), null]) {
      const reader = await readerOf(folder, embedder);
      expect((await reader.searchPassages('大桥', 5)).map((hit) => hit.passage.text)).toEqual(['澄江大桥合龙。']);
    }
  });
});

describe('vectors in an index', () => {
  it('are made once for a passage, over changes, renames and a second run', async () => {
    const folder = await temporaryFolder();
    const embedder = randomEmbedder('甲');
    await writeFiles(folder, { a: [A] }, { embedder });
    await writeFiles(folder, { b: [A, B] }, { embedder });
    const version = await currentVersion(folder);
    await writeFiles(folder, { b: [A, B] }, { embedder });
    expect(embedder.passages).toEqual([A, B].map((one) => one.passages[0]?.text));
    expect(await currentVersion(folder)).toBe(version);
  });

  it('keep serving a passage when something else was read anew in its article', async () => {
    const folder = await temporaryFolder();
    const embedder = randomEmbedder('甲');
    await writeFiles(folder, { a: [A] }, { embedder });
    await writeFiles(folder, { a: [{ ...A, people: [{ start: 0, end: 2, name: '澄江', titles: [] }] }] }, { embedder });
    expect(embedder.passages).toHaveLength(1);
  });

  it('are added to an index that was made without, and made anew for another embedder', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: [A, B] });
    const [first, second] = [randomEmbedder('甲', 8), randomEmbedder('乙', 16)];
    await writeFiles(folder, { a: [A, B] }, { embedder: first });
    await writeFiles(folder, { a: [A, B] }, { embedder: second });
    expect([first.passages.length, second.passages.length]).toEqual([2, 2]);
    expect(await (await readerOf(folder, second)).searchPassages('大桥', 5)).not.toEqual([]);
  });

  it('catch up after a run without the embedder', async () => {
    const folder = await temporaryFolder();
    const embedder = randomEmbedder('甲');
    await writeFiles(folder, { a: [A] }, { embedder });
    await writeFiles(folder, { a: [A, B] });
    expect(await (await readerOf(folder, embedder)).searchPassages('轮渡', 5)).not.toEqual([]);
    await writeFiles(folder, { a: [A, B] }, { embedder });
    expect(embedder.passages).toHaveLength(2);
  });

  it.each([
    ['fails', failingEmbedder('坏', 4)],
    ['gives vectors of another length', { ...randomEmbedder('坏', 4), dimension: 5 }],
  ])('are not needed: when the embedder %s, the index stands and the error says so', async (_, embedder) => {
    const folder = await temporaryFolder();
    await expect(writeFiles(folder, { a: [A, B] }, { embedder })).rejects.toMatchObject({
      message: expect.stringContaining('索引已更新，但向量没有补全'),
    });
    expect(await (await readerOf(folder, embedder)).searchPassages('大桥', 5)).not.toEqual([]);
    expect(await writeFiles(folder, { a: [A, B] })).toMatchObject({ unchanged: 2 });
  });
});

describe('making vectors', () => {
  const fill = (folder: string, embedder: Embedder, options: FillOptions = {}) =>
    fillVectors(folder, { embedder, source: sourceOf(embedder) }, options);
  const embedderOf = async (folder: string) => (await readManifest(folder))?.embedder;

  it('embeds nothing twice: not after a rebuild, another reader, a move, an edit elsewhere, nor for equal texts', async () => {
    const folder = await temporaryFolder();
    const embedder = randomEmbedder('甲');
    await writeFiles(folder, { a: [A, B] }, { embedder });
    await writeFiles(folder, { a: [A, B] }, { embedder, rebuild: true });
    await writeFiles(folder, { b: [A, B] }, { embedder, readerVersion: 2 });
    await writeFiles(
      folder,
      { b: [reading({ n: 1, text: '澄江大桥合龙。', paper: '晨报' }), B] },
      { embedder, readerVersion: 2 },
    );
    const titled = reading({ n: 3, title: '另一标题', text: '澄江大桥合龙。' });
    await writeFiles(folder, { b: [A, B], c: [titled] }, { embedder, readerVersion: 2 });
    expect(embedder.passages).toEqual(['澄江大桥合龙。', '望湖轮渡停航。']);
    expect(await embedderOf(folder)).toMatchObject({ id: '甲', complete: true });
  });

  it('keeps what it had done when it is stopped, and goes on from there', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: MANY });
    const embedder = randomEmbedder('甲');
    const stop = new AbortController();
    const reason = new Error('stopped');
    const done: number[] = [];
    const progress = (count: number) => {
      done.push(count);
      if (done.length === 2) stop.abort(reason);
    };
    await expect(fill(folder, embedder, { signal: stop.signal, progress })).rejects.toBe(reason);
    expect(embedder.passages).toHaveLength(128);
    expect(await embedderOf(folder)).toBeNull();
    const steps: (readonly [number, number])[] = [];
    expect(await fill(folder, embedder, { progress: (...step) => steps.push(step) })).toBe('complete');
    expect(new Set(embedder.passages).size).toBe(embedder.passages.length);
    expect(embedder.passages).toHaveLength(MANY.length);
    expect([steps[0], steps.at(-1)]).toEqual([
      [MANY.length, MANY.length],
      [MANY.length, MANY.length],
    ]);
  });

  it('gives the shortest texts first, in calls of like length', async () => {
    const folder = await temporaryFolder();
    const calls: number[][] = [];
    const embedder = randomEmbedder('甲');
    const lengths = Array.from({ length: 150 }, (_, at) => ((at * 37) % 75) + 3);
    await writeFiles(folder, {
      a: lengths.map((length, n) => reading({ n: n + 1, text: `${n}`.padEnd(length, '桥') })),
    });
    await fill(folder, {
      ...embedder,
      embedPassages: (texts) => {
        calls.push(texts.map((text) => text.length));
        return embedder.embedPassages(texts);
      },
    });
    expect(calls.map((call) => call.length)).toEqual([64, 64, 22]);
    expect(calls.flat()).toEqual([...lengths].sort((a, b) => a - b));
  });

  it('leaves readers the vectors of the model before until all of the new one are there, then switches', async () => {
    const folder = await temporaryFolder();
    const [old, next] = [characterEmbedder('旧', '桥渡船'), characterEmbedder('新', '雨雪冰霜')];
    await writeFiles(folder, { a: [A, B] }, { embedder: old });
    const stop = new AbortController();
    const halfway = { ...next, embedPassages: () => Promise.reject(stop.abort(new Error('killed'))) };
    await expect(fill(folder, halfway, { signal: stop.signal })).rejects.toThrow('killed');
    expect(await embedderOf(folder)).toMatchObject({ id: '旧', complete: true });
    const before = await readerOf(folder, old);
    const near = async (reader: Awaited<ReturnType<typeof readerOf>>) =>
      (await reader.searchPassages('船', 5)).map((hit) => hit.passage.text);
    expect(await near(before)).toContain('望湖轮渡停航。');
    expect(await fill(folder, next)).toBe('complete');
    expect(await near(before)).toContain('望湖轮渡停航。');
    expect(await embedderOf(folder)).toMatchObject({ id: '新', dimension: 4, complete: true, source: { model: '新' } });
    expect(await near(await readerOf(folder, old))).toEqual([]);
    await fill(folder, old);
    expect(old.passages).toHaveLength(2);
    expect(await near(await readerOf(folder, old))).toContain('望湖轮渡停航。');
  });

  it('goes on with the model before after new vectors were broken off half-written', async () => {
    const folder = await temporaryFolder();
    const old = characterEmbedder('旧', '桥渡船');
    const more = Array.from({ length: 1100 }, (_, at) => reading({ n: at + 1, text: `第${at}号通告今日张贴。` }));
    await writeFiles(folder, { a: more }, { embedder: old });
    const next = randomEmbedder('新', 8);
    let calls = 0;
    const broken = {
      ...next,
      embedPassages: (texts: readonly string[]) =>
        ++calls > 16 ? Promise.reject(new Error('gone')) : next.embedPassages(texts),
    };
    await expect(fill(folder, broken)).rejects.toThrow('向量没有补全');
    await writeFiles(folder, { a: [...more, A] }, { embedder: old });
    expect(await embedderOf(folder)).toMatchObject({ id: '旧', complete: true });
    const reader = await readerOf(folder, old);
    expect((await reader.searchPassages('大桥合龙', 3))[0]?.passage.text).toBe('澄江大桥合龙。');
  });

  it('takes up what was committed meanwhile, and no writer waits for it', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: [A] });
    const embedder = randomEmbedder('甲');
    let first = true;
    const slow = {
      ...embedder,
      embedPassages: async (texts: readonly string[]) => {
        if (first) await writeFiles(folder, { a: [A], b: [B] });
        first = false;
        return embedder.embedPassages(texts);
      },
    };
    expect(await fill(folder, slow)).toBe('complete');
    expect(embedder.passages).toEqual(['澄江大桥合龙。', '望湖轮渡停航。']);
    expect(await embedderOf(folder)).toMatchObject({ complete: true });
    expect((await readManifest(folder))?.holdings.articles).toBe(2);
  });

  it('begins anew with the newest commit when the one at hand is lost, and gives up when there is no newer one', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: [A] });
    const embedder = randomEmbedder('甲');
    let lost = 0;
    const losing = {
      ...embedder,
      embedPassages: async (texts: readonly string[]) => {
        if (lost++ > 0) return embedder.embedPassages(texts);
        await writeFiles(folder, { a: [A], b: [B] });
        throw new Error('no such version');
      },
    };
    expect(await fill(folder, losing)).toBe('complete');
    expect(embedder.passages).toHaveLength(2);
    await expect(fill(folder, failingEmbedder('乙', 4))).rejects.toThrow('向量没有补全');
  });

  it('is left to the process that is at it', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { a: [A] });
    mkdirSync(join(folder, 'vectors'));
    const lock = await takeLock(join(folder, 'vectors'));
    const embedder = randomEmbedder('甲');
    expect(await fill(folder, embedder)).toBe('busy');
    await lock.release();
    expect(await fill(folder, embedder)).toBe('complete');
    expect(await fill(await temporaryFolder(), embedder)).toBe('missing');
    expect(embedder.passages).toHaveLength(1);
  });
});
