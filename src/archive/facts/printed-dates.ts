import { type Day, makeDay } from '../../domain/day.ts';

const NUMERALS = '零一二三四五六七八九';
const ARABIC = /(?<!\d)((?:19|20)\d{2})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})(?!\d)/g;
const HAN_YEAR =
  /([一二三四五六七八九〇零○]{4})年([一二三四五六七八九十元]{1,2})月([一二三四五六七八九十]{1,3})[日号]/g;
/** Years of the Republic of China, counted from 1912. */
const REPUBLIC =
  /民国\s?(\d{1,3}|[一二三四五六七八九十百〇零○]{1,4})\s?年\s?(\d{1,2}|[一二三四五六七八九十]{1,2})\s?月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日/g;

/** Full dates printed in a (folded) text, in order: 2023年4月12日, 2023-04-12, 一九九九年一月四日. */
export function fullDates(plain: string): Day[] {
  const found = [...plain.matchAll(ARABIC)].map((m) => ({
    at: m.index,
    day: makeDay(Number(m[1]), Number(m[2]), Number(m[3])),
  }));
  for (const m of plain.matchAll(HAN_YEAR)) {
    const year = [...(m[1] ?? '')].map(digit).join('');
    found.push({ at: m.index, day: makeDay(Number(year), hanNumber(m[2] ?? ''), hanNumber(m[3] ?? '')) });
  }
  for (const m of plain.matchAll(REPUBLIC)) {
    const [year, month, date] = m.slice(1).map((group) => numberOf(group));
    if (year && month && date) found.push({ at: m.index, day: makeDay(1911 + year, month, date) });
  }
  return found.sort((a, b) => a.at - b.at).flatMap(({ day }) => (day ? [day] : []));
}

const NUMBER = '(\\d{1,2}|[一二三四五六七八九十元]{1,3})';
/** Groups: 1 year, 2 month, 3 date, 4 month and 5 date of the end of a range. */
const MONTH_DAY = new RegExp(
  `(?:((?:19|20)\\d{2})\\s?年\\s?)?${NUMBER}\\s?月\\s?${NUMBER}\\s?[日号]` +
    `(?:\\s?[至到~—-]{1,2}\\s?(?:${NUMBER}\\s?月\\s?)?${NUMBER}\\s?[日号])?`,
  'g',
);

/** A month and day printed in a text; of a range its last day. */
export interface PrintedDay {
  readonly text: string;
  readonly start: number;
  /** Null when no year is printed. */
  readonly year: number | null;
  readonly month: number;
  readonly date: number;
}

/** Months with days in a (folded) text, in Arabic or Chinese numerals: 9月5日, 1月2日至3日, 一月二日. */
export function monthDays(plain: string): PrintedDay[] {
  return [...plain.matchAll(MONTH_DAY)].flatMap((m) => {
    const [month, date] = [numberOf(m[4] ?? m[2] ?? ''), numberOf(m[5] ?? m[3] ?? '')];
    if (makeDay(null, month, date) === null) return [];
    return [{ text: m[0], start: m.index, year: m[1] ? Number(m[1]) : null, month, date }];
  });
}

function numberOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : hanNumber(text);
}

function digit(char: string): string {
  return char === '〇' || char === '○' ? '0' : String(NUMERALS.indexOf(char));
}

/** 1–999 in Chinese numerals, counted (一百一十二) or spelled (一一二); 元 is 1. */
export function hanNumber(text: string): number {
  if (text === '元') return 1;
  if (!/[十百]/.test(text)) return Number([...text].map(digit).join(''));
  if (text.includes('百')) {
    const [hundreds, rest] = text.split('百');
    return NUMERALS.indexOf(hundreds ?? '') * 100 + (rest ? hanNumber(rest.replace(/^[零〇○]/, '')) : 0);
  }
  const [tens, ones] = text.split('十');
  return (tens ? NUMERALS.indexOf(tens) : 1) * 10 + (ones ? NUMERALS.indexOf(ones) : 0);
}
