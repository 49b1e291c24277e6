import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './__fixtures__/temporary-index.ts';
import { loadLance } from './lance.ts';
import { TokenCounts } from './rarity.ts';

/** Counts over a table of passages with these tokens. */
async function countsOf(passages: readonly string[]): Promise<TokenCounts> {
  const database = await (await loadLance()).connect(await temporaryFolder());
  return TokenCounts.of(await database.createTable('t', [{ tokens: '' }, ...passages.map((tokens) => ({ tokens }))]));
}

/** Buckets of a row of counts in a small archive. */
const LEAST = 2 ** 17;

describe('counts of tokens', () => {
  it('say in how many passages a token stands, and 0 for one that nobody counted', async () => {
    const counts = await countsOf(['水利 利局 _水利', '水利 尤礼', '尤礼']);
    expect(['水利', '利局', '_水利', '尤礼', '轮渡'].map((token) => counts.count(token))).toEqual([2, 1, 1, 2, 0]);
    expect(counts.passages).toBe(4);
  });

  it('leave out what only fills a passage up', async () => {
    const counts = await countsOf(['水利 \u00b7 \u00b7 \u00b7', '  水利  ']);
    expect(['\u00b7', '', '水利'].map((token) => counts.count(token))).toEqual([0, 0, 2]);
  });

  it('are never too low', async () => {
    const token = fc.string({
      unit: fc.constantFrom(...'水利局尤礼澄江望湖0123456789abc'),
      minLength: 2,
      maxLength: 3,
    });
    const passages = fc.uniqueArray(token, { minLength: 1, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(fc.array(passages, { minLength: 1, maxLength: 30 }), async (rows) => {
        const counts = await countsOf(rows.map((row) => row.join(' ')));
        const right = new Map<string, number>();
        for (const one of rows.flat()) right.set(one, (right.get(one) ?? 0) + 1);
        const over = [...right].map(([one, count]) => counts.count(one) - count);
        expect(Math.min(...over)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 8 },
    );
  });

  it('are off by no more than twice the load of a bucket for three tokens of four: what a count-min sketch promises', async () => {
    const rows = Array.from({ length: 200 }, (_, row) =>
      Array.from({ length: 400 }, (_, at) => (at < 200 ? `w${at}` : `w${row * 200 + at}`)),
    );
    const counts = await countsOf(rows.map((row) => row.join(' ')));
    const right = new Map<string, number>();
    for (const one of rows.flat()) right.set(one, (right.get(one) ?? 0) + 1);
    const load = rows.flat().length / (counts.bytes().length / 8);
    const wrong = [...right].filter(([one, count]) => counts.count(one) > count + 2 * load);
    expect(wrong.length / right.size).toBeLessThan(0.25);
  });

  it('weigh the rarer token more, and none below 0', async () => {
    const counts = await countsOf(Array.from({ length: 50 }, (_, at) => `全市 ${at < 5 ? '水利' : '教育'} 第${at}`));
    const weights = ['全市', '教育', '水利', '第7', '没有'].map((token) => counts.weight(token));
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(Math.min(...weights)).toBeGreaterThan(0);
  });

  it('weigh a token no less than 0 even when chance has its buckets counted over the number of passages', async () => {
    const counts = TokenCounts.from(Buffer.alloc(LEAST * 8, 0xff), 10);
    expect(counts?.count('水利')).toBe(2 ** 32 - 1);
    expect(counts?.weight('水利')).toBeGreaterThan(0);
  });
});

describe('counts of a small archive', () => {
  it('take a token that stands nowhere for one, though each passage has hundreds of its own', async () => {
    const passages = Array.from({ length: 30 }, (_, at) =>
      Array.from({ length: 400 }, (_, word) => `第${at}之${word}`).join(' '),
    );
    const counts = await countsOf(passages);
    const unseen = Array.from({ length: 200 }, (_, at) => counts.count(`没有${at}`));
    expect(unseen.filter((count) => count > 0).length).toBeLessThan(10);
  });
});

describe('counts as bytes', () => {
  it('come back as they were', async () => {
    const tokens = Array.from({ length: 300 }, (_, at) => `w${at}`);
    const counts = await countsOf(tokens.map((_, at) => tokens.slice(at).join(' ')));
    const back = TokenCounts.from(counts.bytes(), counts.passages);
    expect(tokens.map((token) => back?.count(token))).toEqual(tokens.map((token) => counts.count(token)));
    expect(back?.passages).toBe(301);
    expect(back?.bytes()).toEqual(counts.bytes());
  });

  it('come back from a part of a larger buffer, wherever it begins', async () => {
    const counts = await countsOf(['水利 尤礼', '水利']);
    const bytes = counts.bytes();
    const larger = Buffer.concat([Buffer.from([1, 2, 3]), bytes, Buffer.from([4])]);
    const back = TokenCounts.from(larger.subarray(3, 3 + bytes.length), counts.passages);
    expect(back?.count('水利')).toBe(2);
  });

  it.each([0, 1, 8, LEAST * 8 - 1, LEAST * 8 + 8])('of %i bytes are of no ten passages', (length) => {
    expect(TokenCounts.from(Buffer.alloc(length), 10)).toBeNull();
  });

  it.each([
    [0, LEAST],
    [8192, LEAST],
    [8193, LEAST * 2],
    [25_000, 2 ** 19],
    [1_000_000, 2 ** 20],
  ])('have, for %i passages, two rows of %i', (passages, buckets) => {
    expect(TokenCounts.from(Buffer.alloc(buckets * 8), passages)?.passages).toBe(passages);
  });
});

describe('counts grow stale', () => {
  it.each([
    [1000, 1000, false],
    [1000, 1050, false],
    [1000, 1051, true],
    [1000, 950, false],
    [1000, 949, true],
    [0, 0, false],
    [0, 1, true],
    [3, 4, true],
  ])('counted at %i passages, with %i now: %s', (counted, now, stale) => {
    const buckets = 2 ** Math.max(17, Math.ceil(Math.log2(counted * 16)));
    expect(TokenCounts.from(Buffer.alloc(buckets * 8), counted)?.isStaleAt(now)).toBe(stale);
  });
});
