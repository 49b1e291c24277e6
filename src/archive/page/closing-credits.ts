import type { Byline } from '../../domain/article.ts';
import { NO_BYLINE, parseByline, UNIT } from './byline-parts.ts';

const CREDITS = /[。!?”」…]\s{0,30}[([]([^()[\]。]{2,60})[)\]]\s*$/;
/** 「【编辑:某某】 更多精彩内容…」 of news sites. */
const EDITOR = /[。!?”」…)]\s{0,4}[【([]\s?((?:责任|值班)?编辑\s?:\s?[\u4e00-\u9fff·]{2,8})\s?[】)\]][^。]{0,30}$/;
/** Length of the end of a paragraph that is looked at. */
export const TAIL = 80;
const JUMP = /[([【]?(?:下转|紧接)第?\s?(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s?版?[^。()]{0,8}[)\]】]?\s*$/;

/** Credits at the end of a paragraph. */
export interface ClosingCredits {
  /** Where they begin. */
  readonly start: number;
  readonly byline: Byline;
  /** True when no role is printed: a name in brackets may also be somebody quoted. */
  readonly bare: boolean;
}

/** Credits at the end of a (folded) paragraph, 「……。(吴国强 马兰)」; null when there are none. */
export function closingCredits(plain: string, printed = plain): ClosingCredits | null {
  const tail = plain.slice(-TAIL);
  if (!/[([【]/.test(tail)) return null;
  const match = CREDITS.exec(tail) ?? EDITOR.exec(tail);
  if (!match?.[1]) return null;
  const base = plain.length - tail.length;
  const from = base + match.index + match[0].lastIndexOf(match[1]);
  const byline =
    parseByline(match[1], true, printed.slice(from, from + match[1].length)) ??
    (isOfficeNote(match[1]) ? NO_BYLINE : null);
  if (!byline) return null;
  const start = base + match.index + match[0].search(/[([【]/);
  return { start, byline, bare: parseByline(match[1]) === null };
}

/** Whether credits name only an office: 「图书馆」, 「宣传部供稿」. */
export function isOfficeNote(plain: string): boolean {
  const office = plain.replace(/\s+/g, '').replace(/(?:供稿|供图|提供)$/, '');
  return office.length >= 3 && office.length <= 16 && UNIT.test(office) && /^[\u4e00-\u9fff]+$/.test(office);
}

/** 「(下转A03版)」 at the end of a folded line, and where it begins. */
export function jumpNote(plain: string): { readonly start: number } | null {
  const tail = plain.slice(-30);
  if (!/[下紧]/.test(tail)) return null;
  const match = JUMP.exec(tail);
  return match && match.index > 0 ? { start: plain.length - tail.length + match.index } : null;
}
