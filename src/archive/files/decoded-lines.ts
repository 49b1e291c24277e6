import { decodeBytes } from './decode.ts';
import { UnreadableFileError } from './unreadable.ts';

/** A line of a file that is read as a stream. */
interface DecodedLine {
  /** Null for a line that is too long. */
  readonly text: string | null;
  /** From 1. */
  readonly number: number;
  /** Characters of it that could not be decoded. */
  readonly lost: number;
}

/** Longest line, in bytes. A longer one is passed over without being held. */
const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * The lines that hold something, each decoded by itself: UTF-8, else what it looks like most, the encoding of the last
 * such line being trusted like a declared one. A file in UTF-16 is known by its first bytes.
 */
export async function* decodedLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<DecodedLine> {
  let [number, usual]: [number, string | null] = [0, null];
  for await (const bytes of byteLines(asUtf8(chunks))) {
    number++;
    if (bytes === null) yield { text: null, number, lost: 0 };
    else if (bytes.length > 0) {
      const line = decodeLine(bytes, usual);
      if (line.encoding !== 'utf-8') usual = line.encoding;
      if (line.text.trim()) yield { text: line.text, number, lost: line.lost };
    }
  }
}

function decodeLine(bytes: Buffer, usual: string | null): { text: string; encoding: string; lost: number } {
  try {
    return decodeBytes(bytes, usual);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    // Not text at all: the parser of the line says so.
    return { text: '\uFFFD', encoding: 'utf-8', lost: 0 };
  }
}

/** UTF-16 written as UTF-8; every other encoding keeps its line breaks where ASCII has them. */
async function* asUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  for await (const chunk of chunks) {
    if (decoder === undefined) decoder = wideDecoder(chunk);
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
  }
}

/** By the mark, or by the `{` that a line of JSON begins with. */
function wideDecoder(first: Buffer): InstanceType<typeof TextDecoder> | null {
  const [a, b] = first;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return new TextDecoder('utf-16le');
  return (a === 0xfe && b === 0xff) || (a === 0 && b !== undefined) ? new TextDecoder('utf-16be') : null;
}

/** Raw lines; null in place of one that is too long. */
async function* byteLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null> {
  let held: Buffer[] = [];
  let size = 0;
  const take = (): Buffer | null => {
    const line = size > LONGEST_LINE ? null : Buffer.concat(held);
    [held, size] = [[], 0];
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      held.push(chunk.subarray(start, end));
      size += end - start;
      yield take();
      start = end + 1;
    }
    size += chunk.length - start;
    if (size <= LONGEST_LINE) held.push(chunk.subarray(start));
    else held = [];
  }
  if (size > 0) yield take();
}
