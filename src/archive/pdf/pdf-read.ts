import type { Doubt } from '../../domain/article.ts';
import { columnsOf } from './pdf-layout.ts';
import { printedLines } from './pdf-lines.ts';
import { runningLines, trimMargins } from './pdf-margins.ts';
import { marked } from './pdf-marks.ts';
import { joinParagraphs, type Paragraph, paragraphsOf, runsOver } from './pdf-paragraphs.ts';
import type { PdfPieces } from './pdf-pieces.ts';
import type { PdfLine } from './pdf-protocol.ts';
import { type Segments, segmentsOf } from './pdf-segments.ts';
import { partVertical } from './pdf-vertical.ts';

/** What a PDF says, in reading order. */
export interface PdfReading {
  readonly lines: readonly PdfLine[];
  readonly doubts: readonly Doubt[];
}

interface ReadPage extends Segments {
  readonly height: number;
  readonly vertical: readonly string[];
}

/**
 * Puts the pieces of all pages in reading order: lines with their heading levels, margins and 竖排 as furniture.
 * `onPage` is called before each page.
 */
export function readPieces(pages: readonly PdfPieces[], onPage: () => void): PdfReading {
  const read = pages.map(segmentPage);
  const running = runningLines(read);
  const laid = read.map((page) => {
    onPage();
    const { inner, above, below } = trimMargins(page.segments, page.height, running);
    return {
      page,
      above,
      below,
      paragraphs: paragraphsOf(printedLines(columnsOf(inner, page.body), page.body), page.body),
    };
  });
  joinOverPages(laid);
  const lines = laid.flatMap(({ page, above, below, paragraphs }) => [
    ...above,
    ...marked(paragraphs),
    ...page.vertical.map((text) => ({ text, mark: 0, gap: 0, aside: 'vertical' })),
    ...below,
  ]);
  return { lines, doubts: verticalDoubts(read) };
}

function segmentPage({ pieces, height }: PdfPieces): ReadPage {
  const { across, vertical } = partVertical(pieces);
  return { ...segmentsOf(across), height, vertical };
}

/** The last paragraph of a page takes in what goes on at the top of the next one. */
function joinOverPages(pages: { paragraphs: Paragraph[] }[]): void {
  let open: Paragraph[] | null = null;
  for (const page of pages) {
    const [last, first] = [open?.at(-1), page.paragraphs[0]];
    if (open && last && first && runsOver(last, first)) {
      open[open.length - 1] = joinParagraphs(last, first);
      page.paragraphs = page.paragraphs.slice(1);
    }
    if (page.paragraphs.length > 0) open = page.paragraphs;
  }
}

function verticalDoubts(pages: readonly ReadPage[]): Doubt[] {
  return pages.flatMap(({ vertical }, i) => {
    const letters = vertical.join('').length;
    if (letters === 0) return [];
    const sample = vertical.join(' / ').slice(0, 60);
    return [{ code: 'vertical', text: `第${i + 1}页有${letters}字竖排或横转的文字，未读入正文：${sample}` }];
  });
}
