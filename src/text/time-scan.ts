import { chineseNumber } from './numbers.ts';
import type { Read } from './time-expression.ts';

/** Pattern source of a number of at most two digits, or up to three hanzi, as dates have them. */
export const SMALL = '(?:\\d{1,2}|[〇零○一二三四五六七八九十廿卅]{1,3})';

/** Pattern source of what joins the two ends of a range; 起 may stand before it (26日起至29日). */
export const JOIN = ' ?(?:起|开始)? ?(?:一直)?(?:至|到|[-—–―─~〜]{1,2}) ?';

/** Runs a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A number as SMALL finds it, within limits; null for approximations (七八) and numbers outside them. */
export function smallNumber(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || text === '') return null;
  const value = /^\d+$/.test(text) ? Number(text) : chineseNumber(text);
  return value !== null && value >= least && value <= most ? value : null;
}

const NUMERAL = /[\d〇零○一二两三四五六七八九十百千万亿廿卅]/;
const HANZI_NUMERAL = /[〇零○一二两三四五六七八九十百千万亿廿卅]/;

/** Whether a number that starts at `at` is the whole number there, not the tail of a longer one (the 1月 of 11月). */
export function startsNumber(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charAt(at - 1);
  if (HANZI_NUMERAL.test(text.charAt(at))) return !NUMERAL.test(before);
  if (/[\d百千万亿]/.test(before)) return false;
  return !(/[.,/:]/.test(before) && at > 1 && /\d/.test(text.charAt(at - 2)));
}

/** Whether a clause begins at `at`: text start, line start, or behind punctuation. */
export function startsClause(text: string, at: number): boolean {
  return at === 0 || /[\s,。;:、!?()“”‘’"'「」『』《》【】[\]■●▲◆—·|]/.test(text.charAt(at - 1));
}

/** A word of a table, what it means, and what may not (or must) stand beside it. */
export interface Word<T> {
  readonly word: string;
  readonly value: T;
  /** Characters that must not stand before: 光明日报 has no 明日. */
  readonly unlessAfter?: string;
  /** Characters one of which must stand before, unless a clause begins. */
  readonly onlyAfter?: string;
  /** Sticky pattern of what must not follow: 今年轻人 has no 今年. */
  readonly unlessBefore?: RegExp;
  /** Sticky pattern of what must follow. */
  readonly onlyBefore?: RegExp;
  readonly onlyAtClauseStart?: true;
}

export type WordTable<T> = ReadonlyMap<string, readonly Word<T>[]>;

/** Words by first character, longest first. */
export function wordTable<T>(words: readonly Word<T>[]): WordTable<T> {
  const table = new Map<string, Word<T>[]>();
  for (const word of words.toSorted((a, b) => b.word.length - a.word.length)) {
    const first = word.word.charAt(0);
    table.set(first, [...(table.get(first) ?? []), word]);
  }
  return table;
}

/** The first two characters of every word of a table. */
export function tableStarts(table: WordTable<unknown>): string[] {
  return [...table.values()].flatMap((words) => words.map(({ word }) => word.slice(0, 2)));
}

/** The longest word of the table that stands at `at` and may stand there. */
export function readWord<T>(table: WordTable<T>, text: string, at: number): Read<T> | null {
  const word = table.get(text.charAt(at))?.find((each) => text.startsWith(each.word, at) && mayStand(each, text, at));
  return word ? { value: word.value, end: at + word.word.length } : null;
}

function mayStand(word: Word<unknown>, text: string, at: number): boolean {
  const end = at + word.word.length;
  if (at > 0 && word.unlessAfter?.includes(text.charAt(at - 1))) return false;
  if (word.onlyAfter && !word.onlyAfter.includes(text.charAt(at - 1)) && !startsClause(text, at)) return false;
  if (word.onlyAtClauseStart && !startsClause(text, at)) return false;
  if (word.unlessBefore && matchAt(word.unlessBefore, text, end)) return false;
  return word.onlyBefore === undefined || matchAt(word.onlyBefore, text, end) !== null;
}
