import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterThinking, thinkingFilter } from './thinking.ts';

function filtered(pieces: readonly string[]): string {
  const filter = thinkingFilter();
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end();
}

describe('thinkingFilter', () => {
  it.each([
    ['leaves a plain reply alone', '9月5日开会。', '9月5日开会。'],
    ['keeps leading space of a plain reply', '  答', '  答'],
    ['takes out a block at the head and the gap behind it', '<think>先想想</think>\n\n答', '答'],
    ['takes out an empty block', '<think>\n\n</think>\n\n答', '答'],
    ['takes out a block after blank lines', '\n<think>a<b</think>答', '答'],
    ['keeps a tag inside the answer', '答<think>x</think>', '答<think>x</think>'],
    ['keeps another tag at the head', '<thing>答', '<thing>答'],
    ['keeps the start of a tag when nothing follows', '<thi', '<thi'],
    ['shows nothing of a block never closed', '<think>想啊想', ''],
  ])('%s', (_, reply, wanted) => {
    expect(filtered([reply])).toBe(wanted);
  });

  it('does not depend on where the reply was cut into pieces', () => {
    const part = fc.constantFrom('<think>', '</think>', '<', 'think', '答', '\n', ' ', '</');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(filtered([...text])).toBe(filtered([text]));
        expect(filtered(parts)).toBe(filtered([text]));
      }),
    );
  });
});

describe('afterThinking', () => {
  it.each([
    ['先想想。[K1]\n</think>\n\n答。[K1]', '\n\n答。[K1]'],
    ['答。[K1]', '答。[K1]'],
    ['想</think>再想</think>答', '答'],
    ['想</think>', ''],
  ])('of %j is %j', (reply, answer) => {
    expect(afterThinking(reply)).toBe(answer);
  });
});
