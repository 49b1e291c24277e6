import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PdfPiece } from './pdf-pieces.ts';
import { readPieces } from './pdf-read.ts';

const nothing = (): void => {};

/** Each piece has letters of its own, so that none is taken for another drawn twice. */
const pieces = fc
  .array(
    fc.record({
      x: fc.integer({ min: -20, max: 900 }),
      y: fc.integer({ min: -20, max: 1300 }),
      size: fc.constantFrom(8, 10, 10, 10, 14, 30),
      length: fc.integer({ min: 1, max: 20 }),
      upright: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((shapes) =>
    shapes.map(({ length, ...shape }, order): PdfPiece => {
      const text = Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + 20 * order + i)).join('');
      return { ...shape, text, width: length * shape.size, font: 'f', order };
    }),
  );

const letters = (texts: readonly string[]): string => [...texts.join('').replace(/\s/g, '')].sort().join('');

describe('the reading of pieces', () => {
  it('keeps every letter, wherever the pieces stand', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 3 }), (pages) => {
        const { lines } = readPieces(
          pages.map((page) => ({ pieces: page, height: 1191 })),
          nothing,
        );
        expect(letters(lines.map(({ text }) => text))).toBe(letters(pages.flat().map(({ text }) => text)));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on where on the sheet the page lies', () => {
    fc.assert(
      fc.property(pieces, (page) => {
        const moved = page.map((piece) => ({ ...piece, x: piece.x + 64 }));
        const read = (some: readonly PdfPiece[]) => readPieces([{ pieces: some, height: 1191 }], nothing).lines;
        expect(read(moved)).toEqual(read(page));
      }),
      { numRuns: 100 },
    );
  });

  it('says before each page that it goes on', () => {
    let pages = 0;
    readPieces(
      Array.from({ length: 3 }, () => ({ pieces: [], height: 1191 })),
      () => pages++,
    );
    expect(pages).toBe(3);
  });

  it('reads a page of very many lines from top to bottom, at once', () => {
    const many = Array.from(
      { length: 7000 },
      (_, order): PdfPiece => ({
        text: '防汛',
        x: 60 + 40 * (order % 20),
        y: 60 + 12 * Math.floor(order / 20),
        width: 20,
        size: 10,
        font: 'f',
        order,
        upright: true,
      }),
    );
    const start = Date.now();
    const { lines } = readPieces([{ pieces: many, height: 5000 }], nothing);
    expect(Date.now() - start).toBeLessThan(40_000);
    expect(letters(lines.map(({ text }) => text))).toHaveLength(14_000);
  });
});
