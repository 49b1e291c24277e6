import { describe, expect, it } from 'vitest';
import { characterEmbedder, failingEmbedder, randomEmbedder } from './__fixtures__/embedders.ts';
import { reading } from './__fixtures__/readings.ts';
import { indexed, readerOf, temporaryFolder, writeFiles } from './__fixtures__/temporary-index.ts';
import { currentVersion } from './manifest.ts';

const PLACES = '澄江望湖南岸城北东门西关石桥柳巷清溪白塔枫林竹园'.match(/../g) ?? [];
const DEEDS = '防汛巡查植树义诊募捐演练普法修路慰问开学通车灯会夜航停水'.match(/../g) ?? [];
const MANY = PLACES.flatMap((place, x) =>
  DEEDS.map((deed, y) =>
    reading({ n: x * DEEDS.length + y + 1, text: `${place}街道本周组织${deed}，第${x + 1}小组的${y + 3}名居民到场。` }),
  ),
);
const QUESTIONS = MANY.filter((_, at) => at % 5 === 0).map((wanted, at) => ({
  wanted,
  text: `${PLACES[Math.floor((at * 5) / DEEDS.length)]}街道的${DEEDS[(at * 5) % DEEDS.length]}有几名居民`,
}));
const [A, B] = [reading({ n: 1, text: '澄江大桥合龙。' }), reading({ n: 2, text: '望湖轮渡停航。' })];

describe('vectors in search', () => {
  it('do next to no harm when they are random', async () => {
    const random = randomEmbedder('随机');
    const hits = async (reader: Awaited<ReturnType<typeof indexed>>) => {
      let [first, ten] = [0, 0];
      for (const { text, wanted } of QUESTIONS) {
        const found = (await reader.searchPassages(text, 10)).map((hit) => hit.passage.articleId);
        if (found[0] === wanted.article.id) first++;
        if (found.includes(wanted.article.id)) ten++;
      }
      return { first, ten };
    };
    const without = await hits(await indexed(MANY));
    const withRandom = await hits(await indexed(MANY, random));
    expect(withRandom.ten).toBe(without.ten);
    expect(without.first - withRandom.first).toBeLessThanOrEqual(Math.ceil(QUESTIONS.length / 50));
  });

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
    const found = await reader.searchPassages('摆渡', 5, { articleIds: [A.article.id] });
    expect(found.every((hit) => hit.passage.articleId === A.article.id)).toBe(true);
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
