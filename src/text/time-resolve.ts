import { addDays, type Day, type DayRange, dayFields, hasYear, makeDay, monthDay, weekdayOf } from '../domain/day.ts';
import { weekOf } from './calendar.ts';
import { cycleYear } from './lunar.ts';
import { chooseYear, type Outlook } from './time-choose.ts';
import { resolveDate } from './time-date.ts';
import { dayAfter, monthAfter, monthPart, oneDay, periodDays, range, unitsAfter } from './time-days.ts';
import type { Anchor, Moment, Period, TimedMoment, TimeExpression, YearRef } from './time-expression.ts';
import type { TimeUse } from './time-guard.ts';

/** What an expression is resolved against. */
export interface Setting {
  readonly reference: Day | null;
  readonly use: TimeUse;
  readonly outlook: Outlook;
  /** Whether a time without a year stays without: in questions, whose year the archive's coverage settles. */
  readonly keepsUnknown: boolean;
  /** The last time told before, and the last that was one day. */
  readonly last: DayRange | null;
  readonly lastDay: Day | null;
  /** Whether that day stands shortly before, in the same line. */
  readonly lastDayNear: boolean;
  /** Or in the sentence before. */
  readonly lastDayClose: boolean;
  /** Whether that day's year was filled in. */
  readonly lastDayInferred: boolean;
  /** How the expression stands in its sentence; see `resolveDate`. */
  readonly place: 'joined' | 'opening' | 'inside';
  /** The year that 同年 and 次年 count from: one printed before in this line, or the earlier end of a range. */
  readonly lastYear: number | null;
  /** The year a story is in, from its sentence 「2018年,他回到家乡。」 on: for months not before `month`. */
  readonly story: { readonly year: number; readonly month: number; readonly inferred: boolean } | null;
}

/** The days meant. `bounded` tells whether 以来 or 前 was worked in; else the expression ends before it. */
export interface Resolved {
  readonly range: DayRange;
  readonly yearInferred: boolean;
  readonly bounded: boolean;
}

type Found = { readonly range: DayRange; readonly yearInferred: boolean } | null;
type InYear = Extract<Moment, { kind: 'in-year' }>;

/** The days an expression means; null when the calendar lacks them or what it counts from is not known. */
export function resolveExpression(expression: TimeExpression, setting: Setting): Resolved | null {
  const { from, to, bound } = expression;
  const led = bound === null ? setting : bounded(setting, bound.kind);
  const found = to === null ? resolveMoment(from, led) : resolvePair(from, to, led);
  if (found === null || !isOrdered(found.range)) return null;
  const overnight = (to ?? from).time?.overnight ? 1 : 0;
  const whole = { from: found.range.from, to: addDays(found.range.to, overnight) };
  const open = bound && openRange(whole, bound.kind, setting);
  if (!open && isEndless(from, whole)) return null;
  return { range: open ?? whole, yearInferred: found.yearInferred, bounded: open !== null };
}

/** A deadline lies ahead, 「10月29日起」 may; 以来 has made the outlook `back`, and needs a year to reach today. */
function bounded(setting: Setting, kind: 'since' | 'until'): Setting {
  if (kind === 'until') return { ...setting, outlook: 'ahead' };
  return { ...setting, keepsUnknown: false, outlook: setting.outlook === 'open' ? 'perhaps-ahead' : setting.outlook };
}

/** 「今年」 of an unknown year would match every day there is. */
function isEndless(from: TimedMoment, whole: DayRange): boolean {
  return from.moment.kind === 'in-year' && monthDay(whole.from) === '01-01' && whole.to === 'XXXX-12-31';
}

/** 以来 reaches to the reference day, a deadline from it; null where that makes no range. */
function openRange(whole: DayRange, kind: 'since' | 'until', setting: Setting): DayRange | null {
  const { reference } = setting;
  if (reference === null || hasYear(reference) !== hasYear(whole.from)) return null;
  if (kind === 'since') return whole.from <= reference ? { from: whole.from, to: reference } : null;
  return setting.use === 'article' && reference <= whole.to ? { from: reference, to: whole.to } : null;
}

function resolveMoment(timed: TimedMoment, setting: Setting): Found {
  const { moment } = timed;
  const { reference } = setting;
  switch (moment.kind) {
    case 'fixed':
      return { range: { from: moment.from, to: moment.to }, yearInferred: false };
    case 'in-year':
      return resolveInYear(moment, timed.weekday, setting);
    case 'in-month':
      return relative(inMonth(moment, setting), setting);
    case 'quarter':
      return relative(quarter(moment, reference), setting);
    case 'week':
      return relative(inWeek(moment, reference), setting);
    case 'weekday':
      return relative(nearestWeekday(moment.weekday, setting), setting);
    case 'day':
      return relative(dayFrom(moment, setting), setting);
    case 'date':
      return resolveDate(moment, setting);
    case 'stretch':
      return relative(stretch(moment, reference), setting);
    case 'time':
      return setting.lastDay === null
        ? null
        : { range: { from: setting.lastDay, to: setting.lastDay }, yearInferred: setting.lastDayInferred };
  }
}

/** Relative times have their year from the issue date; a question that says 去年 or 昨天 has said it itself. */
function relative(days: DayRange | null, setting: Setting): Found {
  return days && { range: days, yearInferred: setting.use === 'article' && hasYear(days.from) };
}

function resolveInYear(moment: InYear, weekday: number | null, setting: Setting): Found {
  const daysIn = (year: number | null) => periodDays(moment.period, year);
  if (moment.year === null) return resolveYearless(daysIn, moment.period, weekday, setting);
  const year = yearOf(moment.year, setting);
  const days = year === null ? null : daysIn(year.year);
  return days && { range: days, yearInferred: year?.inferred === true && hasYear(days.from) };
}

/** A time without a year: as the story goes, else by the reference year, else of an unknown year. */
function resolveYearless(
  daysIn: (year: number | null) => DayRange | null,
  period: Period,
  weekday: number | null,
  setting: Setting,
): Found {
  const { reference, story, outlook } = setting;
  const unknown = daysIn(null);
  if (setting.keepsUnknown && unknown) return { range: unknown, yearInferred: false };
  const told = story && daysIn(story.year);
  if (story && told && (dayFields(told.from)?.month ?? 0) >= story.month) {
    return { range: told, yearInferred: story.inferred };
  }
  const chosen = reference === null ? null : chooseYear(daysIn, { reference, period, outlook, weekday });
  if (chosen) return { range: chosen, yearInferred: true };
  return unknown && { range: unknown, yearInferred: false };
}

/** The year meant; `year: null` where it is the current one of a reference without a year. */
function yearOf(ref: YearRef, setting: Setting): { readonly year: number | null; readonly inferred: boolean } | null {
  const reference = setting.reference === null ? null : dayFields(setting.reference);
  const inferred = setting.use === 'article';
  switch (ref.kind) {
    case 'printed':
      return { year: ref.year, inferred: false };
    case 'short':
      return { year: fullYear(ref.digits, reference?.year ?? 2025), inferred: false };
    case 'cycle':
      return reference?.year ? { year: cycleYear(ref.index, reference.year), inferred: true } : null;
    case 'current':
      return setting.use === 'question' || reference === null
        ? { year: null, inferred: false }
        : { year: reference.year, inferred };
    case 'offset':
      return offsetYear(ref.anchor, ref.years, setting);
  }
}

/** 去年 from the reference, 次年 from the text; 这一年 from the better of both. */
function offsetYear(anchor: Anchor, years: number, setting: Setting): ReturnType<typeof yearOf> {
  if (anchor !== 'reference' && setting.lastYear !== null) {
    return { year: setting.lastYear + years, inferred: false };
  }
  const reference = anchor === 'text' || setting.reference === null ? null : dayFields(setting.reference);
  if (reference === null) return null;
  if (reference.year === null) return years === 0 ? { year: null, inferred: false } : null;
  return { year: reference.year + years, inferred: setting.use === 'article' };
}

/** 98年 is 1998, 03年 2003: not more than ten years ahead of the reference. */
function fullYear(digits: number, reference: number): number {
  return 2000 + digits <= reference + 10 ? 2000 + digits : 1900 + digits;
}

function inMonth(moment: Extract<Moment, { kind: 'in-month' }>, setting: Setting): DayRange | null {
  const { anchor, months, part } = moment;
  const text = setting.last?.from ?? null;
  const base = anchor === 'reference' ? setting.reference : (text ?? (anchor === 'either' ? setting.reference : null));
  const target = base === null ? null : monthAfter(base, months);
  return target && monthPart(target.year, target.month, part);
}

function quarter(moment: Extract<Moment, { kind: 'quarter' }>, reference: Day | null): DayRange | null {
  const fields = reference === null ? null : dayFields(reference);
  if (fields === null || fields.year === null) return null;
  const n = Math.floor((fields.month - 1) / 3) + moment.quarters;
  const [year, first] = [fields.year + Math.floor(n / 4), 3 * (((n % 4) + 4) % 4) + 1];
  const [from, to] = [moment.edge === 'last' ? first + 2 : first, moment.edge === 'first' ? first : first + 2];
  return periodDays({ kind: 'months', first: from, last: to }, year);
}

function inWeek(moment: Extract<Moment, { kind: 'week' }>, reference: Day | null): DayRange | null {
  const week = reference === null ? null : weekOf(reference);
  if (week === null) return null;
  const monday = addDays(week.from, 7 * moment.weeks);
  return { from: addDays(monday, moment.days[0]), to: addDays(monday, moment.days[1]) };
}

/** The last such weekday, today included; the next one where the words point ahead. */
function nearestWeekday(weekday: number, setting: Setting): DayRange | null {
  const { reference, outlook } = setting;
  const today = reference === null ? null : weekdayOf(reference);
  if (reference === null || today === null) return null;
  const ahead = outlook === 'ahead' || outlook === 'perhaps-ahead';
  const days = ahead ? (weekday - today + 7) % 7 : -((today - weekday + 7) % 7);
  return oneDay(addDays(reference, days));
}

function dayFrom(moment: Extract<Moment, { kind: 'day' }>, setting: Setting): DayRange | null {
  const { anchor, days, lasting } = moment;
  const text = anchor === 'either' && !setting.lastDayNear ? null : setting.lastDay;
  const base = anchor === 'reference' ? setting.reference : (text ?? (anchor === 'either' ? setting.reference : null));
  return base === null ? null : range(dayAfter(base, days), dayAfter(base, days + lasting - 1));
}

function stretch(moment: Extract<Moment, { kind: 'stretch' }>, reference: Day | null): DayRange | null {
  const end =
    reference === null ? null : unitsAfter(reference, moment.ahead ? moment.count : -moment.count, moment.unit);
  return moment.ahead ? range(reference, end) : range(end, reference);
}

/** Both ends of a range: each may have from the other what it does not say itself. */
function resolvePair(from: TimedMoment, to: TimedMoment, setting: Setting): Found {
  if (from.moment.kind === 'in-year' && from.moment.year === null && to.moment.kind === 'in-year') {
    return resolveYearlessPair(from.moment, to.moment, from.weekday, setting);
  }
  const first = resolveMoment(from, setting);
  const last = first && resolveLast(to, first.range, setting);
  return first && last && { range: { from: first.range.from, to: last.to }, yearInferred: first.yearInferred };
}

/** 「9月5日至10月6日」 has one year for both ends, or two over New Year; 「11月至2023年3月」 has it behind. */
function resolveYearlessPair(from: InYear, to: InYear, weekday: number | null, setting: Setting): Found {
  if (to.year !== null && to.year.kind !== 'offset') {
    const last = resolveInYear(to, null, setting);
    const year = last && dayFields(last.range.to)?.year;
    if (!year) return null;
    const first = notAfter(from.period, year, last.range.to);
    return first && { range: { from: first.from, to: last.range.to }, yearInferred: last.yearInferred };
  }
  const daysIn = (year: number | null): DayRange | null => {
    const first = periodDays(from.period, year);
    const last = first && resolveLast({ moment: to, time: null, weekday: null }, first, setting);
    return first && last && { from: first.from, to: last.to };
  };
  return resolveYearless(daysIn, spanning(from.period, to.period), weekday, setting);
}

function notAfter(period: Period, year: number, end: Day): DayRange | null {
  const same = periodDays(period, year);
  return same && same.from > end ? periodDays(period, year - 1) : same;
}

/** A range of months is statistics and measured at its end; everything else at its beginning. */
function spanning(from: Period, to: Period): Period {
  if (from.kind !== 'months' || to.kind !== 'months') return from;
  return { kind: 'months', first: from.first, last: to.last < from.first ? to.last + 12 : to.last };
}

/** The later end of a range, given the earlier. */
function resolveLast(to: TimedMoment, first: DayRange, setting: Setting): DayRange | null {
  const { moment } = to;
  const base = dayFields(first.from);
  if (base === null) return null;
  if (moment.kind === 'in-year' && moment.year === null) {
    const same = periodDays(moment.period, base.year);
    const next = same && same.to < first.from && base.year !== null ? periodDays(moment.period, base.year + 1) : same;
    return next;
  }
  if (moment.kind === 'date') {
    const month = moment.last < base.date ? monthAfter(first.from, 1) : { year: base.year, month: base.month };
    return month && oneDay(makeDay(month.year, month.month, moment.last));
  }
  if (moment.kind === 'weekday') {
    const week = weekOf(first.from);
    return week && oneDay(addDays(week.from, (moment.weekday + 6) % 7));
  }
  return (
    resolveMoment(to, {
      ...setting,
      last: first,
      lastDay: first.from,
      lastDayNear: true,
      lastDayClose: true,
      lastYear: base.year,
    })?.range ?? null
  );
}

/** Ends of which one has a year and the other none, or that run backwards, are no range. */
function isOrdered({ from, to }: DayRange): boolean {
  return hasYear(from) === hasYear(to) && (!hasYear(from) || from <= to);
}
