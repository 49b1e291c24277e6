import { fold } from './fold.ts';
import { exact, HANZI_DIGITS, LARGE_UNITS, withUnits } from './numbers-units.ts';

/** Longer strings are no numbers that anybody prints. */
const LONGEST = 40;

/** 1,500 in half width, １，５００ in full width: a full-width comma between half-width digits parts a list. */
const GROUPED = /(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])|[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])/g;

const NUMERAL = '(?:\\d+(?:\\.\\d+)?|[零〇○一二两三四五六七八九十百千万亿廿卅])';
const NUMERALS = new RegExp(
  `${NUMERAL}{1,30}(?:点[零〇○一二三四五六七八九]{1,10}(?![零〇○一二三四五六七八九]*[十百千分刻\\d])[万亿]{0,2})?`,
  'g',
);
const PARTS = new RegExp(
  `([百千万])分之(${NUMERAL}{1,30}(?:点[零〇○一二三四五六七八九]{1,10})?)(?!\\d|\\.\\d|分之|[%‰‱])`,
  'g',
);
/** Where one number may end in the beginning of the next (百分之百分之三), which is read in the next pass. */
const CHAINED = /分之|点/;
const MOST_PASSES = 3;
const SIGNS: Readonly<Record<string, string>> = { 百: '%', 千: '‰', 万: '‱' };

/**
 * The number that the whole text is: 二十三, 一百零五, 廿八, 两千, 1.3万, 2万5千, 二〇二二 (digit by digit), 两万三
 * (= 23000), 三点五亿, 1,500. Null for anything else, for approximations (七八, 三五百) and for a bare 百 or 万.
 */
export function chineseNumber(text: string): number | null {
  const plain = fold(text).trim();
  if (plain === '' || plain.length > LONGEST) return null;
  const decimal = /^([^点]+)点([零〇○一二三四五六七八九]+)([万亿]*)$/.exec(plain);
  if (decimal) return withDecimals(decimal[1] ?? '', decimal[2] ?? '', decimal[3] ?? '');
  return digitByDigit(plain) ?? withUnits(plain);
}

/** 三点五亿: a whole part, digits behind the point, and what it all counts. */
function withDecimals(whole: string, digits: string, units: string): number | null {
  const head = chineseNumber(whole);
  if (head === null || /[万亿]/.test(whole)) return null;
  const decimals = [...digits].map((char) => HANZI_DIGITS.get(char)).join('');
  return [...units].reduce((value, unit) => exact(value * (LARGE_UNITS.get(unit) ?? 1)), Number(`${head}.${decimals}`));
}

/** 二〇二二 → 2022; null for a single pair that counts on (七八, 三五), which means "seven or eight". */
function digitByDigit(text: string): number | null {
  const digits = [...text].map((char) => HANZI_DIGITS.get(char));
  if (digits.includes(undefined) || /.[两]/.test(text)) return null;
  const [first, second] = digits;
  if (digits.length === 2 && first && second && (second - first === 1 || text === '三五')) return null;
  return digits.length > 1 && text.startsWith('两') ? null : Number(digits.join(''));
}

/**
 * The text with its numbers in one form, to see whether a number of one text stands in another: Chinese and full-width
 * numerals and thousands separators become plain Arabic ones (1.3万 → 13000, 一百零五 → 105), 百分之三十五 and ３５ ％
 * become 35%, gaps between a number and its word go. What cannot be read as one number (七八个, 万一) stays.
 */
export function normaliseQuantity(text: string): string {
  let form = normaliseOnce(text);
  if (!CHAINED.test(text)) return form;
  for (let pass = 0; pass < MOST_PASSES; pass++) form = normaliseOnce(form);
  return form;
}

function normaliseOnce(text: string): string {
  const plain = closeGaps(fold(text.replace(GROUPED, (number) => number.replace(/[,，]/g, ''))));
  const parts = plain.replace(PARTS, (whole, base: string, number: string) => {
    const value = number === '百' ? '100' : plainNumber(number);
    return value === null ? whole : value + (SIGNS[base] ?? '');
  });
  return closeGaps(parts.replace(NUMERALS, (number) => plainNumber(number) ?? number));
}

/** Takes out the white space that typesetting puts between a number and its sign or word. */
function closeGaps(text: string): string {
  return text.replace(/[ \t]+/g, (gap, at: number) => {
    const before = text[at - 1] ?? '';
    const after = text[at + gap.length] ?? '';
    const closes = /\d/.test(before)
      ? /[%‰‱一-龥]/.test(after)
      : /[%‰‱]/.test(before)
        ? /[一-龥]/.test(after)
        : /\d/.test(after) && /[一-龥]/.test(before);
    return closes ? '' : gap;
  });
}

/** Decimal digits of a number, without exponent or trailing zeros; null when it is none. */
function plainNumber(text: string): string | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  const value = chineseNumber(text);
  if (value === null || !Number.isFinite(value) || value >= 1e21) return null;
  return String(value);
}
