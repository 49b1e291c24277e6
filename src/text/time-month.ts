import type { MonthPart, Read } from './time-expression.ts';
import { JOIN, matchAt, SMALL, smallNumber } from './time-scan.ts';

const DAY = new RegExp(`(${SMALL}) ?[日号]`, 'y');
/** 12-19日, 5、6日: the first has no unit. */
const DAYS = new RegExp(`(${SMALL})(${JOIN}|、)(${SMALL}) ?[日号]`, 'y');
/** 「1月3至2月10」: no 日 at all, where nothing else can be meant. */
const BARE_DAY = /(\d{1,2})(?= ?(?:$|[,。;、)\]\n]|[至到—–~-]))(?!,\d{3})/y;

const TENTHS: readonly (readonly [word: string, first: number, last: number])[] = [
  ['上中旬', 1, 20],
  ['中下旬', 11, 31],
  ['上旬', 1, 10],
  ['中旬', 11, 20],
  ['下旬', 21, 31],
];
const TENTH = new RegExp(TENTHS.map(([word]) => word).join('|'), 'y');
/** 月初 and 月底 are the first and last few days (《现代汉语词典》); taken as five and as those from the 25th on. */
const START = /月?初(?![一二三四五六七八九十次中期步级赛评审始心])/y;
const END = /月?[底末](?![气线部色端])/y;
const NTH_WEEK = /的?第([一二三四五1-5])个?(?:周|星期|礼拜)(?![一二三四五六日天年末])/y;
const NTH_WEEKDAY = /的?第?([一二三四五1-5])个(?:周|星期|礼拜)([一二三四五六日天])/y;
const FIRST_DAYS = new RegExp(`的?前(${SMALL}|两)[天日]`, 'y');
const LAST_DAYS = new RegExp(`的?最后(${SMALL}|两)[天日]`, 'y');

/** 0 = Sunday; null for anything but 一 to 六, 日, 天. */
export function weekdayNumber(word: string | undefined): number | null {
  if (word === undefined || word === '') return null;
  return word === '日' || word === '天' ? 0 : '一二三四五六'.indexOf(word) + 1 || null;
}

/** What part of a month is told from `at` on: 5日, 12-19日, 上旬, 底, 第二周 … Null when the whole month is meant. */
export function readMonthPart(text: string, at: number): Read<MonthPart> | null {
  return readDays(text, at) ?? readTenth(text, at) ?? readEdge(text, at) ?? readNth(text, at) ?? readSome(text, at);
}

/** A day without 日 at the end of a clause: 「1月3」. */
export function readBareDay(text: string, at: number): Read<MonthPart> | null {
  const match = matchAt(BARE_DAY, text, at);
  const date = smallNumber(match?.[1], 1, 31);
  return match && date !== null ? dates(date, date, at + match[0].length) : null;
}

/** 5日, 12-19日, 5、6日. */
export function readDays(text: string, at: number): Read<MonthPart> | null {
  const several = matchAt(DAYS, text, at);
  const [first, last] = [smallNumber(several?.[1], 1, 31), smallNumber(several?.[3], 1, 31)];
  const follows = several?.[2] !== '、' || last === (first ?? 0) + 1;
  if (several && first !== null && last !== null && first < last && follows) {
    return dates(first, last, at + several[0].length);
  }
  const one = matchAt(DAY, text, at);
  const date = smallNumber(one?.[1], 1, 31);
  return one && date !== null ? dates(date, date, at + one[0].length) : null;
}

function readTenth(text: string, at: number): Read<MonthPart> | null {
  const match = matchAt(TENTH, text, at);
  const tenth = TENTHS.find(([word]) => word === match?.[0]);
  return match && tenth ? dates(tenth[1], tenth[2], at + match[0].length) : null;
}

function readEdge(text: string, at: number): Read<MonthPart> | null {
  const start = matchAt(START, text, at);
  if (start) return dates(1, 5, at + start[0].length);
  const end = matchAt(END, text, at);
  return end && dates(25, 31, at + end[0].length);
}

function readNth(text: string, at: number): Read<MonthPart> | null {
  const week = matchAt(NTH_WEEK, text, at);
  const n = smallNumber(week?.[1], 1, 5);
  if (week && n !== null) return { value: { kind: 'week', n }, end: at + week[0].length };
  const day = matchAt(NTH_WEEKDAY, text, at);
  const [nth, weekday] = [smallNumber(day?.[1], 1, 5), weekdayNumber(day?.[2])];
  if (day === null || nth === null || weekday === null) return null;
  return { value: { kind: 'nth-weekday', n: nth, weekday }, end: at + day[0].length };
}

/** 前两天, 最后五天 of a month. */
function readSome(text: string, at: number): Read<MonthPart> | null {
  const first = matchAt(FIRST_DAYS, text, at);
  const head = smallNumber(first?.[1], 1, 31);
  if (first && head !== null) return dates(1, head, at + first[0].length);
  const last = matchAt(LAST_DAYS, text, at);
  const tail = smallNumber(last?.[1], 1, 31);
  return last && tail !== null ? dates(1 - tail, 0, at + last[0].length) : null;
}

function dates(first: number, last: number, end: number): Read<MonthPart> {
  return { value: { kind: 'dates', first, last }, end };
}
