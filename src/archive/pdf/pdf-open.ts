import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Doubt } from '../../domain/article.ts';
import { oddLetters } from './pdf-letters.ts';
import { type PdfPieces, piecesOf } from './pdf-pieces.ts';
import { PdfError, type PdfJob } from './pdf-protocol.ts';
import { type PdfReading, readPieces } from './pdf-read.ts';

/** A newspaper issue has fewer pages, and less text. */
export const MOST_PAGES = 200;
const MOST_LETTERS = 2_000_000;
const MOST_PIECES = 1_000_000;
/** Of one page: its letters may each be a piece. */
const MOST_PIECES_A_PAGE = 60_000;
/** Scans carry at most a stamp of the program that made them: fewer letters than this a page. */
const FEWEST_LETTERS = 10;
/** Shares of odd letters that make a file unreadable, and doubtful. */
const UNREADABLE = 0.3;
const DOUBTFUL = 0.02;

/** Reads a PDF with pdf.js; `onPage` is called when a page has been read, and again before it is put in order. Throws PdfError when that cannot be done. */
export async function openPdf(job: PdfJob, onPage: () => void): Promise<PdfReading> {
  const document = await open(job);
  try {
    return await readDocument(document, onPage);
  } finally {
    await document.destroy();
  }
}

async function readDocument(document: PDFDocumentProxy, onPage: () => void): Promise<PdfReading> {
  if (document.numPages < 1) throw new PdfError('no-page', 'no pages');
  if (document.numPages > MOST_PAGES) throw new PdfError('too-many-pages', `${document.numPages} pages`);
  const doubts: Doubt[] = [];
  const pages: PdfPieces[] = [];
  let [letters, count] = [0, 0];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await readOne(document, number, doubts);
    pages.push(page);
    count += page.pieces.length;
    letters += page.pieces.reduce((sum, { text }) => sum + text.length, 0);
    const tooMany = letters > MOST_LETTERS || count > MOST_PIECES || page.pieces.length > MOST_PIECES_A_PAGE;
    if (tooMany) throw new PdfError('too-much-text', `${letters} letters by page ${number}`);
    onPage();
  }
  if (doubts.length === pages.length) throw new PdfError('broken', doubts[0]?.text ?? 'no page can be read');
  const text = pages.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
  doubts.push(...judgeText(text, pages));
  const reading = readPieces(pages, onPage);
  return { lines: reading.lines, doubts: [...doubts, ...reading.doubts] };
}

async function open({ bytes, library }: PdfJob): Promise<PDFDocumentProxy> {
  // The path is known at run time only: where the package lies.
  const pdfjs = (await import(`${library}legacy/build/pdf.mjs`)) as typeof import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = decodeURIComponent(new URL(library).pathname);
  const task = pdfjs.getDocument({
    data: bytes,
    cMapUrl: `${folder}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}standard_fonts/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    const password = error instanceof Error && error.name === 'PasswordException';
    throw new PdfError(password ? 'password' : 'broken', String(error));
  }
}

/** A page that pdf.js cannot read is a doubt; the others are read. */
async function readOne(document: PDFDocumentProxy, number: number, doubts: Doubt[]): Promise<PdfPieces> {
  try {
    const page = await document.getPage(number);
    const pieces = await piecesOf(page);
    page.cleanup();
    return pieces;
  } catch {
    doubts.push({ code: 'pdf-page', text: `第${number}页损坏，读不出来` });
    return { pieces: [], height: 0 };
  }
}

function judgeText(text: string, pages: readonly PdfPieces[]): Doubt[] {
  const { odd, all } = oddLetters(text);
  if (all < FEWEST_LETTERS * pages.length && !text.includes('。')) throw new PdfError('no-text', `${all} letters`);
  if (odd > UNREADABLE * all) throw new PdfError('no-unicode', `${odd} of ${all} letters`);
  const doubts: Doubt[] = [];
  if (odd > DOUBTFUL * all) doubts.push({ code: 'pdf-font', text: `有${odd}个字的字体没有文字编码，读出来是乱码` });
  const blank = pages.flatMap(({ pieces }, i) => (pieces.length === 0 ? [i + 1] : []));
  if (blank.length > 0)
    doubts.push({ code: 'pdf-no-text', text: `第${blank.slice(0, 20).join('、')}页没有文字（像是扫描图），未读入` });
  return doubts;
}
