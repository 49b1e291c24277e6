import type { Doubt } from '../domain/article.ts';
import type { Furniture } from '../domain/reading.ts';
import type { ArchiveFile } from './archive-file.ts';
import { declaredCharset, decodeText } from './decode.ts';
import { docxText } from './docx-text.ts';
import { readFrontMatter } from './front-matter.ts';
import { loadHtml } from './html-page.ts';
import { NO_CLAIMS } from './issue-facts.ts';
import { linesOfText, splitJumps } from './page-line.ts';
import { pageBytes } from './read-bytes.ts';
import type { PageInput } from './read-page.ts';
import { UnreadableFileError } from './unreadable.ts';
import { unwrapLines } from './unwrap-lines.ts';

/** A page file as lines, whatever its format. */
export interface LoadedPage extends Omit<PageInput, 'source'> {
  readonly doubts: readonly Doubt[];
  /** Text of the file that is no line of the page: front matter, `<title>`. */
  readonly outside: readonly Furniture[];
}

/** Decodes a page file and cuts it into lines. Throws UnreadableFileError with the reason when that cannot be done. */
export async function loadPage(file: ArchiveFile, signal?: AbortSignal): Promise<LoadedPage> {
  if (file.format === 'unsupported') throw new UnreadableFileError('不支持这种格式');
  const bytes = await pageBytes(file, signal);
  if (file.format === 'docx') return loadDocx(bytes);
  if (file.format === 'html') {
    const html = loadHtml(decodeText(bytes, declaredCharset(bytes)));
    return { ...html, shape: { wholeParagraphs: true }, doubts: [] };
  }
  const text = decodeText(bytes);
  if (!text.trim()) throw new UnreadableFileError('文件是空的');
  const front = readFrontMatter(text);
  const lines = unwrapLines(splitJumps(linesOfText(text, front.end)));
  const outside =
    front.end > 0 ? [{ kind: 'front-matter', start: 0, end: front.end, text: text.slice(0, front.end) }] : [];
  return { lines, shape: { wholeParagraphs: false }, claims: front.claims, doubts: front.doubts, outside };
}

async function loadDocx(bytes: Buffer): Promise<LoadedPage> {
  const text = await docxText(bytes);
  return { lines: linesOfText(text), shape: { wholeParagraphs: true }, claims: NO_CLAIMS, doubts: [], outside: [] };
}
