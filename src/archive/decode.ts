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

/**
 * Bytes of a text file as a string: UTF-8 or UTF-16 by byte-order mark, UTF-8 when it is valid, the declared encoding
 * (a WHATWG label, from HTML), else GB18030. A byte-order mark is dropped. Throws UnreadableFileError for anything that
 * is not text.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  refuseSignatures(bytes);
  const text = decodeMarked(bytes) ?? decodePlain(bytes, declared);
  refuseBinary(text);
  return text;
}

/** The encoding that the first kilobytes of an HTML file declare; null when there is none. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w-]{2,40})/i.exec(head)?.[1] ?? null;
}

function refuseSignatures(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const found = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (found) throw new UnreadableFileError(`内容是${found[1]}，不是文本`);
}

function decodeMarked(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeAs(bytes, 'utf-8') ?? fail();
  if (a === 0xff && b === 0xfe) return decodeAs(bytes, 'utf-16le') ?? fail();
  if (a === 0xfe && b === 0xff) return decodeAs(bytes, 'utf-16be') ?? fail();
  return null;
}

function decodePlain(bytes: Uint8Array, declared: string | null): string {
  const labels = ['utf-8', ...(declared ? [declared] : []), 'gb18030'];
  for (const label of labels) {
    const text = decodeAs(bytes, label);
    if (text !== null) return text;
  }
  return fail();
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function fail(): never {
  throw new UnreadableFileError('编码无法识别（不是 UTF-8、UTF-16 或 GB18030 文本）');
}

const SAMPLE = 200_000;

/** Control characters (line ends, tabs and form feeds aside) hardly ever stand in text; private-use ones rarely. */
function refuseBinary(text: string): void {
  const sample = text.slice(0, SAMPLE);
  let [controls, privates] = [0, 0];
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i);
    if (unit < 0x20 ? unit < 9 || (unit > 13 && unit !== 0x1b) : unit === 0x7f) controls++;
    else if (unit >= 0xe000 && unit < 0xf900) privates++;
  }
  if (controls > 2 && controls * 500 > sample.length)
    throw new UnreadableFileError('含大量控制字符，像是改了扩展名的二进制文件');
  if (privates * 10 > sample.length) throw new UnreadableFileError('含大量自定义字符，无法辨认');
}
