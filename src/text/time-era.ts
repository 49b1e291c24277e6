import { makeDay } from '../domain/day.ts';
import { chineseNumber } from './numbers.ts';
import type { Moment, Read } from './time-expression.ts';
import { matchAt, SMALL, smallNumber } from './time-scan.ts';

/** “十四五”时期; without quotation marks 时期 or 期间 must follow. 「“十四五”规划」 is a document. */
const PLAN =
  /([“"]?)(十[一二三四五六]?|[一二三四五六七八九])五([”"]?)(时期|期间|末期?|开局之年|开局年|收官之年|收官年)?(?!规划|计划|专项|发展规划|纲要|重点|国家|蓝图)/y;

const CENTURY = new RegExp(`(?:(${SMALL}) ?世纪|(上|本)个?世纪)(?:(\\d0|[二三四五六七八九]十)年代)?`, 'y');
/** 六七十年代, 80、90年代 */
const TWO_DECADES = /(?:上个?世纪|20世纪)?(?:([三四五六七八])([四五六七八九])十|([3-8])0[、至-]([4-9])0)年代/y;
const DECADE = /([3-9]0|[三四五六七八九]十)年代/y;
const PHASE = /(?:初期|前期|早期|初)|(?:中期|中叶)|(?:末期|后期|晚期|末)/y;

/** Times of several years: five-year plans, centuries, decades. */
export function readEra(text: string, at: number): Read<Moment> | null {
  return readPlan(text, at) ?? readTwoDecades(text, at) ?? readCentury(text, at) ?? readDecade(text, at);
}

/** The nth five-year plan: the first two ran from 1953 on, the third began in 1966. */
function readPlan(text: string, at: number): Read<Moment> | null {
  const match = matchAt(PLAN, text, at);
  if (match === null) return null;
  const n = chineseNumber(match[2] ?? '');
  const quoted = match[1] !== '' && match[3] !== '';
  if (n === null || (!quoted && match[4] === undefined)) return null;
  if (match[1] === '' && match[3] !== '') return null;
  const first = n <= 2 ? 1948 + 5 * n : 1951 + 5 * n;
  const end = at + match[0].length;
  if (match[4]?.startsWith('开局')) return years(first, first, end);
  if (match[4]?.startsWith('收官') || match[4]?.startsWith('末')) return years(first + 4, first + 4, end);
  return years(first, first + 4, end);
}

/** 20世纪90年代末, 上世纪80年代, 本世纪初. A century is taken as 1900–1999, as papers count. */
function readCentury(text: string, at: number): Read<Moment> | null {
  const match = matchAt(CENTURY, text, at);
  const n = match?.[2] ? (match[2] === '上' ? 20 : 21) : smallNumber(match?.[1], 11, 21);
  if (match === null || n === null) return null;
  const start = 100 * (n - 1);
  const end = at + match[0].length;
  const decade = smallNumber(match[3], 10, 90);
  return decade === null ? phased(start, 100, text, end) : phased(start + decade, 10, text, end);
}

function readTwoDecades(text: string, at: number): Read<Moment> | null {
  const match = matchAt(TWO_DECADES, text, at);
  const [first, last] = [smallNumber(match?.[1] ?? match?.[3], 3, 8), smallNumber(match?.[2] ?? match?.[4], 4, 9)];
  if (match === null || first === null || last === null || last <= first) return null;
  return years(1900 + 10 * first, 1909 + 10 * last, at + match[0].length);
}

/** 80年代 of the 20th century; 20年代 may be of this one and is left out. */
function readDecade(text: string, at: number): Read<Moment> | null {
  const match = matchAt(DECADE, text, at);
  const decade = smallNumber(match?.[1], 30, 90);
  return match && decade !== null ? phased(1900 + decade, 10, text, at + match[0].length) : null;
}

/** The first or last third of a decade, the first or last fifth of a century, or the middle; not all of this century. */
function phased(start: number, length: number, text: string, end: number): Read<Moment> | null {
  const phase = matchAt(PHASE, text, end)?.[0];
  if (phase === undefined && start === 2000 && length === 100) return null;
  if (phase === undefined) return years(start, start + length - 1, end);
  const edge = length === 10 ? 3 : 20;
  if (/[初前早]/.test(phase)) return years(start, start + edge - 1, end + phase.length);
  if (phase.startsWith('中')) return years(start + 0.4 * length, start + 0.6 * length, end + phase.length);
  return years(start + length - edge, start + length - 1, end + phase.length);
}

function years(first: number, last: number, end: number): Read<Moment> | null {
  const [from, to] = [makeDay(first, 1, 1), makeDay(last, 12, 31)];
  return from !== null && to !== null ? { value: { kind: 'fixed', from, to }, end } : null;
}
