/** Values of the hanzi digits, formal ones included (壹贰叁). */
export const HANZI_DIGITS: ReadonlyMap<string, number> = new Map([
  ...[...'零〇○'].map((char): [string, number] => [char, 0]),
  ...[...'一二三四五六七八九'].map((char, i): [string, number] => [char, i + 1]),
  ...[...'壹贰叁肆伍陆柒捌玖'].map((char, i): [string, number] => [char, i + 1]),
  ['两', 2],
]);

const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);

/** Units that close a group of four digits. */
export const LARGE_UNITS: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);

const ARABIC = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/y;

interface Sum {
  /** Groups closed by 万 or 亿. */
  total: number;
  /** The group being read. */
  group: number;
  /** A digit or Arabic number that waits for its unit. */
  waiting: number | null;
  /** Whether what waits was written in hanzi. */
  hanzi: boolean;
  /** The last unit, and the one before it in this group: they must fall. */
  unit: number;
  zero: boolean;
}

/** A number written with units (三百零五, 2万5千, 一百五 = 150), or a plain Arabic one; null for anything else. */
export function withUnits(text: string): number | null {
  const sum: Sum = { total: 0, group: 0, waiting: null, hanzi: true, unit: 0, zero: false };
  for (let at = 0; at < text.length; ) {
    const width = readArabic(sum, text, at) || readHanzi(sum, text.charAt(at));
    if (width === 0) return null;
    at += width;
  }
  return close(sum);
}

function readArabic(sum: Sum, text: string, at: number): number {
  ARABIC.lastIndex = at;
  const match = ARABIC.exec(text);
  if (match === null || sum.waiting !== null) return 0;
  sum.waiting = Number(match[0].replaceAll(',', ''));
  sum.hanzi = false;
  return match[0].length;
}

/** Takes one hanzi in; 0 when it cannot stand there. */
function readHanzi(sum: Sum, char: string): 0 | 1 {
  const digit = HANZI_DIGITS.get(char);
  if (digit !== undefined) return readDigit(sum, digit);
  if (char === '廿' || char === '卅') return readTens(sum, char === '廿' ? 20 : 30);
  const unit = UNITS.get(char);
  if (unit !== undefined) return readUnit(sum, unit);
  const large = LARGE_UNITS.get(char);
  return large === undefined ? 0 : readLarge(sum, large);
}

function readDigit(sum: Sum, digit: number): 0 | 1 {
  if (sum.waiting !== null) return 0;
  if (digit === 0) sum.zero = true;
  else {
    sum.waiting = digit;
    sum.hanzi = true;
  }
  return 1;
}

function readTens(sum: Sum, tens: number): 0 | 1 {
  if (sum.waiting !== null || sum.group !== 0) return 0;
  sum.group = tens;
  sum.unit = 10;
  return 1;
}

function readUnit(sum: Sum, unit: number): 0 | 1 {
  const lower = sum.group === 0 || unit < sum.unit;
  const count = sum.waiting ?? (unit === 10 ? 1 : null);
  if (!lower || count === null) return 0;
  sum.group = exact(sum.group + count * unit);
  sum.waiting = null;
  sum.unit = unit;
  sum.zero = false;
  return 1;
}

function readLarge(sum: Sum, large: number): 0 | 1 {
  const group = sum.group + (sum.waiting ?? 0);
  if (large === 1e8) {
    if (group + sum.total === 0) return 0;
    sum.total = exact((sum.total + group) * large);
  } else {
    if (group === 0) return 0;
    sum.total = exact(sum.total + group * large);
  }
  Object.assign(sum, { group: 0, waiting: null, unit: large, zero: false });
  return 1;
}

/** What waits at the end is ones, or the next lower unit where none was said: 两万三 = 23000, 一百五 = 150. */
function close(sum: Sum): number | null {
  const { waiting, unit } = sum;
  const spoken = waiting !== null && sum.hanzi && unit >= 100 && !sum.zero;
  const ones = waiting === null ? 0 : spoken ? (waiting * unit) / 10 : waiting;
  const value = exact(sum.total + sum.group + ones);
  return value === 0 && !sum.zero && waiting === null ? null : value;
}

/** Takes the binary noise off a product of decimals: 1.1 × 10000 = 11000. */
export function exact(value: number): number {
  return Number(value.toPrecision(15));
}
