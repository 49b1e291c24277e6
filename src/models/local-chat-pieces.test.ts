import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textPieces } from './local-chat-pieces.ts';

/** Tokens are bytes. */
const decode = (tokens: readonly number[]) => new TextDecoder().decode(Uint8Array.from(tokens));

function piecesOf(bytes: Uint8Array): { readonly pieces: readonly string[]; readonly rest: string } {
  const text = textPieces(decode);
  const pieces = [...bytes].map((byte) => text.push(byte)).filter((piece) => piece !== '');
  return { pieces, rest: text.end() };
}

describe('textPieces', () => {
  it('gives out each character with its last byte', () => {
    expect(piecesOf(Buffer.from('会A𠮷'))).toEqual({ pieces: ['会', 'A', '𠮷'], rest: '' });
  });

  it('leaves out a character that is cut off', () => {
    expect(piecesOf(Buffer.from('开会').subarray(0, 4))).toEqual({ pieces: ['开'], rest: '' });
  });

  it('goes on after bytes that are no character', () => {
    const { pieces, rest } = piecesOf(Uint8Array.of(0xff, ...Buffer.from('会')));
    expect([pieces, rest]).toEqual([['\ufffd会'], '']);
  });

  it('keeps what a tokenizer drops at the head of a text alone', () => {
    const words = ['▁Jia', '▁Yi', 'Bing'];
    const pieces = textPieces((tokens) =>
      tokens
        .map((token) => words[token])
        .join('')
        .replaceAll('▁', ' ')
        .trimStart(),
    );
    expect([0, 1, 2].map((token) => pieces.push(token))).toEqual(['Jia', ' Yi', 'Bing']);
  });

  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const whole = Buffer.from(text.replaceAll('\ufffd', ''));
        const { pieces, rest } = piecesOf(whole);
        expect(pieces.join('') + rest).toBe(decode([...whole]));
        expect(pieces.filter((piece) => /\p{Surrogate}/u.test(piece))).toEqual([]);
      }),
    );
  });
});
