import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordMap } from './name-words.ts';

describe('wordMap', () => {
  it('knows the word that covers a place', () => {
    const words = wordMap('我们支持政府');
    expect([words.startOf(3), words.endOf(3)]).toEqual([2, 4]);
  });

  it('finds the same words in whatever order they are asked for', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'我们支持政府，。1.5a:9 \n'), maxLength: 400 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(399), { maxLength: 20 }), (text, places) => {
        const forwards = Array.from(text, (_, at) => [wordMap(text).startOf(at), wordMap(text).endOf(at)]);
        wordMap('');
        const asked = places.filter((at) => at < text.length);
        const words = wordMap(text);
        expect(asked.map((at) => [words.startOf(at), words.endOf(at)])).toEqual(asked.map((at) => forwards[at]));
      }),
    );
  });

  it('covers every text with words, one after the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'我们支持政府、a1 \n😀'), maxLength: 3000 }), (text) => {
        const words = wordMap(text);
        let at = 0;
        while (at < text.length) {
          expect(words.startOf(at)).toBe(at);
          expect(words.endOf(at)).toBeGreaterThan(at);
          at = words.endOf(at);
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});
