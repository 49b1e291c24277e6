import type { Moment, MonthPart, Read, StretchUnit } from './time-expression.ts';
import { readMonthPart, weekdayNumber } from './time-month.ts';
import { matchAt, readWord, SMALL, smallNumber, startsClause } from './time-scan.ts';
import { MONTH_WORDS, QUARTER_WORDS, WEEK_WORDS } from './time-words.ts';

const WHOLE_MONTH: MonthPart = { kind: 'dates', first: 1, last: 31 };
const WEEKDAY = /(?:周|星期|礼拜)?([一二三四五六日天])(?![一二三四五六七八九十次个年场])/y;
const WEEKEND = /周?末/y;
const EDGE = /[初末]/y;
const LONE_MONTH_EDGE = /月(?:初(?!一|[二三四五六七八九十])|底|末)/y;

const UNITS: Readonly<Record<string, StretchUnit>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  小时: 'hour',
  月: 'month',
  年: 'year',
};
const STRETCH = new RegExp(
  `(未来|今后|接下来|过去|最近|近)的?(?:\\d{1,2}[~至到—-])?(\\d{1,3}|${SMALL}|两|半)个?(天|日|周|星期|礼拜|小时|月|年)(?:之?内|里|间|以?来|时间)?(?![多余半])`,
  'y',
);
const THESE_DAYS = /(今明后|今明|昨今|明后)(?:两|三|2|3)[天日]/y;
/** 「三天后,」 */
const AWAY = new RegExp(`(\\d{1,3}|${SMALL}|两)天(?:之|以)?(前|后)(?=$|[,。;、\\n])`, 'y');

/** 上月15日, 本周三, 上季度末: told by the distance of month, week or quarter. */
export function readRelative(text: string, at: number): Read<Moment> | null {
  return readMonthWord(text, at) ?? readWeekWord(text, at) ?? readQuarterWord(text, at);
}

/** 今明两天, 未来七天, 三天后, 月底. */
export function readSpoken(text: string, at: number): Read<Moment> | null {
  return readTheseDays(text, at) ?? readStretch(text, at) ?? readAway(text, at) ?? readLoneMonthEdge(text, at);
}

function readMonthWord(text: string, at: number): Read<Moment> | null {
  const word = readWord(MONTH_WORDS, text, at);
  if (word === null) return null;
  const { anchor, steps: months } = word.value;
  const part =
    readMonthPart(text, word.end) ?? readMonthPart(text, word.end + (text.charAt(word.end) === '份' ? 1 : 0));
  const share = text.charAt(word.end) === '份' ? 1 : 0;
  return {
    value: { kind: 'in-month', anchor, months, part: part?.value ?? WHOLE_MONTH },
    end: part?.end ?? word.end + share,
  };
}

function readWeekWord(text: string, at: number): Read<Moment> | null {
  const word = readWord(WEEK_WORDS, text, at);
  if (word === null) return null;
  const weeks = word.value.steps;
  const weekend = matchAt(WEEKEND, text, word.end);
  if (weekend) return { value: { kind: 'week', weeks, days: [5, 6] }, end: word.end + weekend[0].length };
  const match = matchAt(WEEKDAY, text, word.end);
  const weekday = weekdayNumber(match?.[1]);
  if (match === null || weekday === null) return { value: { kind: 'week', weeks, days: [0, 6] }, end: word.end };
  const day = (weekday + 6) % 7;
  return { value: { kind: 'week', weeks, days: [day, day] }, end: word.end + match[0].length };
}

function readQuarterWord(text: string, at: number): Read<Moment> | null {
  const word = readWord(QUARTER_WORDS, text, at);
  if (word === null) return null;
  const edge = matchAt(EDGE, text, word.end)?.[0];
  return {
    value: { kind: 'quarter', quarters: word.value.steps, edge: edge === '初' ? 'first' : edge ? 'last' : null },
    end: word.end + (edge?.length ?? 0),
  };
}

function readTheseDays(text: string, at: number): Read<Moment> | null {
  const match = matchAt(THESE_DAYS, text, at);
  if (match === null) return null;
  const days = { 昨: -1, 今: 0, 明: 1 }[match[0].charAt(0)] ?? 0;
  const lasting = match[1] === '今明后' ? 3 : 2;
  return { value: { kind: 'day', anchor: 'reference', days, lasting }, end: at + match[0].length };
}

function readStretch(text: string, at: number): Read<Moment> | null {
  const match = matchAt(STRETCH, text, at);
  const unit = UNITS[match?.[3] ?? ''];
  if (match === null || unit === undefined || /[附将接临靠邻远已经都]/.test(text.charAt(at - 1))) return null;
  const half = match[2] === '半';
  const count = half ? { year: 6, month: 15, week: 0, day: 0, hour: 0 }[unit] : smallNumber(match[2], 1, 999);
  if (count === null || count === 0) return null;
  const halved = { year: 'month', month: 'day', week: 'day', day: 'hour', hour: 'hour' } as const;
  const ahead = /[未今接]/.test(match[0].charAt(0));
  return { value: { kind: 'stretch', count, unit: half ? halved[unit] : unit, ahead }, end: at + match[0].length };
}

function readAway(text: string, at: number): Read<Moment> | null {
  const match = startsClause(text, at) ? matchAt(AWAY, text, at) : null;
  const count = smallNumber(match?.[1], 1, 999);
  if (match === null || count === null) return null;
  const days = match[2] === '前' ? -count : count;
  return { value: { kind: 'day', anchor: 'either', days, lasting: 1 }, end: at + match[0].length };
}

function readLoneMonthEdge(text: string, at: number): Read<Moment> | null {
  const match = matchAt(LONE_MONTH_EDGE, text, at);
  const part = match && readMonthPart(text, at);
  if (!part || /[\d一二三四五六七八九十个两几每本上下当同]/.test(text.charAt(at - 1))) return null;
  return { value: { kind: 'in-month', anchor: 'reference', months: 0, part: part.value }, end: part.end };
}
