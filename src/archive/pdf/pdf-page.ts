import { NO_CLAIMS } from '../facts/issue-facts.ts';
import { UnreadableFileError } from '../files/unreadable.ts';
import type { LoadedPage } from '../load-page.ts';
import { mapSlice } from '../page/mapped-text.ts';
import { cutJumps, makeLine, type PageLine, splitJumps } from '../page/page-line.ts';
import { MOST_PAGES } from './pdf-open.ts';
import { PdfError, type PdfFailure, type PdfLine } from './pdf-protocol.ts';
import { readInThread } from './pdf-thread.ts';

/**
 * Reads a PDF with pdf.js in a worker thread. Offsets of such a file refer to its lines in reading order, joined by
 * line breaks. Throws UnreadableFileError for what is broken, locked, without text or too large, the signal's reason
 * when that aborts.
 */
export async function loadPdf(bytes: Uint8Array, signal?: AbortSignal): Promise<LoadedPage> {
  const reading = await readInThread(bytes, signal).catch((error: unknown) => {
    throw error instanceof PdfError ? new UnreadableFileError(REASONS[error.failure], { cause: error }) : error;
  });
  // Paragraphs are whole but where a picture or a page parts them; the segmenter joins those by their punctuation.
  const shape = { wholeParagraphs: false };
  return {
    lines: splitJumps(cutJumps(pageLines(reading.lines))),
    shape,
    claims: NO_CLAIMS,
    doubts: reading.doubts,
    outside: [],
  };
}

const REASONS: Readonly<Record<PdfFailure, string>> = {
  broken: 'PDF 损坏或不是 PDF',
  password: 'PDF 设有密码',
  'no-page': 'PDF 里没有页面',
  'no-text': 'PDF 里没有文字（像是扫描图），需要先做文字识别（OCR）',
  'no-unicode': 'PDF 的字体没有文字编码，需要先做文字识别（OCR）',
  'too-many-pages': `PDF 页数过多（上限${MOST_PAGES}页）`,
  'too-much-text': 'PDF 文字过多',
  'too-much-memory': 'PDF 解开后过大',
  'too-slow': 'PDF 过于复杂，限时内没有读完',
};

function pageLines(lines: readonly PdfLine[]): PageLine[] {
  const source = lines.map(({ text }) => text).join('\n');
  const made: PageLine[] = [];
  let start = 0;
  for (const { text, gap, aside, mark } of lines) {
    const line = makeLine(mapSlice(source, start, start + text.length), gap, aside, mark);
    if (line) made.push(line);
    start += text.length + 1;
  }
  return made;
}
