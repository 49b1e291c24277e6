import { inflateRawSync } from 'node:zlib';
import { UnreadableFileError } from './unreadable.ts';

/** Most bytes that one part of a Word file may unpack to. */
const LARGEST_PART = 64 * 1024 * 1024;
const MOST_PARTS = 5000;

/**
 * The text of a Word file, a paragraph a line, through LangChain's DocxLoader (loaded when first needed). Offsets of
 * such a file refer to this text. Throws UnreadableFileError for anything that is no DOCX, unpacks to too much, or
 * holds no text.
 */
export async function docxText(bytes: Buffer): Promise<string> {
  refuseBombs(bytes);
  const { DocxLoader } = await import('@langchain/community/document_loaders/fs/docx');
  let text: string;
  try {
    const documents = await new DocxLoader(new Blob([new Uint8Array(bytes)])).load();
    text = documents.map((document) => document.pageContent).join('\n');
  } catch (error) {
    throw broken(error);
  }
  if (!text.trim()) throw new UnreadableFileError('Word 文件里没有文字');
  return text;
}

/** Unpacks every XML part once with a limit, since sizes written in a ZIP directory may lie. */
function refuseBombs(bytes: Buffer): void {
  for (const part of zipParts(bytes)) {
    if (!/\.(?:xml|rels)$/i.test(part.name) || part.method === 0) continue;
    try {
      inflateRawSync(bytes.subarray(part.start, part.start + part.packed), { maxOutputLength: LARGEST_PART });
    } catch (error) {
      const bomb =
        error instanceof RangeError ||
        (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');
      throw bomb ? new UnreadableFileError('Word 文件解压后过大', { cause: error }) : broken(error);
    }
  }
}

interface ZipPart {
  readonly name: string;
  /** 0 = stored, 8 = deflated. */
  readonly method: number;
  readonly packed: number;
  readonly start: number;
}

/** The parts named in a ZIP's central directory (APPNOTE.TXT 4.3.12, 4.3.16). */
function zipParts(bytes: Buffer): ZipPart[] {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > bytes.length) throw broken();
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new UnreadableFileError('Word 文件部件过多');
  const parts: ZipPart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw broken();
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length) throw broken();
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    parts.push({ name, method: bytes.readUInt16LE(at + 10), packed: bytes.readUInt32LE(at + 20), start });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

function broken(cause?: unknown): UnreadableFileError {
  return new UnreadableFileError('Word 文件损坏或不是 DOCX', { cause });
}
