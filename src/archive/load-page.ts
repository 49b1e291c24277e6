import type { Doubt } from '../domain/article.ts';
import type { Furniture } from '../domain/reading.ts';
import { readFrontMatter } from './facts/front-matter.ts';
import { NO_CLAIMS } from './facts/issue-facts.ts';
import type { ArchiveFile } from './files/archive-file.ts';
import { declaredCharset, decodeBytes, lossDoubts } from './files/decode.ts';
import { pageBytes } from './files/read-bytes.ts';
import { UnreadableFileError } from './files/unreadable.ts';
import { concatMapped, inserted } from './page/mapped-text.ts';
import { cutJumps, linesOfText, type PageLine, splitJumps, withContent } from './page/page-line.ts';
import { unwrapLines } from './page/unwrap-lines.ts';
import type { PageInput } from './read-page.ts';

/** A page file as lines, whatever its format. */
export interface LoadedPage extends Omit<PageInput, 'source'> {
  readonly doubts: readonly Doubt[];
  /** Text of the file that is no line of the page: front matter, `<title>`. */
  readonly outside: readonly Furniture[];
}

/** Decodes a page file and cuts it into lines. Throws UnreadableFileError with the reason when that cannot be done. */
export async function loadPage(file: ArchiveFile, signal?: AbortSignal): Promise<LoadedPage> {
  if (file.fault !== null) throw new UnreadableFileError(file.fault);
  const bytes = await pageBytes(file, signal);
  // Loaded when first met: pdf.js is large.
  if (file.format === 'pdf') return (await import('./pdf/pdf-page.ts')).loadPdf(bytes, signal);
  if (file.format === 'docx') return loadDocx(bytes);
  if (file.format === 'html') {
    const decoded = decodeBytes(bytes, declaredCharset(bytes));
    const { loadHtml } = await import('./html/html-page.ts');
    const page = loadHtml(decoded.text);
    if (page.lines.length === 0) throw new UnreadableFileError('网页里没有文字');
    return { ...page, shape: { wholeParagraphs: true }, doubts: lossDoubts(decoded) };
  }
  const decoded = decodeBytes(bytes);
  const { text } = decoded;
  if (!text.trim()) throw new UnreadableFileError('文件是空的');
  const front = readFrontMatter(text);
  const lines = cutJumps(unwrapLines(splitJumps(linesOfText(text, front.end))));
  const outside =
    front.end > 0 ? [{ kind: 'front-matter', start: 0, end: front.end, text: text.slice(0, front.end) }] : [];
  return {
    lines,
    shape: { wholeParagraphs: false },
    claims: front.claims,
    doubts: [...lossDoubts(decoded), ...front.doubts],
    outside,
  };
}

async function loadDocx(bytes: Buffer): Promise<LoadedPage> {
  const { readDocx } = await import('./read-docx.ts');
  const { text, headings, rows } = await readDocx(bytes);
  let next = 0;
  const lines = linesOfText(text).map((line) => {
    const text = line.content.text.replace(/\s+/g, '');
    const at = headings.findIndex((heading, i) => i >= next && heading.text.replace(/\s+/g, '') === text);
    const heading = headings[at];
    if (!heading) return line;
    next = at + 1;
    return { ...line, mark: heading.level };
  });
  return { lines: withRows(lines, rows), shape: { wholeParagraphs: true }, claims: NO_CLAIMS, doubts: [], outside: [] };
}

/** Cells of a table's row on lines of their own become one line. */
function withRows(lines: readonly PageLine[], rows: readonly (readonly string[])[]): PageLine[] {
  const bare = lines.map(({ content }) => content.text.replace(/\s+/g, ''));
  const joined: PageLine[] = [];
  let next = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const cells = rows[next]?.map((cell) => cell.replace(/\s+/g, '')) ?? [];
    if (line && cells.length > 0 && cells.every((cell, i) => bare[at + i] === cell)) {
      const parts = lines.slice(at, at + cells.length).flatMap(({ content }) => [inserted(' '), content]);
      joined.push({ ...withContent(line, concatMapped(parts.slice(1))), row: true });
      at += cells.length;
      next++;
      continue;
    }
    if (line) joined.push(line);
    at++;
  }
  return joined;
}
