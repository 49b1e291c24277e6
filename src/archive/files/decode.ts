import { isUtf8 } from 'node:buffer';
import type { Doubt } from '../../domain/article.ts';
import { chineseLikelihood } from './chinese-likelihood.ts';
import { UnreadableFileError } from './unreadable.ts';

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['25504446', 'PDF 文件'],
  ['504b0304', 'ZIP 或 Office 文件'],
  ['d0cf11e0', '旧版 Office 文件'],
  ['89504e47', '图片'],
  ['ffd8ff', '图片'],
  ['47494638', '图片'],
  ['7f454c46', '可执行文件'],
  ['4d5a9000', '可执行文件'],
  ['1f8b', 'gzip 压缩文件'],
  ['52617221', 'RAR 压缩文件'],
  ['377abcaf', '7z 压缩文件'],
];

/** Their first bytes: hardly any text begins so. */
const opensSignature = new Set(SIGNATURES.map(([signature]) => Number.parseInt(signature.slice(0, 2), 16)));

/** Text with how it was decoded. */
interface Decoded {
  readonly text: string;
  /** A WHATWG label. */
  readonly encoding: string;
  /** Characters that the bytes did not give, each a U+FFFD in the text. */
  readonly lost: number;
}

/**
 * Bytes of a text file as a string. A byte-order mark decides (and is dropped); then valid UTF-8; then of the declared
 * encoding (a WHATWG label, from HTML), GB18030, Big5 and UTF-16 the one that reads most like Chinese. A few bytes that
 * are no letters are replaced and counted. Throws UnreadableFileError for anything that is not text.
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null = null): Decoded {
  refuseSignatures(bytes);
  const decoded = plainUtf8(bytes) ?? decodeWith(bytes, markOf(bytes) ?? encodingOf(bytes, declared) ?? fail());
  if (decoded.lost * MOST_LOST > decoded.text.length) fail();
  refuseBinary(decoded.text);
  return decoded;
}

/** Most text by far, without a second look. */
function plainUtf8(bytes: Uint8Array): Decoded | null {
  if (markOf(bytes) !== null || !isUtf8(bytes) || bytes.subarray(0, LOOKED_AT).includes(0)) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return { text, encoding: 'utf-8', lost: 0 };
}

/** The text alone. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  return decodeBytes(bytes, declared).text;
}

/** What a page file's text is worth a look for: letters that were lost. */
export function lossDoubts({ encoding, lost }: Decoded): Doubt[] {
  if (lost === 0) return [];
  return [{ code: 'encoding', text: `按${encoding.toUpperCase()}解读，有${lost}处字符损坏，原文以“\uFFFD”代替` }];
}

/** The encoding that the first kilobytes of an HTML or XML file declare; null when there is none. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16_384)).toString('latin1');
  const xml = /^[^<]{0,8}<\?xml[^>]{0,100}encoding\s{0,4}=\s{0,4}["']([\w-]{2,40})["']/i.exec(head)?.[1];
  return xml ?? /<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w-]{2,40})/i.exec(head)?.[1] ?? null;
}

function refuseSignatures(bytes: Uint8Array): void {
  if (!opensSignature.has(bytes[0] ?? 0)) return;
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const found = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (found) throw new UnreadableFileError(`内容是${found[1]}，不是文本`);
}

/** One letter in so many may be lost; beyond that it is no text of this encoding. */
const MOST_LOST = 12;
/** Bytes looked at to choose an encoding, from the first that is no ASCII. */
const LOOKED_AT = 32_768;
/** What a declaration is worth against the look of the text. */
const DECLARED = 0.05;
/** Text that looks less like Chinese than this says nothing about its encoding. */
const CHINESE = 0.1;

function markOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

function encodingOf(bytes: Uint8Array, declared: string | null): string | null {
  if (isValid(bytes, 'utf-8') && !bytes.subarray(0, LOOKED_AT).includes(0)) return 'utf-8';
  const labels = [...new Set(['utf-8', ...(declared ? [declared.toLowerCase()] : []), 'gb18030', 'big5'])];
  const looks = [...labels, 'utf-16le', 'utf-16be'].map((label) => {
    const bonus = label === declared?.toLowerCase() ? DECLARED : 0;
    return { label, look: lookOf(bytes, label) + bonus };
  });
  const best = looks.reduce((a, b) => (b.look > a.look ? b : a));
  if (best.look >= CHINESE) return best.label;
  return labels.find((label) => isValid(bytes, label)) ?? null;
}

function lookOf(bytes: Uint8Array, label: string): number {
  const high = bytes.findIndex((byte) => byte >= 0x80);
  const start = high < 0 || label.startsWith('utf-16') ? Math.max(0, high) & ~1 : high;
  try {
    const sample = bytes.subarray(start, start + LOOKED_AT);
    return chineseLikelihood(new TextDecoder(label).decode(sample, { stream: true }));
  } catch {
    return Number.NEGATIVE_INFINITY; // no such encoding
  }
}

function isValid(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodeWith(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const lost = text.includes('\uFFFD') && !isValid(bytes, encoding) ? text.split('\uFFFD').length - 1 : 0;
  return { text, encoding, lost };
}

function fail(): never {
  throw new UnreadableFileError('编码无法识别（不是 UTF-8、UTF-16 或 GB18030 文本）');
}

const SAMPLE = 200_000;

/** Control characters (line ends, tabs and form feeds aside) hardly ever stand in text; private-use ones rarely. */
function refuseBinary(text: string): void {
  const length = Math.min(text.length, SAMPLE);
  let [controls, privates] = [0, 0];
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 ? unit < 9 || (unit > 13 && unit !== 0x1b) : unit === 0x7f) controls++;
    else if (unit >= 0xe000 && unit < 0xf900) privates++;
  }
  if (controls > 2 && controls * 500 > length)
    throw new UnreadableFileError('含大量控制字符，像是改了扩展名的二进制文件');
  if (privates * 10 > length) throw new UnreadableFileError('含大量自定义字符，无法辨认');
}
