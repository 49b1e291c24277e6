import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestWindow, wantedPairs } from './best-window.ts';

const weights = (pairs: Record<string, number>) => new Map(Object.entries(pairs));
const sumOf = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((sum, weight) => sum + weight, 0) || 1;
const windowOf = (text: string, pairs: ReadonlyMap<string, number>) =>
  bestWindow(text, wantedPairs(pairs, sumOf(pairs)));

describe('the best sentence', () => {
  const PAIRS = weights({ 轮渡: 3, 夜航: 5, 票价: 2 });

  it.each([
    ['one sentence with all of them', '望湖轮渡恢复夜航,票价三元。', 1, 1],
    ['two sentences that share them', '望湖轮渡恢复夜航。票价三元。', 0.8, 1],
    ['two sentences with another between', '望湖轮渡恢复夜航。市民欢迎。票价三元。', 0.8, 0.8],
    ['a pair twice in one sentence, which counts once', '轮渡轮渡轮渡。', 0.3, 0.3],
    ['the same pair in two sentences, which counts once', '轮渡。轮渡。', 0.3, 0.3],
    ['a pair over the end of a sentence, which is none', '轮。渡夜。航票。价', 0, 0],
    ['other ends of sentences', '轮渡!夜航?票价;轮渡', 0.5, 0.8],
    ['none of them', '市民欢迎。', 0, 0],
    ['no text', '', 0, 0],
  ])('%s', (_, text, one, two) => {
    const window = windowOf(text, PAIRS);
    expect(window.one).toBeCloseTo(one);
    expect(window.two).toBeCloseTo(two);
  });

  it('is shown with its neighbours', () => {
    expect(windowOf('甲甲。乙乙。轮渡夜航。丙丙。丁丁。', PAIRS).around).toBe('乙乙。轮渡夜航。丙丙。');
    expect(windowOf('轮渡夜航。丙丙。丁丁。', PAIRS).around).toBe('轮渡夜航。丙丙。');
    expect(windowOf('甲甲。乙乙。轮渡夜航', PAIRS).around).toBe('乙乙。轮渡夜航');
  });

  it('is the first of several that are as good', () => {
    expect(windowOf('轮渡甲。丙丙。轮渡乙。丁丁。', PAIRS).around).toContain('轮渡甲');
  });

  it('counts repetition over the whole text, less and less, and more in a short text', () => {
    const often = [1, 2, 3, 4].map((times) => windowOf('轮渡。'.repeat(times).padEnd(60, '。'), PAIRS).frequency);
    expect(often).toEqual([...often].sort((a, b) => a - b));
    const gains = often.slice(1).map((value, at) => value - (often[at] ?? 0));
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(windowOf('轮渡', PAIRS).frequency).toBeGreaterThan(windowOf(`轮渡${'。'.repeat(500)}`, PAIRS).frequency);
  });

  it('leaves nothing behind for the next text', () => {
    const before = windowOf('轮渡夜航。', weights({ 夜航: 1 }));
    windowOf('票价票价。', PAIRS);
    expect(windowOf('轮渡夜航。', weights({ 夜航: 1 }))).toEqual(before);
  });
});

describe('against a plain reading', () => {
  /** Sentence by sentence and pair by pair, as the description says it. */
  function plainly(text: string, pairs: ReadonlyMap<string, number>): { one: number; two: number; frequency: number } {
    const sum = sumOf(pairs);
    const sentences = text.match(/[^。!?;！？；]*[。!?;！？；]|[^。!?;！？；]+$/g) ?? [];
    const wanted = [...pairs].filter(([pair]) => pair.length === 2);
    const share = (...parts: string[]) =>
      wanted.reduce((total, [pair, weight]) => total + (parts.some((part) => part.includes(pair)) ? weight : 0), 0) /
      sum;
    const timesIn = (pair: string) =>
      sentences
        .map((part) => [...part].filter((_, at) => part.slice(at, at + 2) === pair).length)
        .reduce((total, times) => total + times, 0);
    const evened = 0.5 * (0.8 + (0.2 * text.length) / 300);
    return {
      one: Math.max(0, ...sentences.map((part) => share(part))),
      two: Math.max(0, ...sentences.map((part, at) => share(part, sentences[at - 1] ?? ''))),
      frequency:
        wanted.reduce((total, [pair, weight]) => {
          const times = timesIn(pair);
          return total + (times === 0 ? 0 : (weight * times * 1.5) / (times + evened));
        }, 0) / sum,
    };
  }

  const character = fc.constantFrom(...'轮渡夜航票价。。!;一鿿a1');
  const text = fc.string({ unit: character, maxLength: 80 });
  const pairs = fc.dictionary(
    fc.string({ unit: character, minLength: 1, maxLength: 3 }),
    fc.double({ min: 0.1, max: 9, noNaN: true }),
    { maxKeys: 12 },
  );

  it('finds the same shares and frequencies', () => {
    fc.assert(
      fc.property(text, pairs, (given, terms) => {
        const window = windowOf(given, weights(terms));
        const plain = plainly(given, weights(terms));
        expect(window.one).toBeCloseTo(plain.one, 9);
        expect(window.two).toBeCloseTo(plain.two, 9);
        expect(window.frequency).toBeCloseTo(plain.frequency, 9);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its promises for any text: shares from 0 to 1, two no less than one, a window out of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), pairs, (given, terms) => {
        const { one, two, around } = windowOf(given, weights(terms));
        expect(one).toBeGreaterThanOrEqual(0);
        expect(two).toBeGreaterThanOrEqual(one);
        expect(two).toBeLessThanOrEqual(1 + 1e-9);
        expect(given).toContain(around);
      }),
    );
  });
});
