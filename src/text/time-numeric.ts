import { makeDay } from '../domain/day.ts';
import type { Moment, Read } from './time-expression.ts';
import { JOIN, matchAt } from './time-scan.ts';

/** 2022-09-05, 2022/9/5, 2022.9.5; a clock time may be stuck to it, as on web pages (2018-12-1209:03). */
const SEPARATED = /((?:19|20)\d{2})[-./](\d{1,2})[-./](\d{1,2})(?=\d\d:\d\d|(?![\d]|[.]\d))/y;
/** 20220905: not inside a longer code. */
const COMPACT = /((?:19|20)\d{2})(\d{2})(\d{2})(?![\w.\-/])/y;
const SPACED = /((?:19|20)\d{2}) (\d{2}) (\d{2})(?! ?[\d.,])/y;
/** 1999.08—2002.02, 2021.09至今, as curricula vitae have it: a range, or it would be a decimal number. */
const YEAR_MONTH = new RegExp(`((?:19|20)\\d{2})\\.(\\d{1,2})(?=${JOIN}(?:(?:19|20)\\d{2}(?!\\d)|今|现在))`, 'y');
const LAST_YEAR_MONTH = /((?:19|20)\d{2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?(?![\d年])/y;
const NUMBER_WORD = /(?:电话|热线|传真|邮编|编号|号码|帐号|账号|编码|代码|证号|[号码:.\w-])$/;

/** A date in digits with year, month and day, or the year and month that begin a range. */
export function readNumericDate(text: string, at: number): Read<Moment> | null {
  const match = matchAt(SEPARATED, text, at) ?? matchAt(SPACED, text, at) ?? readCompact(text, at);
  if (match) return moment(match, at);
  const month = matchAt(YEAR_MONTH, text, at);
  return month && moment(month, at);
}

/** The later end of such a range: 2002.02 or 2009. */
export function readNumericEnd(text: string, at: number): Read<Moment> | null {
  const match = matchAt(LAST_YEAR_MONTH, text, at);
  return match && moment(match, at);
}

function readCompact(text: string, at: number): RegExpExecArray | null {
  const match = matchAt(COMPACT, text, at);
  return match && !NUMBER_WORD.test(text.slice(Math.max(0, at - 4), at)) ? match : null;
}

function moment(match: RegExpExecArray, at: number): Read<Moment> | null {
  const [year, month, date] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (makeDay(year, month || 1, date || 1) === null) return null;
  const period = month ? inMonth(month, date) : ({ kind: 'months', first: 1, last: 12 } as const);
  return { value: { kind: 'in-year', year: { kind: 'printed', year }, period }, end: at + match[0].length };
}

function inMonth(month: number, date: number) {
  if (date === 0) return { kind: 'months', first: month, last: month } as const;
  return { kind: 'in-month', month, part: { kind: 'dates', first: date, last: date } } as const;
}
