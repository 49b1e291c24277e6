import { cycleIndex } from './lunar.ts';
import { chineseNumber } from './numbers.ts';
import type { Moment, Read, YearRef } from './time-expression.ts';
import { readFestival, seasonOf } from './time-festival.ts';
import { readLunarOfYear, skipLunarMark } from './time-lunar.ts';
import { readPeriodOfYear } from './time-period.ts';
import { readReignYear } from './time-reign.ts';
import { JOIN, matchAt, readWord, startsNumber } from './time-scan.ts';
import { YEAR_WORDS } from './time-words.ts';

const PRINTED = /(\d{4}|[一二][〇零○O0一二三四五六七八九]{3}) ?年(度(?!假))?/y;
const SHORT = /(\d{2}|[〇零○一二三四五六七八九]{2}) ?年/y;
/** 1985到89年9月: the first year has no 年. */
const OPEN = new RegExp(`(\\d{4})(?=${JOIN}(?:\\d{4}|\\d{2}) ?年)`, 'y');
/** 2024春节: a festival makes the year of a bare number. */
const BEFORE_FESTIVAL = /(\d{4})(?=元旦|春节|元宵|清明节|[“"]?五一|端午|中秋|国庆|除夕)/y;
/** 行动计划(2021—2023) */
const BRACKETED = /(\d{4})[-—–~]{1,2}(\d{4})年?(?=\))/y;
const CYCLE = /([甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年/y;
const SEASONED = /(?:(今)|(?<![^\s,。;:、(“自从至到在于比与和较像是])([去明]))([春夏秋冬])(?![联节]|至节)[季天日]?/y;
const THESE_YEARS = /(今明|去今)(?:两|2)年/y;

/** A year with what is told of it: 2022年9月5日, 去年底, 98年4月, 今冬, 农历壬寅年八月初十. */
export function readYearMoment(text: string, at: number): Read<Moment> | null {
  return (
    readLunarYear(text, at) ??
    readSeasoned(text, at) ??
    readTheseYears(text, at) ??
    readBracketed(text, at) ??
    readDatedYear(text, at)
  );
}

interface YearRead extends Read<YearRef> {
  /** Whether the year may stand alone; 24年 may be a length of time. */
  readonly alone: boolean;
}

function readDatedYear(text: string, at: number): Read<Moment> | null {
  const year = readYear(text, at);
  if (year === null) return null;
  const gap = /[ 的]/.test(text.charAt(year.end)) ? 1 : 0;
  const period = readPeriodOfYear(text, year.end) ?? (gap ? readPeriodOfYear(text, year.end + gap) : null);
  if (period) return { value: { kind: 'in-year', year: year.value, period: period.value }, end: period.end };
  if (!year.alone) return null;
  return {
    value: { kind: 'in-year', year: year.value, period: { kind: 'months', first: 1, last: 12 } },
    end: year.end,
  };
}

function readYear(text: string, at: number): YearRead | null {
  return readPrinted(text, at) ?? readShort(text, at) ?? readReign(text, at) ?? readYearWord(text, at);
}

function readReign(text: string, at: number): YearRead | null {
  const reign = readReignYear(text, at);
  return reign && { value: { kind: 'printed', year: reign.value.year }, end: reign.end, alone: true };
}

function readPrinted(text: string, at: number): YearRead | null {
  const match = matchAt(PRINTED, text, at) ?? matchAt(OPEN, text, at) ?? matchAt(BEFORE_FESTIVAL, text, at);
  const digits = match?.[1];
  if (match === null || digits === undefined || !startsYear(text, at)) return null;
  const year = /^\d+$/.test(digits) ? Number(digits) : chineseNumber(digits.replace(/[O0]/g, '〇'));
  if (year === null || year < 1000 || year > 2100) return null;
  return { value: { kind: 'printed', year }, end: at + match[0].length, alone: true };
}

/** 98年, 零七年. Alone only where no length can be meant: 03年, 九七年 (digit by digit, and not 三五年 or 七八年). */
function readShort(text: string, at: number): YearRead | null {
  const match = matchAt(SHORT, text, at);
  const digits = match?.[1];
  if (match === null || digits === undefined || !startsNumber(text, at)) return null;
  const arabic = /^\d/.test(digits);
  const value = arabic ? Number(digits) : shortHanzi(digits);
  if (value === null) return null;
  const alone = arabic ? digits.startsWith('0') : chineseNumber(digits) !== null;
  return { value: { kind: 'short', digits: value }, end: at + match[0].length, alone };
}

function shortHanzi(digits: string): number | null {
  const values = [...digits].map((char) => '零一二三四五六七八九'.indexOf(char === '〇' || char === '○' ? '零' : char));
  const [tens, ones] = values;
  return tens === undefined || ones === undefined ? null : tens * 10 + ones;
}

function readYearWord(text: string, at: number): YearRead | null {
  const word = readWord(YEAR_WORDS, text, at);
  if (word === null) return null;
  const degree = text.startsWith('度', word.end) && !text.startsWith('度假', word.end) ? 1 : 0;
  return { value: word.value, end: word.end + degree, alone: true };
}

/** A four-digit year may stand behind the number of a list: 「1.2022年工作要点」. */
function startsYear(text: string, at: number): boolean {
  return startsNumber(text, at) || /(?:^|\D)\d{1,2}[.,/:]$/.test(text.slice(Math.max(0, at - 4), at));
}

function readLunarYear(text: string, at: number): Read<Moment> | null {
  const marked = skipLunarMark(text, at);
  const start = marked ?? at;
  const cycle = matchAt(CYCLE, text, start);
  const index = cycle?.[1] === undefined ? null : cycleIndex(cycle[1]);
  const year: Read<YearRef> | null =
    cycle && index !== null
      ? { value: { kind: 'cycle', index }, end: start + cycle[0].length }
      : marked === null
        ? readLunarReign(text, start)
        : readYear(text, start);
  const period = year && readLunarOfYear(text, year.end);
  return year && period && { value: { kind: 'in-year', year: year.value, period: period.value }, end: period.end };
}

/** 光绪三十二年八月: the months of a reign are lunar without being called so. */
function readLunarReign(text: string, at: number): Read<YearRef> | null {
  const reign = readReignYear(text, at);
  return reign?.value.lunar ? { value: { kind: 'printed', year: reign.value.year }, end: reign.end } : null;
}

/** 今冬, 去年春天 said short; 「今春节」 is 今 + 春节 and left to others. */
function readSeasoned(text: string, at: number): Read<Moment> | null {
  const match = matchAt(SEASONED, text, at);
  const season = seasonOf(match?.[3]);
  if (match === null || season === null || /[如当现]/.test(text.charAt(at - 1))) return null;
  if (readFestival(text, at + 1)) return null;
  const years = { 去: -1, 明: 1 }[match[2] ?? ''] ?? 0;
  const year: YearRef = { kind: 'offset', anchor: 'reference', years };
  return { value: { kind: 'in-year', year, period: { kind: 'season', season } }, end: at + match[0].length };
}

function readTheseYears(text: string, at: number): Read<Moment> | null {
  const match = matchAt(THESE_YEARS, text, at);
  if (match === null) return null;
  const year: YearRef = { kind: 'offset', anchor: 'reference', years: match[1] === '今明' ? 0 : -1 };
  const period = { kind: 'months', first: 1, last: 24 } as const;
  return { value: { kind: 'in-year', year, period }, end: at + match[0].length };
}

function readBracketed(text: string, at: number): Read<Moment> | null {
  const match = text.charAt(at - 1) === '(' ? matchAt(BRACKETED, text, at) : null;
  const [first, last] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || first < 1900 || last > 2100 || first >= last) return null;
  return { value: { kind: 'fixed', from: `${first}-01-01`, to: `${last}-12-31` }, end: at + match[0].length };
}
