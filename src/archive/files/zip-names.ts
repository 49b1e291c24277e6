import { getFileNameLowLevel } from 'yauzl';

/** The name of a ZIP entry as it is stored, with what says how to decode it. */
interface RawName {
  readonly fileNameRaw: Buffer;
  readonly generalPurposeBitFlag: number;
  readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
}

/** Bit 11: the name is UTF-8 (APPNOTE.TXT 4.4.4). */
const UTF8_FLAG = 0x800;
/** Info-ZIP's Unicode path (APPNOTE.TXT 4.6.9). */
const UNICODE_PATH = 0x7075;

/**
 * The names of a ZIP file's entries with `/` between folders. Names that do not say their encoding are taken for UTF-8
 * when all of them are valid, else for GB18030 (Windows in Chinese), else as yauzl reads them (CP437).
 */
export function zipNames(raw: readonly RawName[]): string[] {
  const plain = raw.filter((name) => !saysUtf8(name)).map((name) => name.fileNameRaw);
  const decoder = ['utf-8', 'gb18030']
    .map(strictDecoder)
    .find((decode) => plain.every((name) => decode(name) !== null));
  return raw.map((name) => {
    const own = saysUtf8(name) ? null : decoder?.(name.fileNameRaw);
    const text = own ?? getFileNameLowLevel(name.generalPurposeBitFlag, name.fileNameRaw, [...name.extraFields], false);
    return text.replaceAll('\\', '/');
  });
}

function saysUtf8(name: RawName): boolean {
  return (name.generalPurposeBitFlag & UTF8_FLAG) !== 0 || name.extraFields.some(({ id }) => id === UNICODE_PATH);
}

function strictDecoder(label: string): (bytes: Buffer) => string | null {
  const decoder = new TextDecoder(label, { fatal: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return null;
    }
  };
}

const LONGEST_NAME = 1000;

/** Whether a name leads out of its folder or cannot be shown: absolute, with a drive letter, `..`, control characters. */
export function isUnsafeName(name: string): boolean {
  if (name.length > LONGEST_NAME || /^(?:\/|[A-Za-z]:)/.test(name) || /[\u0000-\u001f\u007f]/.test(name)) return true;
  return name.split('/').some((part) => part === '..' || part === '.' || part === '');
}

/** A name that can stand in a report whatever it was. */
export function harmlessName(name: string): string {
  const shown = name.replace(/[\u0000-\u001f\u007f]/g, '?').replace(/^\/+|\/+$/g, '');
  return shown.replace(/\.\./g, '__').slice(0, 200);
}
