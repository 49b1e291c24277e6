import type { Doubt, Sourced } from '../../domain/article.ts';
import { type Day, dayFields, hasYear, makeDay, weekdayOf } from '../../domain/day.ts';
import { yearsWithWeekday } from '../../text/calendar.ts';
import { lunarDateOf } from '../../text/lunar.ts';
import type { MastheadDate, PrintedLunar } from './masthead-date.ts';

/** A masthead's day after its checks. */
interface MastheadDay {
  readonly day: Sourced<Day>;
  /** For a day without a year the years that its weekday and lunar date allow; null when nothing is known of them. */
  readonly years: readonly number[] | null;
  readonly doubts: readonly Doubt[];
}

const WEEKDAYS = '日一二三四五六';
const LUNAR_MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
/** First year for which lunar dates are known. */
const FIRST = 1949;

/**
 * The day that a masthead's lines state. Weekday and lunar date check a printed year (a wrong one is a doubt), or give
 * the year away where none is legible, up to `latest`; several that fit are named in the reason. Null without a day.
 */
export function mastheadDay(read: MastheadDate, printed: string, latest: number): MastheadDay | null {
  if (read.day === null) return null;
  const where = `报头「${printed}」`;
  if (hasYear(read.day)) {
    const doubts = mastheadDoubts(read, read.day);
    if (!read.mended) return { day: sourced(read.day, where), years: null, doubts: withHint(doubts, read, latest) };
    if (doubts.length === 0) return mendedDay(read, read.day, where);
  }
  return withoutYear({ ...read, day: `XXXX${read.day.slice(4)}` }, where, latest);
}

function mendedDay(read: MastheadDate, day: Day, where: string): MastheadDay {
  const checked = read.weekday !== null || read.lunar !== null;
  const reason = `${where}有误识的字，按${day}读${checked ? `，${read.weekday === null ? '农历' : '星期'}相符` : ''}`;
  const doubts = checked ? [] : [{ code: 'masthead-unclear', text: `${reason}，没有星期或农历可以核对` }];
  return { day: sourced(day, reason), years: null, doubts };
}

function withoutYear(read: MastheadDate, where: string, latest: number): MastheadDay {
  const day = read.day ?? '';
  const known = read.weekday !== null || read.lunar !== null || read.cycle !== null || read.yearMask !== null;
  const years = known ? fittingYears(read, latest) : null;
  const [only] = years ?? [];
  const told = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  if (years?.length === 1 && only !== undefined) {
    const value = `${only}${day.slice(4)}`;
    const reason = `${where}：${told}为${evidenceText(read)}，合${only}年`;
    return { day: { value, origin: { kind: 'inferred', reason } }, years, doubts: [] };
  }
  if (years?.length === 0) {
    const doubt = { code: 'weekday-conflict', text: `${where}：没有一年的${told}是${evidenceText(read)}` };
    return { day: sourced(day, `${where}没有年份`), years: null, doubts: [doubt] };
  }
  const fits = years ? `，${evidenceText(read)}合于${years.join('、')}年` : '';
  return { day: sourced(day, `${where}没有年份${fits}`), years, doubts: [] };
}

/** Years from 1949 to `latest` in which everything legible holds. */
function fittingYears({ day, weekday, lunar, cycle, yearMask }: MastheadDate, latest: number): number[] {
  const fields = day === null ? null : dayFields(`XXXX${day.slice(4)}`);
  if (!fields) return [];
  const { month, date } = fields;
  const all = Array.from({ length: Math.max(0, latest - FIRST + 1) }, (_, i) => FIRST + i);
  const years = weekday === null ? all : yearsWithWeekday({ month, date, weekday }, FIRST, latest);
  return years.filter((year) => {
    const whole = makeDay(year, month, date);
    const masked = yearMask === null || new RegExp(`^${yearMask}$`).test(String(year));
    return (
      whole !== null &&
      masked &&
      (lunar === null || lunarFits(lunar, whole)) &&
      (cycle === null || cycleFits(cycle, whole))
    );
  });
}

/** Doubts where a masthead's weekday, lunar date or 干支 year gainsay a day, which may be known from elsewhere. */
export function mastheadDoubts({ weekday, lunar, cycle }: MastheadDate, day: Day): Doubt[] {
  const doubts: Doubt[] = [];
  if (!hasYear(day)) return doubts;
  const real = weekdayOf(day);
  if (weekday !== null && real !== null && real !== weekday) {
    const text = `报头印星期${WEEKDAYS.charAt(weekday)}，而${day}是星期${WEEKDAYS.charAt(real)}`;
    doubts.push({ code: 'weekday-conflict', text });
  }
  const moon = lunarDateOf(day);
  if (lunar && moon && !lunarFits(lunar, day)) {
    doubts.push({ code: 'lunar-conflict', text: `报头印农历${lunarText(lunar)}，而${day}是农历${lunarText(moon)}` });
  }
  if (cycle !== null && moon && !cycleFits(cycle, day)) {
    doubts.push({ code: 'lunar-conflict', text: `报头印的干支年份与${day}不符` });
  }
  return doubts;
}

/** Where weekday and lunar date both gainsay the printed year and agree on another one, that one is told. */
function withHint(doubts: readonly Doubt[], read: MastheadDate, latest: number): readonly Doubt[] {
  if (doubts.length < 2 || read.weekday === null) return doubts;
  const [year, ...others] = fittingYears(read, latest);
  if (year === undefined || others.length > 0) return doubts;
  return [...doubts, { code: 'year-doubtful', text: `报头的星期和农历都合${year}年，印出的年份或有误` }];
}

/** A leap month may be printed without 闰. */
function lunarFits(lunar: PrintedLunar, day: Day): boolean {
  const real = lunarDateOf(day);
  return real !== null && real.month === lunar.month && real.date === lunar.date && (real.leap || !lunar.leap);
}

/** 1984 was 甲子, the first of the cycle. */
function cycleFits(cycle: number, day: Day): boolean {
  const real = lunarDateOf(day);
  return real !== null && (((real.year - 1984) % 60) + 60) % 60 === cycle;
}

function evidenceText({ weekday, lunar, cycle, yearMask }: MastheadDate): string {
  const parts = [
    weekday === null ? null : `星期${WEEKDAYS.charAt(weekday)}`,
    lunar === null ? null : `农历${lunarText(lunar)}`,
    cycle === null ? null : '所印干支年份',
    yearMask === null ? null : `所印年份「${yearMask.replaceAll('.', '□')}」`,
  ];
  return parts.filter((part) => part !== null).join('且');
}

function lunarText({ month, leap, date }: PrintedLunar): string {
  const tens = ['初', '十', '廿', '三'][Math.floor(date / 10)] ?? '';
  const ones = '十一二三四五六七八九'.charAt(date % 10);
  const name = date === 10 ? '初十' : date === 20 ? '二十' : date === 30 ? '三十' : `${tens}${ones}`;
  return `${leap ? '闰' : ''}${LUNAR_MONTHS[month - 1] ?? ''}月${name}`;
}

function sourced(value: Day, reason: string): Sourced<Day> {
  return { value, origin: { kind: 'masthead', reason } };
}
