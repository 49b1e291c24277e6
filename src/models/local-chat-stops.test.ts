import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stopStrings } from './local-chat-stops.ts';

function shown(stops: readonly string[], pieces: readonly string[]): readonly string[] {
  const text = stopStrings(stops);
  return [...pieces.map((piece) => text.push(piece)), text.end()];
}

describe('stopStrings', () => {
  it.each<[string, string[], string[], string[]]>([
    ['nothing to stop at', [], ['甲', '乙'], ['甲', '乙', '']],
    ['a stop in one piece', ['。'], ['甲。乙', '丙'], ['甲', '', '']],
    ['a stop over three pieces', ['结束了'], ['甲结', '束', '了乙'], ['甲', '', '', '']],
    ['what looked like a stop', ['结束了'], ['甲结', '束', '的'], ['甲', '', '结束的', '']],
    ['the beginning of a stop at the end', ['结束了'], ['甲结', '束'], ['甲', '', '结束']],
    ['the earlier of two stops', ['丙', '乙'], ['甲乙丙'], ['甲', '']],
    ['an empty stop is none', ['', '乙'], ['甲乙'], ['甲', '']],
  ])('%s', (_, stops, pieces, wanted) => {
    expect(shown(stops, pieces)).toEqual(wanted);
  });

  it('shows the same however the text is cut', () => {
    const some = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 12 });
    const stop = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(some), stop, (pieces, one) => {
        const at = pieces.join('').indexOf(one);
        const wanted = at < 0 ? pieces.join('') : pieces.join('').slice(0, at);
        expect(shown([one], pieces).join('')).toBe(wanted);
      }),
    );
  });
});
