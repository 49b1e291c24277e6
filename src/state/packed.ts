import { deflateSync, inflateSync } from 'node:zlib';

/** Shorter texts are not worth compressing. */
const COMPRESS_FROM = 256;
/** Answers come to some 10 KB; what claims to be larger than this was not written by this program. */
const MOST_BYTES = 16 * 1024 * 1024;
const HEAD = 2;

/** A value as JSON in a column: one byte for the format of its shape, one for whether it is compressed, then the text. */
export function pack(format: number, value: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(value), 'utf8');
  const compressed = text.length >= COMPRESS_FROM;
  return Buffer.concat([Buffer.of(format, compressed ? 1 : 0), compressed ? deflateSync(text) : text]);
}

/** The value back; null for another format, and for bytes that are damaged. */
export function unpack(format: number, bytes: unknown): unknown {
  if (!(bytes instanceof Uint8Array) || bytes.length < HEAD || bytes[0] !== format) return null;
  try {
    const body = bytes.subarray(HEAD);
    const text = bytes[1] === 1 ? inflateSync(body, { maxOutputLength: MOST_BYTES }) : body;
    return JSON.parse(Buffer.from(text).toString('utf8'));
  } catch {
    return null;
  }
}
