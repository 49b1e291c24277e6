import { type Day, hasYear, monthDay } from '../../domain/day.ts';
import { dayText } from '../../render/day-text.ts';
import type { Words } from '../answer/frame.ts';

/** The words for days that English readers type, put as the readers of dates take them. */
export function inChinese(words: string): string {
  return words.replace(/\byesterday\b/gi, '昨天').replace(/\btoday\b/gi, '今天');
}

/** A day as readers of these words write it: 「2022年9月6日」, `2022-09-06`. */
export function dayWords(day: Day, words: Words): string {
  if (words('commands-days') !== 'iso') return dayText(day);
  return hasYear(day) ? day : words('commands-day-without-year', { day: monthDay(day) });
}
