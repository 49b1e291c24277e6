import type { Period, Read } from './time-expression.ts';
import { matchAt, SMALL, smallNumber } from './time-scan.ts';

const MARK = /(?:农历|阴历|旧历|夏历) ?/y;
const NAMED: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };
const MONTH = new RegExp(`(闰?)(正|冬|腊|${SMALL}) ?月`, 'y');
/** A date as the lunar calendar writes it: 初八, 十五, 廿二, 三十; no 日. */
const DATE =
  /(初(?:[一二三四五六七八九十]|\d{1,2})|二十[一二三四五六七八九]?|十[一二三四五六七八九]|廿[一二三四五六七八九]?|三十)(?![一二三四五六七八九十百千万\d日号个多几余年月周天岁])/y;
/** Behind 农历 or a named month any way of writing it does: 8月23号. */
const PLAIN_DATE = new RegExp(`(${SMALL})(?: ?[日号]|(?![\\d一二三四五六七八九十百个年月]))`, 'y');
/** 三月三, 九月九: festivals of the double date. */
const DOUBLE = /([二三五六七九])月\1(?![一二三四五六七八九十日号个月])/y;
/** 大年初一 to 大年初十五. */
const NEW_YEAR_DATE = /大年(初(?:[一二三四五六七八九十]|十[一二三四五]))/y;
const LONE_NAMED = /月(?:里|间)?(?![球亮])/y;

/** A date or month of the lunar calendar. `afterYear`: a year stands before it, so that 正月 or 腊月 alone is clear. */
export function readLunar(text: string, at: number, afterYear: boolean): Read<Period> | null {
  const mark = matchAt(MARK, text, at);
  const start = mark ? at + mark[0].length : at;
  return readNewYearDate(text, start) ?? readDouble(text, start) ?? readMonth(text, start, mark !== null, afterYear);
}

/** 农历 and its like before a year: where the year begins; null when there is none. */
export function skipLunarMark(text: string, at: number): number | null {
  const mark = matchAt(MARK, text, at);
  return mark && at + mark[0].length;
}

/** What follows a year that is known to be a lunar one (农历二〇二一年六月, 壬寅年八月初十). */
export function readLunarOfYear(text: string, at: number): Read<Period> | null {
  return readMonth(text, at, true, true);
}

function readNewYearDate(text: string, at: number): Read<Period> | null {
  const match = matchAt(NEW_YEAR_DATE, text, at);
  const date = lunarDate(match?.[1]);
  return match && date !== null ? lunar(1, false, date, at + match[0].length) : null;
}

function readDouble(text: string, at: number): Read<Period> | null {
  const match = matchAt(DOUBLE, text, at);
  const month = smallNumber(match?.[1], 1, 12);
  return match && month !== null ? lunar(month, false, month, at + match[0].length) : null;
}

function readMonth(text: string, at: number, marked: boolean, afterYear: boolean): Read<Period> | null {
  const match = matchAt(MONTH, text, at);
  const word = match?.[2] ?? '';
  const month = NAMED[word] ?? smallNumber(word, 1, 12);
  if (match === null || month === null) return null;
  const [leap, named] = [match[1] === '闰', NAMED[word] !== undefined];
  const end = at + match[0].length;
  const sure = marked || leap || named;
  const written = matchAt(DATE, text, end) ?? (sure ? matchAt(PLAIN_DATE, text, end) : null);
  const date = lunarDate(written?.[1]);
  if (written && date !== null && (sure || traditional(word, written[0]))) {
    return lunar(month, leap, date, end + written[0].length);
  }
  const alone = marked || leap || (named && (afterYear || matchAt(LONE_NAMED, text, end - 1) !== null));
  return alone ? lunar(month, leap, null, end) : null;
}

/** Only 初 and 廿 tell a lunar date behind an Arabic month; 「8月十五」 may be anything. */
function traditional(month: string, date: string): boolean {
  return !/\d/.test(month) || /[初廿]/.test(date);
}

function lunarDate(text: string | undefined): number | null {
  return smallNumber(text?.replace('初', ''), 1, 30);
}

function lunar(month: number, leap: boolean, date: number | null, end: number): Read<Period> {
  return { value: { kind: 'lunar', month, leap, date }, end };
}
