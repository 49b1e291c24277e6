import { fromBufferPromise } from 'yauzl';
import { htmlLines } from './html-lines.ts';
import { UnreadableFileError } from './unreadable.ts';

/** Most bytes of XML that a Word file may unpack to; a book of 400 pages has about 10 MB. */
const LARGEST_XML = 48 * 1024 * 1024;
const MOST_PARTS = 5000;

/** A paragraph of a Word file in one of the heading styles. */
export interface DocxHeading {
  readonly text: string;
  /** 1 is the highest. */
  readonly level: number;
}

/** The text of a Word file, and which of its paragraphs are headings, in order. */
export interface DocxContent {
  /** A paragraph a line. Offsets of such a file refer to it. */
  readonly text: string;
  readonly headings: readonly DocxHeading[];
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
    return { text, headings: await headingsOf(bytes) };
  } catch (error) {
    throw error instanceof UnreadableFileError ? error : broken(error);
  }
}

/** Names of styles as Word stores them, whatever language it shows. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

async function headingsOf(buffer: Buffer): Promise<DocxHeading[]> {
  const { default: mammoth } = await import('mammoth');
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer }, { styleMap: STYLES, convertImage });
  return htmlLines(value).lines.flatMap(({ line }) =>
    line.mark > 0 ? [{ text: line.content.text, level: line.mark }] : [],
  );
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
