import { addDays, type Day, type DayPart, type DayRange, dayFields, rangeLength } from '../../domain/day.ts';
import type { PlanTime } from '../../domain/plan.ts';

/** 「9月5日」, with `year` 「2022年9月5日」; an unknown year is never made up. */
export function dayWords(day: Day, year: boolean): string {
  const fields = dayFields(day);
  if (!fields) return day;
  const prefix = year && fields.year !== null ? `${fields.year}年` : '';
  return `${prefix}${fields.month}月${fields.date}日`;
}

/** 「1月2日至3日」, 「9月30日至10月7日」, one day as it is. */
export function rangeWords(range: DayRange, year: boolean): string {
  if (range.from === range.to) return dayWords(range.from, year);
  const [from, to] = [dayFields(range.from), dayFields(range.to)];
  if (!from || !to) return dayWords(range.from, year);
  if (from.year !== to.year) return `${dayWords(range.from, true)}至${dayWords(range.to, true)}`;
  const end = from.month === to.month ? `${to.date}日` : `${to.month}月${to.date}日`;
  return `${dayWords(range.from, year)}至${end}`;
}

/** When an event was, as printed in an answer; empty when its day is unknown. */
export function whenWords(
  event: { readonly from: Day | null; readonly to: Day | null; readonly dayPart: DayPart | null },
  year: boolean,
): string {
  if (!event.from) return '';
  return rangeWords({ from: event.from, to: event.to ?? event.from }, year) + (event.dayPart ?? '');
}

/** Times that are counted from the day of asking or from what was spoken of, so that a reader cannot know which were taken. */
const COUNTED =
  /^(?:大?[今昨前明后][天日晚早晨夜年]|去年|[上本这下]+个?(?:周|星期|礼拜|月|年|季度)|[最]?近|第二天|次日|翌日|当[天日月年])/;

/** A time as the question has it; one that is counted from another day with the days that were taken: 「昨天（2023年4月12日）」. */
export function timeWords({ text, range }: PlanTime): string {
  const said = text.trim();
  const from = dayFields(range.from);
  if (!COUNTED.test(said) || from?.year == null) return said;
  const whole = from.date === 1 && dayFields(addDays(range.to, 1))?.date === 1;
  const months = whole ? rangeLength(range) : 0;
  if (months > 360 && from.month === 1) return `${said}（${from.year}年）`;
  if (months >= MONTH && months <= 31) return `${said}（${from.year}年${from.month}月）`;
  return `${said}（${rangeWords(range, true)}）`;
}

/** Days of the shortest month. */
const MONTH = 28;

/**
 * A time as printed, with the year it means where it prints none: 「四月三十日」 of an issue of 1956 is 「1956年4月30日」,
 * 「十月」 is 「1956年10月」. As printed where that is not known, or is longer than a month.
 */
export function withYearSaid(date: DayRange & { readonly dayPart: DayPart | null }, printed: string): string {
  const from = dayFields(date.from);
  if (/年/.test(printed) || !from?.year) return printed;
  const year = `${from.year}年`;
  if (date.from === date.to && !/[时点:：]/.test(printed)) {
    const part = date.dayPart !== null && printed.includes(date.dayPart) ? date.dayPart : '';
    return dayWords(date.from, true) + part;
  }
  const month = from.date === 1 && dayFields(date.to)?.month === from.month && rangeLength(date) >= MONTH;
  if (month && /^[^日号旬底初中末]{1,3}$/.test(printed)) return `${year}${from.month}月`;
  return /^\d/.test(printed) ? year + printed : printed;
}
