import { addDays, type Day, type DayRange, dayFields, hasYear, makeDay } from '../domain/day.ts';
import type { Outlook } from './time-choose.ts';
import { monthAfter } from './time-days.ts';

/** What a day without a month (「5日」) is resolved against; see `Setting`. */
interface DateSetting {
  readonly reference: Day | null;
  readonly outlook: Outlook;
  readonly lastDay: Day | null;
  readonly lastDayNear: boolean;
  readonly lastDayClose: boolean;
  readonly lastDayInferred: boolean;
  /** How it stands in the sentence: 「8月9日和10日」, 「10日,他…」, 「警方10日通报」. */
  readonly place: 'joined' | 'opening' | 'inside';
}

/** A date further than this before the issue is a story of its own, whose days stay in its month. */
const RECENT_DAYS = 62;
/** 「30日…1日」: so much earlier in the month than the last date, it is a day of the next month. */
const BACKWARDS = 15;
/** Days of the coming week are told without their month: forecasts, programmes. */
const WEEK = 7;

type Dates = { readonly first: number; readonly last: number };
type Found = { readonly range: DayRange; readonly yearInferred: boolean } | null;

/**
 * The day meant by 「5日」. Joined to a date, or opening a clause of the same line as one, it goes on from that date
 * (a story: 「8月3日…。5日,…」). Inside a clause (「记者5日获悉」) it is news: the last such day before the reference, or
 * one of the week to come; where that is more than a week back, a recent date of the text counts again. Today and
 * yesterday are news unless the date of the story stands right before.
 */
export function resolveDate(date: Dates, setting: DateSetting): Found {
  const { reference, lastDay, place } = setting;
  const told = lastDay === null ? null : byText(date, lastDay, setting);
  const news = reference === null ? null : byReference(date, reference, setting.outlook);
  const fromText = told && { range: told, yearInferred: setting.lastDayInferred && hasYear(told.from) };
  const fromNews = news && { range: news, yearInferred: hasYear(news.from) };
  const near = news && reference && distance(news.from, reference) <= 1 ? setting.lastDayClose : setting.lastDayNear;
  const goesOn = place === 'joined' || (place === 'opening' && near);
  if (goesOn || news === null || reference === null || !isThisWeek(news.from, reference)) return fromText ?? fromNews;
  return fromNews;
}

function byText(date: Dates, last: Day, setting: DateSetting): DayRange | null {
  const { reference } = setting;
  const same = inMonth(date, last, 0);
  const next = inMonth(date, last, 1);
  const turned = date.first + BACKWARDS < (dayFields(last)?.date ?? 0);
  if (setting.place === 'joined' || reference === null || !hasYear(reference) || !hasYear(last)) {
    return turned ? next : same;
  }
  if (distance(last, reference) > RECENT_DAYS) return setting.lastDayNear ? (turned ? next : same) : null;
  const limit = addDays(last > reference || isAhead(setting.outlook) ? last : reference, WEEK);
  if (turned && next && (isAhead(setting.outlook) || next.from <= limit)) return next;
  if (same && (isAhead(setting.outlook) || last > reference || same.from <= limit)) return same;
  return inMonth(date, last, -1);
}

/** The last such day, today included, or the next one when it is within a week, or when the words point ahead. */
function byReference(date: Dates, reference: Day, outlook: Outlook): DayRange | null {
  const today = dayFields(reference)?.date ?? 0;
  if (isAhead(outlook)) return inMonth(date, reference, date.first < today ? 1 : 0);
  const next = inMonth(date, reference, 1);
  if (outlook === 'open' && next && distance(next.from, reference) <= WEEK) return next;
  const ahead = outlook === 'open' ? WEEK : 0;
  return inMonth(date, reference, date.first > today + ahead ? -1 : 0);
}

function isAhead(outlook: Outlook): boolean {
  return outlook === 'ahead' || outlook === 'perhaps-ahead';
}

function isThisWeek(day: Day, reference: Day): boolean {
  return distance(day, reference) <= WEEK;
}

/** Days between two days; those without a year are taken in one leap year. */
function distance(a: Day, b: Day): number {
  return Math.abs(Date.parse(a.replace('XXXX', '2000')) - Date.parse(b.replace('XXXX', '2000'))) / 86_400_000;
}

function inMonth(date: Dates, base: Day, months: number): DayRange | null {
  const target = monthAfter(base, months);
  if (target === null) return null;
  const from = makeDay(target.year, target.month, date.first);
  const to = makeDay(target.year, target.month, date.last);
  return from !== null && to !== null ? { from, to } : null;
}
