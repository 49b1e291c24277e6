import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });

/** Folded unit by UTF-16 unit, filled when first met; 0 = not yet known. */
const folded = new Uint16Array(0x10000);

/** The last two texts of some length: an article and a part of it are folded by one reader after the other. */
let last: Folded | null = null;
let before: Folded | null = null;
interface Folded {
  readonly text: string;
  readonly folded: string;
}
const LONG = 200;

/**
 * The same text, of the same length, in one width and one script: full-width forms → ASCII, ideographic and no-break
 * spaces → space, compatibility ideographs → their plain form, traditional → simplified (OpenCC, character by
 * character). Rules are written for the folded text and their offsets hold for the original.
 */
export function fold(text: string): string {
  if (last?.text === text) return last.folded;
  if (before?.text === text) {
    [last, before] = [before, last];
    return last.folded;
  }
  const form = foldUnits(text);
  if (text.length >= LONG) [last, before] = [{ text, folded: form }, last];
  return form;
}

/** Units of one turn, and the same memory as bytes: decoding them is the fastest way to a string. */
const units = new Uint16Array(8192);
const bytes = Buffer.from(units.buffer);

function foldUnits(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += units.length) {
    const size = Math.min(units.length, text.length - at);
    for (let i = 0; i < size; i++) units[i] = foldUnit(text.charCodeAt(at + i));
    out += bytes.toString('utf16le', 0, size * 2);
  }
  return out;
}

/** What is searched and compared: folded, lower case, without white space. Not the length of the original. */
export function searchForm(text: string): string {
  return fold(text).normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

function foldUnit(unit: number): number {
  const known = folded[unit];
  if (known) return known;
  const value = foldUnknown(unit);
  folded[unit] = value;
  return value;
}

/** Old printed forms that OpenCC leaves alone. */
const VARIANTS: ReadonlyMap<number, string> = new Map(
  Object.entries({ 囯: '国', 圀: '国', 戸: '户' }).map(([form, plain]) => [form.charCodeAt(0), plain]),
);

function foldUnknown(unit: number): number {
  if (unit < 0xa0 || (unit >= 0xd800 && unit <= 0xdfff)) return unit;
  if (unit === 0xa0 || unit === 0x3000) return 0x20;
  if (unit === 0x2215) return 0x2f; // the wide slash of Big5 as decoders give it
  if (unit < 0x2e80) return unit;
  const char = VARIANTS.get(unit) ?? String.fromCharCode(unit);
  const plain = single(char.normalize('NFKC'), char);
  return single(toSimplified(plain), plain).charCodeAt(0);
}

function single(value: string, otherwise: string): string {
  return value.length === 1 ? value : otherwise;
}
