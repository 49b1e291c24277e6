import type { MonthPart, Period, Read } from './time-expression.ts';
import { readFestival, readSeason } from './time-festival.ts';
import { readLunar } from './time-lunar.ts';
import { readBareDay, readMonthPart } from './time-month.ts';
import { JOIN, matchAt, SMALL, smallNumber } from './time-scan.ts';

const MONTH = new RegExp(`(${SMALL}|元) ?月份?`, 'y');
/** 1—8月, 7、8月: the first has no unit. */
const MONTHS = new RegExp(`(${SMALL})(${JOIN}|、|(?<=\\d)一)(${SMALL}) ?月份?`, 'y');
/** 七八月 */
const MONTH_PAIR = /([一二三四五六七八九])([二三四五六七八九])月份?/y;
/** What shows that no month is meant: 月嫂, 月饼; 三月内 and 6月龄 are lengths; 一月一次 is "once a month". */
const NO_MONTH = /[嫂饼亮球牙光台龄余租]|天(?!津)|内(?!蒙)|子(?!公司)|以[上下]|两[次回]|革命/y;
/** Names and sayings that begin with a month. */
const MONTH_NAME = /(?:五月花|5月花|二月河|三月街|六月雪|七月流火|7月流火)(?![了开卉费销钱])/y;
/** 一月一次, 三月一小考: so often. */
const EVERY = /[一二三四五六七八九十]{1,2}月[一两][^日号十至到—-]/y;

const QUARTER = /第?([一二三四1-4])季度|Q([1-4])(?:季度)?(?![A-Za-z\d])/y;
const EDGE = /[初末]/y;
/** 前8个月; the 前 of 「此前8月4日」 is another. */
const FIRST_SOME = new RegExp(`(?<![此之以目日天月先])前(${SMALL}|两)个?(月|季度)(?! ?\\d)`, 'y');
const FIRST_ONE = /首个?月|首个?季度|首季(?!度)/y;
const HALF = /上半年|下半年/y;
const YEAR_EDGE = /年?(?:(初)(?![次中一])|底|末(?!端)|终(?![于])|(伊始))/y;
const YEAR_MIDDLE = /年中(?!国)/y;
const LONE_EDGE = /年(?:(初)|底|末)/y;
const WHOLE = /全年|年内|内(?!蒙|部|容|外)/y;
const LAST_SOME = new RegExp(`(?:最?后)(${SMALL}|两)个?(月|季度)`, 'y');
const NTH_MONTH = new RegExp(`第(${SMALL})个月`, 'y');
const NTH_WEEK = new RegExp(`第(${SMALL})个?(?:周|星期|礼拜)(?![一二三四五六日天])`, 'y');
const NTH_DAY = new RegExp(`第(${SMALL})天`, 'y');

/** What part of a year is told from `at` on, where no year need stand before it: 9月5日, 一季度, 上半年, 春节, 年底. */
export function readPeriod(text: string, at: number): Read<Period> | null {
  return (
    readMonths(text, at) ??
    readQuarter(text, at) ??
    readFirstMonths(text, at) ??
    readHalf(text, at) ??
    readFestival(text, at) ??
    readLunar(text, at, false)
  );
}

/** The same behind a year, where more forms are clear: 第三周, 春天, 后三月, 底. */
export function readPeriodOfYear(text: string, at: number): Read<Period> | null {
  return (
    readMonths(text, at) ??
    readQuarter(text, at) ??
    readFirstMonths(text, at) ??
    readHalf(text, at) ??
    readFestival(text, at, true) ??
    readLunar(text, at, true) ??
    readSeason(text, at) ??
    readYearEdge(text, at) ??
    readCounted(text, at)
  );
}

/** 年初, 年底 with no year before them. */
export function readLoneYearEdge(text: string, at: number): Read<Period> | null {
  const match = matchAt(LONE_EDGE, text, at);
  return match && edgeMonths(match[1] !== undefined, at + match[0].length);
}

function readMonths(text: string, at: number): Read<Period> | null {
  const pair = matchAt(MONTH_PAIR, text, at) ?? matchAt(MONTHS, text, at);
  const [first, last] = [smallNumber(pair?.[1], 1, 12), smallNumber(pair?.[3] ?? pair?.[2], 1, 12)];
  const counted = pair?.[3] === undefined || pair[2] === '、';
  if (pair && first !== null && last !== null && !matchAt(NO_MONTH, text, at + pair[0].length)) {
    if (first < last && (!counted || last === first + 1)) return months(first, last, at + pair[0].length);
    if (first > last && !counted) return months(first, last + 12, at + pair[0].length);
  }
  return readMonth(text, at);
}

function readMonth(text: string, at: number): Read<Period> | null {
  const match = matchAt(MONTH, text, at);
  const month = match?.[1] === '元' ? 1 : smallNumber(match?.[1], 1, 12);
  if (match === null || month === null) return null;
  const end = at + match[0].length;
  const lunar = match[0].endsWith('份') ? null : readLunar(text, at, false);
  const gap = text.charAt(end) === ' ' ? 1 : 0;
  const part = readMonthPart(text, end + gap) ?? lunarOr(lunar, () => readBareDay(text, end + gap));
  if (part) return inMonth(month, part);
  if (lunar) return lunar;
  if (matchAt(MONTH_NAME, text, at)) return null;
  return matchAt(NO_MONTH, text, end) || matchAt(EVERY, text, at) ? null : months(month, month, end);
}

function lunarOr<T>(lunar: Read<Period> | null, otherwise: () => T): T | null {
  return lunar ? null : otherwise();
}

function inMonth(month: number, part: Read<MonthPart>): Read<Period> {
  return { value: { kind: 'in-month', month, part: part.value }, end: part.end };
}

/** 第三季度, Q1, 一季度末 (its last month). */
function readQuarter(text: string, at: number): Read<Period> | null {
  const match = matchAt(QUARTER, text, at);
  const n = smallNumber(match?.[1] ?? match?.[2], 1, 4);
  if (match === null || n === null) return null;
  const end = at + match[0].length;
  const edge = matchAt(EDGE, text, end)?.[0];
  if (edge === '初') return months(3 * n - 2, 3 * n - 2, end + 1);
  if (edge === '末') return months(3 * n, 3 * n, end + 1);
  return months(3 * n - 2, 3 * n, end);
}

/** 前三季度, 前11个月, 首季. */
function readFirstMonths(text: string, at: number): Read<Period> | null {
  const one = matchAt(FIRST_ONE, text, at);
  if (one) return months(1, one[0].includes('季') ? 3 : 1, at + one[0].length);
  const some = matchAt(FIRST_SOME, text, at);
  const last = monthCount(some);
  return some && last !== null ? months(1, last, at + some[0].length) : null;
}

function readHalf(text: string, at: number): Read<Period> | null {
  const match = matchAt(HALF, text, at);
  if (match === null) return null;
  return match[0] === '上半年' ? months(1, 6, at + 3) : months(7, 12, at + 3);
}

/** 年初 is January and February, 年底 November and December, as papers use the words. */
function readYearEdge(text: string, at: number): Read<Period> | null {
  const whole = matchAt(WHOLE, text, at);
  if (whole) return months(1, 12, at + whole[0].length);
  const middle = matchAt(YEAR_MIDDLE, text, at);
  if (middle) return months(6, 7, at + middle[0].length);
  const match = matchAt(YEAR_EDGE, text, at);
  if (match === null) return null;
  const end = at + match[0].length;
  return match[2] ? months(1, 1, end) : edgeMonths(match[1] !== undefined, end);
}

function edgeMonths(start: boolean, end: number): Read<Period> {
  return start ? months(1, 2, end) : months(11, 12, end);
}

/** 后三月, 第8个月, 第37周, 第十天. */
function readCounted(text: string, at: number): Read<Period> | null {
  const last = matchAt(LAST_SOME, text, at);
  const count = monthCount(last);
  if (last && count !== null) return months(13 - count, 12, at + last[0].length);
  const month = matchAt(NTH_MONTH, text, at);
  const n = smallNumber(month?.[1], 1, 12);
  if (month && n !== null) return months(n, n, at + month[0].length);
  const week = matchAt(NTH_WEEK, text, at);
  const nthWeek = smallNumber(week?.[1], 1, 53);
  if (week && nthWeek !== null) return { value: { kind: 'week', n: nthWeek }, end: at + week[0].length };
  const day = matchAt(NTH_DAY, text, at);
  const nthDay = smallNumber(day?.[1], 1, 99);
  return day && nthDay !== null ? { value: { kind: 'nth-day', n: nthDay }, end: at + day[0].length } : null;
}

/** Months that 「前两个季度」 or 「前五个月」 counts. */
function monthCount(match: RegExpExecArray | null): number | null {
  const count = match?.[2] === '季度' ? smallNumber(match[1], 2, 4) : smallNumber(match?.[1], 2, 12);
  return count !== null && match?.[2] === '季度' ? 3 * count : count;
}

function months(first: number, last: number, end: number): Read<Period> {
  return { value: { kind: 'months', first, last }, end };
}
