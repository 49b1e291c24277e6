import { type Day, makeDay } from '../../domain/day.ts';
import { cycleIndex } from '../../text/lunar.ts';
import { hanNumber } from './printed-dates.ts';

/** A lunar month and day as a masthead prints them. */
export interface PrintedLunar {
  /** 1–12 */
  readonly month: number;
  readonly leap: boolean;
  /** 1–30 */
  readonly date: number;
}

/** What the lines of one masthead say of its day. */
export interface MastheadDate {
  /** `XXXX-09-06` when the year is not printed or not legible; null when no day is. */
  readonly day: Day | null;
  /** The year with `.` for what is not legible: `20.2`; null when it is printed whole or not at all. */
  readonly yearMask: string | null;
  /** True when letters were taken for others: 2O22年9目6日. */
  readonly mended: boolean;
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekday: number | null;
  readonly lunar: PrintedLunar | null;
  /** Place of 壬寅 in the cycle of sixty. */
  readonly cycle: number | null;
}

const G = '\\s{0,3}';
const HAN_DIGIT = '[一二三四五六七八九〇零○]';
const HAN_SMALL = '[一二三四五六七八九十廿卅元]';
const TWO = `\\d(?:${G}\\d)?`;
const NOT_FOUNDED = `(?!${G}(?:创刊|复刊|试刊|起|正式))`;
const NOT_SINCE = '(?<!创刊于\\s{0,3}|始于\\s{0,3}|创办于\\s{0,3}|复刊于\\s{0,3})(?<![\\d.])';

/** Groups: year, month, date. Letters may stand apart: 「2 0 2 2 年 9 月 6 日」. */
const ARABIC = new RegExp(
  `${NOT_SINCE}((?:1${G}9|2${G}0)${G}\\d${G}\\d)${G}年${G}(${TWO}|元)${G}月${G}(${TWO})${G}[日号]${NOT_FOUNDED}`,
);
const SEPARATED = new RegExp(
  `${NOT_SINCE}((?:19|20)\\d{2})\\s?[-./]\\s?(\\d{1,2})\\s?[-./]\\s?(\\d{1,2})(?!\\d)${NOT_FOUNDED}`,
);
const HAN = new RegExp(
  `${NOT_SINCE}(${HAN_DIGIT}(?:${G}${HAN_DIGIT}){3})${G}年${G}(${HAN_SMALL}(?:${G}${HAN_SMALL})?)${G}月${G}(${HAN_SMALL}(?:${G}${HAN_SMALL}){0,2})${G}[日号]${NOT_FOUNDED}`,
);
/** Years of the Republic of China, counted from 1912. */
const REPUBLIC = new RegExp(
  `(?:中华)?民国${G}(\\d{1,3}|[一二三四五六七八九十百〇零○元]{1,4})${G}年${G}(${TWO}|${HAN_SMALL}{1,2})${G}月${G}(${TWO}|${HAN_SMALL}{1,3})${G}[日号]`,
);
/** A year that is not legible throughout, in front of month and day. */
const MASKED = new RegExp(`(?<![\\d.])([\\d□■▇?*_口]{4})${G}年${G}(${TWO})${G}月${G}(${TWO})${G}[日号]${NOT_FOUNDED}`);
const MONTH_DAY = new RegExp(
  `(?<![\\d年]\\s{0,3})(${TWO}|${HAN_SMALL}{1,2})${G}月${G}(${TWO}|${HAN_SMALL}{1,3})${G}[日号]${NOT_FOUNDED}`,
);
const WEEKDAY = new RegExp(`(?:星${G}期|礼${G}拜|(?<![\\u4e00-\\u9fff])周)${G}([一二三四五六日天])`);

const CYCLE = '([甲乙丙丁戊己庚辛壬癸])\\s{0,2}([子丑寅卯辰巳午未申酉戌亥])';
const LUNAR_MONTH =
  '(闰)?\\s{0,2}(正|十\\s{0,2}[一二]|[一二三四五六七八九十]|冬|腊)\\s{0,2}月\\s{0,2}(?:小|大)?\\s{0,2}';
const LUNAR_DATE =
  '(初\\s{0,2}[一二三四五六七八九十]|[一二三]?\\s{0,2}十\\s{0,2}[一二三四五六七八九]?|廿\\s{0,2}[一二三四五六七八九]?|卅)';
const NAMED_LUNAR = new RegExp(
  `(?:[农阴夏旧]\\s{0,2}历|${CYCLE}\\s{0,2}年)[^\\d]{0,8}?${LUNAR_MONTH}(${LUNAR_DATE.slice(1, -1)}|[一二三四五六七八九])`,
);
const BARE_LUNAR = new RegExp(`(?<![\\d年])${LUNAR_MONTH}${LUNAR_DATE}(?!\\s{0,2}[日号])`);
const CYCLE_YEAR = new RegExp(`${CYCLE}\\s{0,2}年`);

/** Reads the lines of one masthead, all folded: day, weekday, lunar date, in any order and on any of the lines. */
export function readMastheadDate(lines: readonly string[]): MastheadDate {
  const text = lines.map((line) => mendSure(line.slice(0, 200))).join('\n');
  const strict = dayIn(text);
  const mended = strict?.full ? null : dayIn(mendLikely(text));
  const found = mended?.full ? mended : (strict ?? mended);
  const rest = found ? text.replace(found.text, '|') : text;
  const weekday = WEEKDAY.exec(text)?.[1];
  const cycle = CYCLE_YEAR.exec(text);
  return {
    day: found?.day ?? null,
    yearMask: found?.mask ?? null,
    mended: found !== null && found === mended,
    weekday: weekday === undefined ? null : '日一二三四五六'.indexOf(weekday.replace('天', '日')),
    lunar: lunarIn(rest),
    cycle: cycle ? cycleIndex(`${cycle[1]}${cycle[2]}`) : null,
  };
}

/**
 * A folded line without its day, weekday and lunar date, gaps and slips of OCR understood; a month and day without year
 * only go with a weekday or lunar date beside them. Tells mastheads from other lines by what is left.
 */
export function withoutDates(plain: string): string {
  if (plain.length > 200) return plain;
  const text = mendSure(plain);
  const likely = mendLikely(text);
  const strict = dayIn(text);
  const lenient = strict?.full ? null : dayIn(likely);
  const [whole, found] = lenient?.full ? [likely, lenient] : [text, strict];
  const left = [WEEKDAY, NAMED_LUNAR, BARE_LUNAR, CYCLE_YEAR].reduce(
    (rest, pattern) => rest.replace(pattern, '|'),
    found ? whole.replace(found.text, '|') : text,
  );
  const alone = found !== null && !found.full && found.mask === null && left === whole.replace(found.text, '|');
  return alone ? plain : left;
}

interface FoundDay {
  readonly text: string;
  readonly day: Day;
  readonly mask: string | null;
  /** True when the year is known. */
  readonly full: boolean;
}

function dayIn(text: string): FoundDay | null {
  for (const [pattern, base] of [
    [REPUBLIC, 1911],
    [ARABIC, 0],
    [HAN, 0],
    [SEPARATED, 0],
  ] as const) {
    const match = pattern.exec(text);
    const day = match && makeDay(base + yearOf(match[1] ?? ''), numberOf(match[2] ?? ''), numberOf(match[3] ?? ''));
    if (match && day) return { text: match[0], day, mask: null, full: true };
  }
  const masked = MASKED.exec(text);
  const known = masked && makeDay(null, numberOf(masked[2] ?? ''), numberOf(masked[3] ?? ''));
  if (masked && known) return { text: masked[0], day: known, mask: (masked[1] ?? '').replace(/\D/g, '.'), full: false };
  const short = MONTH_DAY.exec(text);
  const day = short && makeDay(null, numberOf(short[1] ?? ''), numberOf(short[2] ?? ''));
  return short && day ? { text: short[0], day, mask: null, full: false } : null;
}

const LUNAR_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

function lunarIn(text: string): PrintedLunar | null {
  const named = NAMED_LUNAR.exec(text);
  const [leap, month, date] = named ? named.slice(3) : (BARE_LUNAR.exec(text)?.slice(1) ?? []);
  if (!month || !date) return null;
  const day = numberOf(date.replace('初', ''));
  return day >= 1 && day <= 30
    ? { month: LUNAR_MONTHS[month] ?? numberOf(month), leap: leap !== undefined, date: day }
    : null;
}

function yearOf(text: string): number {
  const digits = text.replace(/\s+/g, '');
  if (/[十百元]/.test(digits) || /^\d+$/.test(digits)) return numberOf(digits);
  return Number([...digits].map((char) => (/[〇○零]/.test(char) ? '0' : String(hanNumber(char)))).join(''));
}

function numberOf(text: string): number {
  const digits = text.replace(/\s+/g, '');
  if (/^\d/.test(digits)) return Number(digits);
  return hanNumber(digits.replace('廿', '二十').replace('卅', '三十'));
}

/** Slips that leave no doubt: 9月6曰, 星期ニ. Keeps the length. */
function mendSure(text: string): string {
  return text
    .replace(/(?<=[\d一二三四五六七八九十]\s{0,2})曰/g, '日')
    .replace(/(?<=期\s{0,3})[ニﾆ]/g, '二')
    .replace(/(?<=期\s{0,3})曰/g, '日');
}

/** Letters that OCR takes for digits of a date, and for 年 and 月. Keeps the length. */
function mendLikely(text: string): string {
  return text
    .replace(/[OoQDU〇○](?=\s{0,2}[\dOoQlI|年月日])/g, (char, at: number) =>
      /[\d年月OoQ]\s{0,2}$/.test(text.slice(Math.max(0, at - 3), at)) ? '0' : char,
    )
    .replace(/(?<=[\d年月]\s{0,2})[OoQ〇○](?=\s{0,2}[年月日])/g, '0')
    .replace(/[lI|丨!](?=\s{0,2}[\d年月日])/g, '1')
    .replace(/(?<=\d\s{0,2})[lI丨!](?=\s{0,2}[\d年月日])/g, '1')
    .replace(/(?<=[\d年月]\s{0,2})[Zz](?=\s{0,2}[\d年月日])/g, '2')
    .replace(/(?<=\d\s{0,2})[午牛车](?=\s{0,2}\d)/g, '年')
    .replace(/(?<=\d\s{0,2})[目冃用](?=\s{0,2}\d)/g, '月')
    .replace(/(?<=月\s{0,2}\d{1,2}\s{0,2})[口囗目](?!\d)/g, '日');
}
