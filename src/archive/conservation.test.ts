import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseRuns } from './build-article.ts';
import { NO_CLAIMS } from './facts/issue-facts.ts';
import { linesOfText, splitJumps } from './page/page-line.ts';
import { unwrapLines } from './page/unwrap-lines.ts';
import { readPage } from './read-page.ts';

const folder = fileURLToPath(new URL('./__fixtures__/layouts/', import.meta.url));
const pages = readdirSync(folder).map((name) => readFileSync(folder + name, 'utf8').split('\n=====\n')[0] ?? '');

/** A piece of a page: from one share of its length to another, with what stands behind it. */
const piece = fc
  .record({
    page: fc.constantFrom(...pages),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.double({ min: 0, max: 0.6, noNaN: true }),
    seam: fc.constantFrom('', '\n', '\n\n', '\r\n', '\f', '\n　　', ' '),
  })
  .map(({ page, from, size, seam }) => {
    const start = Math.floor(from * page.length);
    return page.slice(start, start + Math.floor(size * page.length)) + seam;
  });
/** Line breaks lost or doubled, as in bad copies. */
const breaks = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replace(/\n\n/g, '\n'),
  (text: string) => text.replace(/\n/g, '\n\n'),
  (text: string) => text.replace(/\n　　/g, '\n'),
  (text: string) => text.replace(/(.{14})/g, '$1\n'),
);
const merged = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 5 }), breaks)
  .map(([pieces, change]) => change(pieces.join('')));

function read(text: string, wholeParagraphs: boolean) {
  const lines = wholeParagraphs ? linesOfText(text) : unwrapLines(splitJumps(linesOfText(text)));
  return readPage({ source: 'x', lines, shape: { wholeParagraphs }, claims: NO_CLAIMS });
}

/** How often each letter of the text was placed: runs of articles and spans of furniture. */
function placements(text: string, wholeParagraphs: boolean): { lost: string; twice: string } {
  const { articles, furniture } = read(text, wholeParagraphs);
  const times = new Uint8Array(text.length);
  const place = (start: number, end: number): void => {
    for (let i = start; i < end; i++) times[i] = (times[i] ?? 0) + 1;
  };
  for (const { start, end } of furniture) place(start, end);
  for (const article of articles) {
    expect(falseRuns(article, text)).toEqual([]);
    for (const { source, length } of article.runs) place(source, source + length);
  }
  const letters = (wanted: (seen: number) => boolean): string =>
    Array.from(times, (seen, i) => (wanted(seen) ? text.charAt(i) : '')).join('');
  // White space and the marks of Markdown are no text.
  return {
    lost: letters((seen) => seen === 0).replace(/[#*_>\s]+/g, ''),
    twice: letters((seen) => seen > 1).replace(/\s+/g, ''),
  };
}

describe('readPage on cut and merged pages', () => {
  it.each([false, true])('puts every letter into exactly one place (whole paragraphs: %s)', (wholeParagraphs) => {
    fc.assert(
      fc.property(merged, (text) => {
        expect(placements(text, wholeParagraphs)).toEqual({ lost: '', twice: '' });
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no whole sentence without a place', () => {
    fc.assert(
      fc.property(merged, (text) => {
        const stray = read(text, false).furniture.filter(({ kind }) => kind === 'unplaced');
        expect(stray.filter((line) => /[\u4e00-\u9fff]{12,}。$/.test(line.text.trim()))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
