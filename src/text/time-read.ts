import type { Bound, Read, TimedMoment, TimeExpression } from './time-expression.ts';
import { readMoment } from './time-moment.ts';
import { readNumericEnd } from './time-numeric.ts';
import { JOIN, matchAt } from './time-scan.ts';

const JOINED = new RegExp(JOIN, 'y');
const NOW = new RegExp(
  ` ?(?:起|开始)?(?:${JOIN})?(?:至今|(?<=[至到—–~-])(?:今(?![天日年晚晨早])|现在|目前|如今|当前))`,
  'y',
);
const SHORT_YEAR = /(\d{2}) ?年度?(?![\d一二三四五六七八九十上下前])/y;
const ABOUT = / ?(?:左右|前后|许|上下)/y;
const STOP = / ?(?:为?止|期间|间(?!接|隙|断)|这段时间)/y;
const SINCE = / ?(?:以来|起(?![草步点诉义火降飞重伏源初码床身到了航拍征底居家价])|开始(?!曲))/y;
/** 前 alone, not the beginning of 前往, 前来, 前三季度 … */
const UNTIL =
  / ?(?:之前|以前|前(?![往来后去夕进沿线身期列台方排瞻景所赴述任提行驱程世额卫言人锋院]|[\d一二三四五六七八九十两几]))/y;

/** The time expression that begins at `at`, with range and bound: 「9月5日至10月6日」, 「今年以来」, 「12月底前」. Null if none. */
export function readExpression(text: string, at: number): TimeExpression | null {
  const from = readMoment(text, at);
  if (from === null) return null;
  const now = matchAt(NOW, text, from.end);
  if (now) return expression(at, from, null, { kind: 'since', start: from.end }, from.end + now[0].length);
  const to = readEnd(text, at, from);
  const last = to ?? from;
  const trail = matchAt(to ? STOP : ABOUT, text, last.end);
  const end = last.end + (trail?.[0].length ?? 0);
  const bound = readBound(text, end, from.value);
  return expression(at, from, to, bound?.value ?? null, bound?.end ?? end);
}

/** The later end of a range, behind 至, 到 or a dash. */
function readEnd(text: string, at: number, from: Read<TimedMoment>): Read<TimedMoment> | null {
  const join = from.value.moment.kind === 'time' ? null : matchAt(JOINED, text, from.end);
  if (join === null) return null;
  const start = from.end + join[0].length;
  if (/^\d{4}\.\d/.test(text.slice(at, at + 6))) {
    const numeric = readNumericEnd(text, start);
    if (numeric) return { value: { moment: numeric.value, time: null, weekday: null }, end: numeric.end };
  }
  if (/^\d{4}$/.test(text.slice(at, from.end))) {
    const short = readShortEnd(text, start);
    if (short) return short;
  }
  const to = readMoment(text, start);
  return to && mayEnd(from.value, to.value) ? to : null;
}

/** 「2023-25年」: the later year in two digits. */
function readShortEnd(text: string, at: number): Read<TimedMoment> | null {
  const match = matchAt(SHORT_YEAR, text, at);
  if (match === null) return null;
  const year = { kind: 'short', digits: Number(match[1]) } as const;
  const moment = { kind: 'in-year', year, period: { kind: 'months', first: 1, last: 12 } } as const;
  return { value: { moment, time: null, weekday: null }, end: at + match[0].length };
}

/** What may stand behind a join: not a bare hour, and a bare day or weekday only where the earlier end is of that kind. */
function mayEnd(from: TimedMoment, to: TimedMoment): boolean {
  const kind = from.moment.kind;
  switch (to.moment.kind) {
    case 'time':
    case 'stretch':
      return false;
    case 'weekday':
      return kind === 'weekday' || kind === 'week';
    case 'date':
      return kind === 'date' || kind === 'in-year' || kind === 'in-month' || kind === 'day';
    default:
      return kind !== 'weekday' && kind !== 'stretch';
  }
}

function readBound(text: string, end: number, from: TimedMoment): Read<Bound> | null {
  const since = matchAt(SINCE, text, end);
  if (since) return { value: { kind: 'since', start: end }, end: end + since[0].length };
  const until = from.moment.kind === 'time' || from.moment.kind === 'stretch' ? null : matchAt(UNTIL, text, end);
  return until && { value: { kind: 'until', start: end }, end: end + until[0].length };
}

function expression(
  start: number,
  from: Read<TimedMoment>,
  to: Read<TimedMoment> | null,
  bound: Bound | null,
  end: number,
): TimeExpression {
  return { start, end, from: from.value, to: to?.value ?? null, bound };
}
