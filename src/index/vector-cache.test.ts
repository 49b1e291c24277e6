import { readdirSync } from 'node:fs';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './__fixtures__/temporary-index.ts';
import { dropOldCaches, VectorCache } from './vector-cache.ts';

const FREE = async () => ({ release: async () => undefined });
const EMBEDDER = { id: '甲', dimension: 3 };
const RECORD = 16 + 3 * 4 + 4;
const vector = (value: number) => Float32Array.of(value, value / 2, -value);
const open = (folder: string, embedder = EMBEDDER) => VectorCache.open(folder, embedder, FREE);
const fileOf = (folder: string) => join(folder, readdirSync(folder).find((name) => name.endsWith('.cache')) ?? '');

async function filled(texts: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  const cache = await open(folder);
  for (const [at, text] of texts.entries()) await cache.add([[text, vector(at + 1)]]);
  await cache.close();
  return folder;
}

async function* each(...texts: string[]): AsyncIterable<string> {
  yield* texts;
}

describe('the cache of vectors', () => {
  it('gives back what was put in, to the bit, also after it was closed', async () => {
    const cache = await open(await filled(['桥', '船', '']));
    expect(await cache.get(['船', '桥', '无', ''])).toEqual([vector(2), vector(1), null, vector(3)]);
    expect([cache.has('桥'), cache.has('无'), cache.size]).toEqual([true, false, 3]);
    await cache.close();
  });

  it('keeps embedders apart, and one id of two dimensions', async () => {
    const folder = await filled(['桥']);
    const other = await open(folder, { id: '乙', dimension: 3 });
    expect(other.has('桥')).toBe(false);
    await other.close();
    const longer = await open(folder, { id: '甲', dimension: 4 });
    expect(longer.has('桥')).toBe(false);
    await longer.close();
  });

  it('goes on behind half a record that a kill left, whatever its length', async () => {
    for (let left = 1; left < RECORD; left += 7) {
      const folder = await filled(['桥', '船']);
      const path = fileOf(folder);
      await truncate(path, (await stat(path)).size - left);
      const cache = await open(folder);
      expect([cache.has('桥'), cache.has('船')]).toEqual([true, false]);
      await cache.add([['雨', vector(9)]]);
      await cache.close();
      const again = await open(folder);
      expect(await again.get(['桥', '雨'])).toEqual([vector(1), vector(9)]);
      await again.close();
    }
  });

  it('leaves out a record whose bytes changed, and begins anew under a spoiled header', async () => {
    const folder = await filled(['桥', '船', '雨']);
    const bytes = await readFile(fileOf(folder));
    const spoil = async (at: number) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 0xff;
      await writeFile(fileOf(folder), copy);
      const cache = await open(folder);
      const held = ['桥', '船', '雨'].map((text) => cache.has(text));
      await cache.close();
      return held;
    };
    expect(await spoil(bytes.length - RECORD - 10)).toEqual([true, false, true]);
    expect(await spoil(10)).toEqual([false, false, false]);
  });

  it('takes the later of two vectors for a text', async () => {
    const cache = await open(await filled(['桥', '桥']));
    expect(await cache.get(['桥'])).toEqual([vector(2)]);
    expect(cache.size).toBe(1);
    await cache.close();
  });

  it('drops what nobody needs only when there is much of it', async () => {
    const folder = await filled([]);
    const cache = await open(folder);
    const texts = Array.from({ length: 1500 }, (_, at) => `第${at}段`);
    await cache.add(texts.map((text, at) => [text, vector(at)] as const));
    await cache.prune(500, () => each('第7段'));
    expect(cache.size).toBe(1500);
    await cache.prune(1, () => each('第7段', '第1499段', '无'));
    expect(cache.size).toBe(2);
    await cache.add([['新', vector(5)]]);
    await cache.close();
    const again = await open(folder);
    expect(await again.get(['第7段', '第1499段', '新', '第8段'])).toEqual([vector(7), vector(1499), vector(5), null]);
    await again.close();
  });

  it('keeps its own file and the two used last of other embedders', async () => {
    const folder = await temporaryFolder();
    for (const id of ['一', '二', '三', '四']) {
      const cache = await open(folder, { id, dimension: 3 });
      await cache.add([['桥', vector(1)]]);
      await cache.close();
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await dropOldCaches(folder, { id: '一' });
    const held = await Promise.all(
      ['一', '二', '三', '四'].map(async (id) => {
        const cache = await open(folder, { id, dimension: 3 });
        await cache.close();
        return cache.has('桥');
      }),
    );
    expect(held).toEqual([true, false, true, true]);
  });

  it('gives the lock back when it cannot be opened', async () => {
    const folder = await temporaryFolder();
    let released = 0;
    const lock = async () => ({ release: async () => void released++ });
    await writeFile(join(folder, 'x'), '');
    await expect(VectorCache.open(folder, { id: '甲', dimension: -1 }, lock)).rejects.toThrow();
    expect(released).toBe(1);
  });
});
