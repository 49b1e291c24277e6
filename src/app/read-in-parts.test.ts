import { describe, expect, it } from 'vitest';
import { articleOf } from '../archive/__fixtures__/article.ts';
import { readInParts } from './read-in-parts.ts';

const pageOf = (count: number) => ({
  articles: Array.from({ length: count }, (_, n) =>
    articleOf({ title: `第${n}场春耕仪式举行`, body: ['5月8日上午，春耕仪式在河畔广场举行，副市长陆知远出席。'] }),
  ),
});
const own = new AbortController().signal;

async function partsOf(count: number): Promise<readonly (readonly string[])[]> {
  const parts: string[][] = [];
  for await (const part of readInParts(pageOf(count), own)) parts.push(part.map(({ article }) => article.title));
  return parts;
}

describe('reading a page in parts', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
  ])('gives every article once and in order: %i', async (count, lengths) => {
    const parts = await partsOf(count);
    expect(parts.map(({ length }) => length)).toEqual(lengths);
    expect(parts.flat()).toEqual(pageOf(count).articles.map(({ title }) => title));
  });

  it('lets others have a turn after each article', async () => {
    let turns = 0;
    let go = true;
    const other = () => {
      turns++;
      if (go) setImmediate(other);
    };
    setImmediate(other);
    await partsOf(30);
    go = false;
    expect(turns).toBeGreaterThanOrEqual(30);
  });

  it('stops in the middle when it is told to', async () => {
    const stop = new AbortController();
    const reading = (async () => {
      for await (const part of readInParts(pageOf(5_000), stop.signal)) if (part.length > 0) stop.abort();
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
