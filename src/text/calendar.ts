import { addDays, type Day, type DayRange, daysInMonth, makeDay, weekdayOf } from '../domain/day.ts';
import { solarTermDay } from './calendar-solar-terms.ts';
import { lunarDay, lunarNewYear } from './lunar.ts';

/** When a festival falls. Lunar dates are of the lunar year that begins in the same Gregorian year. */
type FestivalRule =
  | { readonly kind: 'fixed'; readonly month: number; readonly date: number }
  | { readonly kind: 'lunar'; readonly month: number; readonly date: number }
  | { readonly kind: 'lunar-eve' }
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'weekday'; readonly month: number; readonly n: number; readonly weekday: number };

const fixed = (month: number, date: number): FestivalRule => ({ kind: 'fixed', month, date });
const lunar = (month: number, date: number): FestivalRule => ({ kind: 'lunar', month, date });

/**
 * Festivals and commemoration days that Chinese papers name, by name. Public holidays follow the State Council's
 * 《全国年节及纪念日放假办法》; the days of trades and memory follow the acts that set them (教师节 1985, 国家公祭日 2014).
 */
const FESTIVALS: ReadonlyMap<string, FestivalRule> = new Map([
  ['元旦', fixed(1, 1)],
  ['情人节', fixed(2, 14)],
  ['妇女节', fixed(3, 8)],
  ['植树节', fixed(3, 12)],
  ['劳动节', fixed(5, 1)],
  ['青年节', fixed(5, 4)],
  ['护士节', fixed(5, 12)],
  ['儿童节', fixed(6, 1)],
  ['建党节', fixed(7, 1)],
  ['建军节', fixed(8, 1)],
  ['医师节', fixed(8, 19)],
  ['教师节', fixed(9, 10)],
  ['烈士纪念日', fixed(9, 30)],
  ['国庆', fixed(10, 1)],
  ['记者节', fixed(11, 8)],
  ['国家宪法日', fixed(12, 4)],
  ['国家公祭日', fixed(12, 13)],
  ['平安夜', fixed(12, 24)],
  ['圣诞节', fixed(12, 25)],
  ['春节', lunar(1, 1)],
  ['元宵', lunar(1, 15)],
  ['端午', lunar(5, 5)],
  ['七夕', lunar(7, 7)],
  ['中元节', lunar(7, 15)],
  ['中秋', lunar(8, 15)],
  ['重阳', lunar(9, 9)],
  ['腊八节', lunar(12, 8)],
  ['除夕', { kind: 'lunar-eve' }],
  ['清明', { kind: 'term', term: '清明' }],
  ['母亲节', { kind: 'weekday', month: 5, n: 2, weekday: 0 }],
  ['父亲节', { kind: 'weekday', month: 6, n: 3, weekday: 0 }],
  ['感恩节', { kind: 'weekday', month: 11, n: 4, weekday: 4 }],
]);

/**
 * The day of a festival (a name of `FESTIVALS` or a solar term) in a Gregorian year; without a year only those of a
 * fixed date are known. 除夕 is the eve of 春节, so that 2023年除夕 is 2023-01-21, as papers have it.
 */
export function festivalDay(name: string, year: number | null): Day | null {
  const rule = FESTIVALS.get(name);
  if (rule?.kind === 'fixed') return makeDay(year, rule.month, rule.date);
  if (year === null) return null;
  if (rule === undefined) return solarTermDay(name, year);
  switch (rule.kind) {
    case 'lunar':
      return lunarDay({ year, month: rule.month, leap: false, date: rule.date });
    case 'lunar-eve': {
      const newYear = lunarNewYear(year);
      return newYear === null ? null : addDays(newYear, -1);
    }
    case 'term':
      return solarTermDay(rule.term, year);
    case 'weekday':
      return nthWeekday(year, rule.month, rule.n, rule.weekday);
  }
}

/** Monday to Sunday round a day; null when its year is unknown. */
export function weekOf(day: Day): DayRange | null {
  const weekday = weekdayOf(day);
  if (weekday === null) return null;
  const from = addDays(day, -((weekday + 6) % 7));
  return { from, to: addDays(from, 6) };
}

/** The nth Monday, Sunday … (0 = Sunday) of a month; null when the month has no such day. */
export function nthWeekday(year: number, month: number, n: number, weekday: number): Day | null {
  const first = makeDay(year, month, 1);
  const start = first === null ? null : weekdayOf(first);
  if (n < 1 || start === null) return null;
  const date = 1 + ((weekday - start + 7) % 7) + 7 * (n - 1);
  return date <= daysInMonth(year, month) ? makeDay(year, month, date) : null;
}

/** The nth week of a month, or of a year when `month` is null: a week belongs where its Monday falls. */
export function nthWeek(year: number, month: number | null, n: number): DayRange | null {
  if (month !== null) {
    const from = nthWeekday(year, month, n, 1);
    return from === null ? null : { from, to: addDays(from, 6) };
  }
  const first = nthWeekday(year, 1, 1, 1);
  if (first === null || n < 1 || n > 53) return null;
  const from = addDays(first, 7 * (n - 1));
  return from.startsWith(String(year)) ? { from, to: addDays(from, 6) } : null;
}

/** The years from `first` to `last` in which a month and day fall on a weekday (0 = Sunday): a masthead's check. */
export function yearsWithWeekday(
  at: { readonly month: number; readonly date: number; readonly weekday: number },
  first: number,
  last: number,
): number[] {
  const years: number[] = [];
  for (let year = first; year <= last; year++) {
    const day = makeDay(year, at.month, at.date);
    if (day !== null && weekdayOf(day) === at.weekday) years.push(year);
  }
  return years;
}
