import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtScore, pageDoubtScore, tellingOf } from './doubt-score.ts';

const doubts = (...codes: string[]) => codes.map((code) => ({ code, text: '原因' }));

describe('doubtScore', () => {
  it.each([
    ['nothing', [], 0],
    ['one doubt', ['date-inferred'], 0.15],
    ['two doubts, which add up as chances', ['cut', 'date-unknown'], 0.58],
    ['a doubt told twice, which counts once', ['cut', 'cut'], 0.3],
    ['a code of a reader to come', ['smudged'], 0.2],
    ['a code that is a name of every object', ['toString', '__proto__'], 0.36],
  ])('of %s', (_, codes, score) => {
    expect(doubtScore(doubts(...codes))).toBe(score);
  });

  it('puts a conflict of dates above an inferred date, and both above an unknown page', () => {
    const [conflict, inferred, page] = ['date-conflict', 'date-inferred', 'page-unknown'].map((code) =>
      doubtScore(doubts(code)),
    );
    expect([conflict, inferred, page]).toEqual([conflict, inferred, page].sort().reverse());
  });

  it('stays between 0 and 1 and never falls when a doubt is added', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (codes, more) => {
        const [score, higher] = [doubtScore(doubts(...codes)), doubtScore(doubts(...codes, more))];
        expect(score).toBeGreaterThanOrEqual(0);
        expect(higher).toBeLessThanOrEqual(1);
        expect(higher).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});

describe('pageDoubtScore', () => {
  it.each([
    ['no article and no doubt', [], [], 0],
    ['articles alone: their mean', [], [0.3, 0, 0], 0.1],
    ['doubts of its own alone', ['unplaced'], [], 0.3],
    ['both, as chances', ['unplaced'], [0.5, 0.5], 0.65],
  ])('of %s', (_, own, articles, score) => {
    expect(pageDoubtScore(doubts(...own), articles)).toBe(score);
  });
});

describe('tellingOf', () => {
  it.each([
    ['date-inferred', 'cited'],
    ['cut', 'note'],
    ['page-unknown', 'silent'],
    ['smudged', 'note'],
  ])('says how %s reaches a reader', (code, telling) => {
    expect(tellingOf({ code, text: '原因' })).toBe(telling);
  });
});
