import { fromBufferPromise } from 'yauzl';
import { UnreadableFileError } from './files/unreadable.ts';
import { htmlLines } from './html/html-lines.ts';

/** Most bytes of XML that a Word file may unpack to; a book of 400 pages has about 10 MB. */
const LARGEST_XML = 48 * 1024 * 1024;
const MOST_PARTS = 5000;

/** A paragraph of a Word file in one of the heading styles. */
interface DocxHeading {
  readonly text: string;
  /** 1 is the highest. */
  readonly level: number;
}

/** The text of a Word file, and which of its paragraphs are headings or rows of tables, in order. */
interface DocxContent {
  /** A paragraph a line, cells of tables too. Offsets of such a file refer to it. */
  readonly text: string;
  readonly headings: readonly DocxHeading[];
  /** Rows of tables that hold data rather than articles: the texts of their cells. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads a Word file: its text through LangChain's DocxLoader, its headings through mammoth, on which that loader stands
 * but whose styles it drops (both loaded when first needed). Throws UnreadableFileError for anything that is no DOCX, unpacks to too much, or
 * holds no text.
 */
export async function readDocx(bytes: Buffer): Promise<DocxContent> {
  await refuseBombs(bytes);
  const { DocxLoader } = await import('@langchain/community/document_loaders/fs/docx');
  try {
    const documents = await new DocxLoader(new Blob([new Uint8Array(bytes)])).load();
    const text = documents.map((document) => document.pageContent).join('\n');
    if (!text.trim()) throw new UnreadableFileError('Word 文件里没有文字');
    return { text, ...(await structureOf(bytes)) };
  } catch (error) {
    throw error instanceof UnreadableFileError ? error : broken(error);
  }
}

/** Names of styles as Word stores them, whatever language it shows. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

async function structureOf(buffer: Buffer): Promise<Omit<DocxContent, 'text'>> {
  const { default: mammoth } = await import('mammoth');
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer }, { styleMap: STYLES, convertImage });
  const headings = htmlLines(value).lines.flatMap(({ line }) =>
    line.mark > 0 ? [{ text: line.content.text, level: line.mark }] : [],
  );
  return { headings, rows: value.split('<table>').slice(1).flatMap(rowsOf) };
}

/** Cells of a row of data: several, and none as long as a sentence. */
const LONGEST_CELL = 24;
const MOST_CELLS = 20;

/** The rows of a table; none when it is there to lay out a page. */
function rowsOf(table: string): string[][] {
  const rows = (table.split('</table>')[0] ?? '').split('</tr>').map((row) =>
    htmlLines(row.replaceAll(/<\/?t[rdh][^<>]{0,40}>/g, '<br>'))
      .lines.map(({ line }) => line.content.text)
      .filter(Boolean),
  );
  const filled = rows.filter((cells) => cells.length > 0);
  const isData = (cells: readonly string[]): boolean =>
    cells.length >= 2 && cells.length <= MOST_CELLS && cells.every((cell) => cell.length <= LONGEST_CELL);
  return filled.length >= 2 && filled.every(isData) ? filled : [];
}

/** Unpacks every XML part once, since a part that holds more than the directory says ends in an error. */
async function refuseBombs(bytes: Buffer): Promise<void> {
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false });
    if (zip.entryCount > MOST_PARTS) throw new UnreadableFileError('Word 文件部件过多');
    let total = 0;
    for await (const part of zip.eachEntry()) {
      if (!/\.(?:xml|rels)$/i.test(part.fileNameRaw.toString('utf8'))) continue;
      total += part.uncompressedSize;
      if (total > LARGEST_XML) throw new UnreadableFileError('Word 文件解压后过大');
      const stream = await zip.openReadStreamPromise(part);
      for await (const _ of stream);
    }
  } catch (error) {
    throw error instanceof UnreadableFileError ? error : broken(error);
  }
}

function broken(cause?: unknown): UnreadableFileError {
  return new UnreadableFileError('Word 文件损坏或不是 DOCX', { cause });
}
