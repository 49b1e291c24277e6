import type { DayPart } from '../domain/day.ts';
import { readTimeOfDay } from './time-clock.ts';
import { readEra } from './time-era.ts';
import { type Moment, type Read, type TimedMoment, type TimeOfDay, tellsOneDay } from './time-expression.ts';
import { readDays, weekdayNumber } from './time-month.ts';
import { readNumericDate } from './time-numeric.ts';
import { readLoneYearEdge, readPeriod } from './time-period.ts';
import { readRelative, readSpoken } from './time-relative.ts';
import { matchAt, readWord, startsNumber } from './time-scan.ts';
import { DAY_WORDS } from './time-words.ts';
import { readYearMoment } from './time-year.ts';

const NUMERAL = /[\d〇零○一二三四五六七八九十两廿元]/;
const THAT_DAY = / ?(?:当天|当日|这天|这一天)/y;
const WEEKDAY =
  /(?:[ ,] ?)?(?:\((?:星期|周|礼拜)([一二三四五六日天])\)|(?:星期|周|礼拜)([一二三四五六日天])(?![至到、一-]))/y;
const WEEKDAY_ONLY = /(?:星期|周|礼拜)([一二三四五六日天])/y;

/** One time, with the weekday and the time of day printed beside it: 「9月5日(星期一)上午9时许」. Null if none. */
export function readMoment(text: string, at: number): Read<TimedMoment> | null {
  const day = readDayWord(text, at);
  if (day) return day;
  const core = readCore(text, at);
  if (core) return tellsOneDay(core.value) ? withTime(core.value, text, core.end) : timed(core.value, null, core.end);
  const time = startsNumber(text, at) ? readTimeOfDay(text, at) : null;
  return time && timed({ kind: 'time' }, time.value, time.end);
}

function readCore(text: string, at: number): Read<Moment> | null {
  if (NUMERAL.test(text.charAt(at))) return readNumbered(text, at);
  return (
    readEra(text, at) ??
    readYearMoment(text, at) ??
    readRelative(text, at) ??
    readYearless(text, at) ??
    readSpoken(text, at) ??
    readWeekday(text, at)
  );
}

/** What begins with a number; 2022年 also where a list number stands before it. */
function readNumbered(text: string, at: number): Read<Moment> | null {
  const year = readYearMoment(text, at);
  if (year) return year;
  if (!startsNumber(text, at)) return null;
  return (
    readNumericDate(text, at) ??
    readEra(text, at) ??
    readYearless(text, at) ??
    readDate(text, at) ??
    readSpoken(text, at)
  );
}

function readYearless(text: string, at: number): Read<Moment> | null {
  const period = readPeriod(text, at);
  if (period) return { value: { kind: 'in-year', year: null, period: period.value }, end: period.end };
  const edge = readLoneYearEdge(text, at);
  return edge && { value: { kind: 'in-year', year: { kind: 'current' }, period: edge.value }, end: edge.end };
}

/** 5日, 12-19日: the month is to be found. */
function readDate(text: string, at: number): Read<Moment> | null {
  const days = readDays(text, at);
  if (days === null || days.value.kind !== 'dates') return null;
  return { value: { kind: 'date', first: days.value.first, last: days.value.last }, end: days.end };
}

function readWeekday(text: string, at: number): Read<Moment> | null {
  const match = matchAt(WEEKDAY_ONLY, text, at);
  const weekday = weekdayNumber(match?.[1]);
  return match && weekday !== null ? { value: { kind: 'weekday', weekday }, end: at + match[0].length } : null;
}

/** 昨晚, 今天下午: a day word may tell the part of the day itself. */
function readDayWord(text: string, at: number): Read<TimedMoment> | null {
  const word = readWord(DAY_WORDS, text, at);
  if (word === null) return null;
  const { anchor, days, part } = word.value;
  const moment: Moment = { kind: 'day', anchor, days, lasting: 1 };
  if (part === null) return withTime(moment, text, word.end);
  const clock = readTimeOfDay(text, word.end);
  const time = clock ? narrowed(clock.value, part) : { first: part, last: part, overnight: false };
  return timed(moment, time, clock?.end ?? word.end);
}

/** 「昨晚8时」: the word wins over the hour. */
function narrowed(clock: TimeOfDay, part: DayPart): TimeOfDay {
  return clock.overnight ? { ...clock, first: part } : { first: part, last: part, overnight: false };
}

function withTime(moment: Moment, text: string, end: number): Read<TimedMoment> {
  const that = matchAt(THAT_DAY, text, end);
  const afterDay = end + (that?.[0].length ?? 0);
  const printed = moment.kind === 'weekday' || moment.kind === 'week' ? null : matchAt(WEEKDAY, text, afterDay);
  const weekday = weekdayNumber(printed?.[1] ?? printed?.[2]);
  const afterWeekday = afterDay + (printed?.[0].length ?? 0);
  const gap = matchAt(/[ 的)]{1,2}/y, text, afterWeekday)?.[0].length ?? 0;
  const time = readTimeOfDay(text, afterWeekday + gap);
  const value = { moment, time: time?.value ?? null, weekday };
  return { value, end: time?.end ?? afterWeekday };
}

function timed(moment: Moment, time: TimeOfDay | null, end: number): Read<TimedMoment> {
  return { value: { moment, time, weekday: null }, end };
}
