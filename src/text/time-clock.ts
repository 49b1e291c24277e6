import type { DayPart } from '../domain/day.ts';
import type { Read, TimeOfDay } from './time-expression.ts';
import { JOIN, matchAt, SMALL, smallNumber } from './time-scan.ts';

const WORDS: readonly (readonly [word: string, part: DayPart | null])[] = [
  ['后半夜', '凌晨'],
  ['大清早', '早'],
  ['一大早', '早'],
  ['凌晨', '凌晨'],
  ['黎明', '早'],
  ['拂晓', '早'],
  ['清晨', '早'],
  ['清早', '早'],
  ['早晨', '早'],
  ['早上', '早'],
  ['早间', '早'],
  ['上午', '上午'],
  ['午前', '上午'],
  ['中午', '中午'],
  ['正午', '中午'],
  ['午间', '中午'],
  ['午后', '下午'],
  ['下午', '下午'],
  ['傍晚', '傍晚'],
  ['黄昏', '傍晚'],
  ['晚上', '晚'],
  ['晚间', '晚'],
  ['夜晚', '晚'],
  ['当晚', '晚'],
  ['深夜', '晚'],
  ['午夜', '晚'],
  ['半夜', '晚'],
  ['子夜', '晚'],
  ['夜间', '晚'],
  ['夜里', '晚'],
  ['全天', null],
  ['整天', null],
  ['白天', null],
];

/**
 * 晚, 早 and 夜 alone, where they are not the beginning of another word: 「9月5日晚会议」 is 晚 + 会议, but 晚会 is not.
 */
const SHORT =
  /晚(?!报|班|宴|餐|饭|期|年|婚|霞|些|于|秋|春|点(?!\d)|会(?![议见谈晤商]))|早(?![已就班前些于日期年餐市报在教稻熟晚产])|夜(?![市景宵校班跑场游经航幕色空])/y;

const PART_WORD = new RegExp(WORDS.map(([word]) => word).join('|'), 'y');
const PARTS = new Map<string, DayPart | null>([...WORDS, ['晚', '晚'], ['早', '早'], ['夜', '晚']]);

const MINUTES = `(?:整|许|半|[123一二三]刻|${SMALL}分?(?:${SMALL}秒)?|多?钟?半?)?`;
const CLOCK = new RegExp(
  `(\\d{1,2}):[0-5]\\d(?::[0-5]\\d)?(?!\\d|:)时?|(${SMALL}) ?(?:时(?![代候期间常而任刻尚节隔光空长辰])(?:${SMALL}分(?:${SMALL}秒)?|整|许|半|[123一二三]刻)?|点${MINUTES})`,
  'y',
);
/** 9~12点半: the first hour has no unit. */
const HOURS = new RegExp(`(${SMALL})${JOIN}(?=${SMALL} ?[时点])`, 'y');
/** 七八点: two hours that follow each other. */
const ABOUT = /([一二三四五六七八九])([二三四五六七八九])点钟?/y;
const NEXT_DAY = /次日|翌日|第二天/y;
const TRAIL = / ?(?:许|左右|前后|整|多)/y;
const GAP = / ?的? ?/y;
const JOINED = new RegExp(JOIN, 'y');

/** One time of day; `said` when a word tells the part, not just the hour. */
interface Time {
  readonly part: DayPart | null;
  readonly said: boolean;
}

/** A day part, a clock time or both, from `at` on, with the end of a range of them: 「上午9:00～11:30」. Null if none. */
export function readTimeOfDay(text: string, at: number): Read<TimeOfDay> | null {
  const first = readTime(text, at);
  if (first === null) return null;
  const join = matchAt(JOINED, text, first.end);
  const last = join && readLast(text, first.end + join[0].length, first.value);
  return last ?? { value: { first: first.value.part, last: first.value.part, overnight: false }, end: first.end };
}

/** The later end of a range; 「下午1点到3点」 stays in the afternoon. */
function readLast(text: string, at: number, first: Time): Read<TimeOfDay> | null {
  const next = matchAt(NEXT_DAY, text, at);
  const last = readTime(text, next ? at + next[0].length : at);
  if (last === null) return null;
  const { part, said } = last.value;
  const carried = !said && next === null && first.said && (part === '凌晨' || part === '早' || part === '上午');
  return { value: { first: first.part, last: carried ? first.part : part, overnight: next !== null }, end: last.end };
}

/** One time: 上午, 上午9时许, 9:30, 9点半. */
function readTime(text: string, at: number): Read<Time> | null {
  const word = matchAt(PART_WORD, text, at) ?? matchAt(SHORT, text, at);
  if (word === null) {
    const clock = readClock(text, at);
    return clock && { value: { part: partOfHour(clock.value), said: false }, end: clock.end };
  }
  const end = at + word[0].length;
  const clock = readClock(text, end + (matchAt(GAP, text, end)?.[0].length ?? 0));
  const part = clock && clock.value < 6 && /[半午子]夜/.test(word[0]) ? '凌晨' : (PARTS.get(word[0]) ?? null);
  return { value: { part, said: true }, end: clock?.end ?? end };
}

/** The hour of a clock time. */
function readClock(text: string, at: number): Read<number> | null {
  const about = matchAt(ABOUT, text, at);
  const hour = smallNumber(about?.[1], 0, 24);
  if (about && hour !== null && smallNumber(about[2], 0, 24) === hour + 1) {
    return { value: hour, end: at + about[0].length };
  }
  const open = matchAt(HOURS, text, at);
  const first = smallNumber(open?.[1], 0, 24);
  const last = open && first !== null ? readOneClock(text, at + open[0].length) : null;
  return first !== null && last ? { value: first, end: last.end } : readOneClock(text, at);
}

function readOneClock(text: string, at: number): Read<number> | null {
  const match = matchAt(CLOCK, text, at);
  const hour = smallNumber(match?.[1] ?? match?.[2], 0, 24);
  if (match === null || hour === null) return null;
  const end = at + match[0].length;
  return { value: hour, end: end + (matchAt(TRAIL, text, end)?.[0].length ?? 0) };
}

/** Which part of the day an hour of the 24-hour clock is in. */
function partOfHour(hour: number): DayPart {
  if (hour < 5) return '凌晨';
  if (hour < 8) return '早';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  if (hour < 18) return '下午';
  return '晚';
}
