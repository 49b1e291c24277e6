import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../domain/bench-report.ts';
import { scoreRanking } from './metrics.ts';

const relevant = (judged: string, also = '') => ({ judged: new Set(judged), also: new Set(also) });
const second = 1 / Math.log2(3);
const third = 1 / Math.log2(4);

/** Documents are single letters; rankings are worked out by hand. */
describe('scoreRanking', () => {
  it.each([
    ['the right document first', 'a', 'a', '', [1, 1, 1, 1, 1, 1]],
    ['the right document third', 'xya', 'a', '', [0, 1, 1, 1, 1 / 3, third]],
    ['the right document sixth', 'uvwxya', 'a', '', [0, 0, 1, 1, 1 / 6, 1 / Math.log2(7)]],
    ['the right document eleventh, too late', 'bcdefghijka', 'a', '', [0, 0, 0, 0, 0, 0]],
    ['nothing found', '', 'a', '', [0, 0, 0, 0, 0, 0]],
    ['one of two', 'xa', 'ab', '', [0, 1, 1, 1 / 2, 1 / 2, second / (1 + second)]],
    ['two of two, not in a row', 'axb', 'ab', '', [1, 1, 1, 1, 1, (1 + third) / (1 + second)]],
    ['a document that is right too', 'xb', 'a', 'b', [0, 1, 1, 1, 1 / 2, second]],
    ['more right ones than were judged', 'ab', 'a', 'b', [1, 1, 1, 1, 1, 1]],
    ['ten of twelve, all that fit', 'abcdefghij', 'abcdefghijkl', '', [1, 1, 1, 1, 1, 1]],
  ])('%s', (_, ranking, judged, also, wanted) => {
    const scores = scoreRanking([...ranking], relevant(judged, also));
    METRICS.forEach((metric, at) => {
      expect(scores[metric], metric).toBeCloseTo(wanted[at] ?? Number.NaN, 12);
    });
  });

  it('stays within 0 and 1, and a longer ranking is never worth less', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 14 });
    fc.assert(
      fc.property(letters, letters, letters, fc.nat(14), (ranking, judged, also, cut) => {
        fc.pre(judged.length > 0);
        const right = { judged: new Set(judged), also: new Set(also) };
        const [short, long] = [scoreRanking(ranking.slice(0, cut), right), scoreRanking(ranking, right)];
        for (const metric of METRICS.filter((each) => each !== 'nDCG@10')) {
          expect(long[metric]).toBeGreaterThanOrEqual(short[metric]);
        }
        for (const metric of METRICS) expect(long[metric]).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
