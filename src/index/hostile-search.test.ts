import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading } from './__fixtures__/readings.ts';
import { sharedReader } from './__fixtures__/temporary-index.ts';

/** Texts that break SQL, query languages, tokenizers and encodings where they are not kept apart from them. */
const HOSTILE = [
  "'",
  "''",
  '"',
  '\\',
  "\\'",
  '--',
  "' OR '1'='1",
  "'; DROP TABLE passages; --",
  '/* */',
  '`',
  '%',
  '_',
  '%_%',
  '\u00b7',
  '_\u00b7 \u00b7',
  '😀',
  '👨‍👩‍👧‍👦',
  '\ud800',
  '\udc00轮渡',
  '\0',
  '轮\0渡',
  '\n\r\t\u2028',
  '*:()[]{}^~+-!?',
  'AND OR NOT NEAR tokens:轮渡',
  '{"match":{"column":"id"}}',
  '\ufeff\u200b\u202e',
  'ﷺ㍿℀',
  'x'.repeat(4096),
  '轮渡'.repeat(2048),
  "尤'礼".repeat(1024),
  Array.from({ length: 4096 }, (_, at) => String.fromCharCode(0x4e00 + at)).join(''),
  'null',
  '__proto__',
];
const named = HOSTILE.map((text, at) =>
  reading({ source: `${at}.txt`, n: 1, text: `第${at}号：${text.slice(0, 60)}到场。`, paper: text, day: '2021-09-06' }),
);
const FERRY = reading({ source: 'z.txt', title: '轮渡夜航', text: '望湖轮渡恢复夜航，尤礼到场。', paper: '澄江晚报' });
const reader = sharedReader([...named, FERRY]);

describe('hostile text', () => {
  it.each(HOSTILE.map((text) => [text.slice(0, 30), text]))(
    '%j is a text like any other to a search',
    async (_, text) => {
      const alone = await reader().searchPassages(text, 5);
      expect(alone.length).toBeLessThanOrEqual(5);
      const beside = await reader().searchPassages(`望湖轮渡恢复夜航\n${text}`, 100);
      expect(beside.some(({ passage }) => passage.articleId === FERRY.article.id)).toBe(true);
    },
  );

  it.each(HOSTILE.map((text) => [text.slice(0, 30), text]))('%j is a literal like any other', async (_, text) => {
    const hits = await reader().searchPassages('望湖轮渡恢复夜航', 1, { exact: [text, '尤礼'] });
    expect(hits[0]?.passage.articleId).toBe(FERRY.article.id);
    expect(new Set(hits.map(({ passage }) => passage.id)).size).toBe(hits.length);
  });

  it('names a paper and finds that paper alone, whatever it is called', async () => {
    // Half a surrogate pair and NUL cannot be stored: no filter finds them.
    const storable = HOSTILE.filter(
      (text) => !/\0|[\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')),
    );
    for (const [at, paper] of HOSTILE.entries()) {
      const hits = await reader().searchPassages(`第${at}号到场`, 100, { filter: { paper } });
      const wanted = storable.includes(paper) ? [named[at]?.article.id] : [];
      expect([...new Set(hits.map(({ passage }) => passage.articleId))], JSON.stringify(paper.slice(0, 30))).toEqual(
        wanted,
      );
    }
  });

  it('narrows to nothing by an id that no article has', async () => {
    for (const id of HOSTILE) {
      const filter = { articleIds: [id as typeof FERRY.article.id] }; // what somebody may send
      expect(await reader().searchPassages('望湖轮渡', 10, { filter, exact: ['尤礼'] })).toEqual([]);
    }
  });

  it('has a rarity like any other', () => {
    for (const text of HOSTILE) expect(reader().rarity(text)).toBeGreaterThan(0);
  });

  it('of any making at all neither fails nor finds what the filter leaves out', async () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(...HOSTILE.slice(0, 28), '轮渡', '尤礼'),
    );
    const text = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 6 }), text, async (words, exact, paper) => {
        const hits = await reader().searchPassages(`轮渡${words}`, 20, { exact, filter: { paper: `${paper}x` } });
        expect(hits.every(({ passage }) => passage.articleId !== FERRY.article.id)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it.each([0, -1, Number.NaN])('gives nothing for a limit of %d', async (limit) => {
    expect(await reader().searchPassages('轮渡', limit)).toEqual([]);
  });
});

describe('literals', () => {
  it('bring in passages that hold them beyond the limit of words, each once', async () => {
    const hits = await reader().searchPassages('第3号', 1, { exact: ['望湖轮渡', '望 湖 輪渡', ''] });
    expect(hits.filter(({ passage }) => passage.articleId === FERRY.article.id)).toHaveLength(1);
  });

  it('are narrowed by the filter too', async () => {
    const hits = await reader().searchPassages('第3号', 1, { exact: ['望湖轮渡'], filter: { paper: '%' } });
    expect(hits.every(({ passage }) => passage.articleId === named[HOSTILE.indexOf('%')]?.article.id)).toBe(true);
  });
});
