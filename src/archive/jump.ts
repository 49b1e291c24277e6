import { fold } from '../text/fold.ts';
import { hanNumber } from './facts/printed-dates.ts';

/** 「下转A03版①」 or 「上接第1版」: where an article goes on, or where it comes from. */
export interface Jump {
  readonly onward: boolean;
  /** `A03`, `3` as printed; null when the line does not say. */
  readonly page: string | null;
  /** What tells several jumps of one page apart: 「①」 as 1; null when none is printed. */
  readonly mark: number | null;
  /** 「上接一版《…》」: the title it names, or null. */
  readonly title: string | null;
}

const ONWARD = /下转|紧接|转第|转[A-Z]?\d/;
const PAGE = /(?:[转接见]|第)\s?(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3}|头)(?=\s?版|[^\d]|$)/;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const NUMBERED = /[(（]\s?(\d{1,2}|[一二三四五六七八九十])\s?[)）]|之\s?([一二三四五六七八九十])/;

/** Reads a jump line as printed. */
export function readJump(words: string): Jump {
  const circled = [...words].find((char) => CIRCLED.includes(char));
  // Folding would make a figure of the circle, and 「3①」 page 31.
  const folded = fold(circled ? words.replace(circled, ' ') : words);
  const numbered = NUMBERED.exec(folded);
  const mark = circled ? CIRCLED.indexOf(circled) + 1 : numberOf(numbered?.[1] ?? numbered?.[2]);
  const page = PAGE.exec(folded)?.[0].replace(/^[转接见第\s]+/, '') ?? null;
  const title = /[《“]([^《》”]{2,40})[》”]/.exec(folded)?.[1] ?? null;
  return { onward: ONWARD.test(folded), page: page === null ? null : plainPage(page), mark, title };
}

/** Whether two page numbers may be one: 「01」 and 「1」, 「A1」 and 「01」; unknown ones may be any. */
export function mayBeOnePage(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const [one, other] = [partsOf(a), partsOf(b)];
  return one.number === other.number && (one.letter === other.letter || one.letter + other.letter === 'A');
}

/** A page number without 第 and 版 in figures: 「二」 and 「头」 as 2 and 1; `A03` stays. */
export function plainPage(page: string): string {
  if (page === '头') return '1';
  return /^[A-Z\d]/.test(page) ? page : String(hanNumber(page) ?? page);
}

function partsOf(page: string): { readonly letter: string; readonly number: number } {
  const match = /([A-Z]?)\s?(\d{1,3})/.exec(fold(page).toUpperCase());
  return { letter: match?.[1] ?? '', number: Number(match?.[2] ?? Number.NaN) };
}

function numberOf(digits: string | undefined): number | null {
  if (digits === undefined) return null;
  return /^\d/.test(digits) ? Number(digits) : (hanNumber(digits) ?? null);
}
