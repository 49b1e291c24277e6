import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordMap } from './name-words.ts';

describe('wordMap', () => {
  it('knows the word that covers a place', () => {
    const words = wordMap('我们支持政府');
    expect([words.startOf(3), words.endOf(3)]).toEqual([2, 4]);
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
