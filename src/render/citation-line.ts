import type { Citation } from '../domain/answer.ts';
import { dayText } from './day-text.ts';
import { oneLine } from './terminal-safe.ts';

/** What a citation line is made of; a Citation has it all. */
export type CitedPlace = Pick<
  Citation,
  'paper' | 'paperInferred' | 'issueDate' | 'issueDateInferred' | 'page' | 'title' | 'titleDerived' | 'corrected'
>;

/**
 * House citation: 「《衡阳晚报》2022年9月6日A01版《标题》」, on one line, safe to print. What is not known is said
 * (「报名不详」, 「日期不详」, 「9月6日（年份不详）」); an unknown page is left out.
 */
export function citationLine(place: CitedPlace): string {
  return `${placeLine(place)}${bookTitle(place.title)}`;
}

/** The same without the headline: 「《衡阳晚报》2022年9月6日A01版」. */
export function placeLine(place: CitedPlace): string {
  const paper = place.paper ? bookTitle(place.paper) : '报名不详，';
  const day = place.issueDate ? dayText(place.issueDate) : place.paper ? '（日期不详）' : '日期不详';
  const page = place.page ? pageText(place.page) : '';
  return `${paper}${day}${page}`;
}

/** 「（日期据文内推断，标题据正文代拟）」: what of the line was inferred rather than printed; empty when nothing was. */
export function inferredMarks(place: CitedPlace): string {
  const marks = [
    place.paperInferred && place.paper ? '报名系推断' : null,
    place.issueDateInferred && place.issueDate ? '日期据文内推断' : null,
    place.titleDerived ? '标题据正文代拟' : null,
    place.corrected ? '文字经更正表改正' : null,
  ].filter((mark) => mark !== null);
  return marks.length ? `（${marks.join('，')}）` : '';
}

/** `A01` → 「A01版」, `3` → 「第3版」; what already says 版 stays. */
export function pageText(page: string): string {
  const printed = oneLine(page);
  if (printed.endsWith('版')) return printed;
  return /^\d+$/.test(printed) ? `第${printed}版` : `${printed}版`;
}

/** A name in 《》, put there once only. */
export function bookTitle(name: string): string {
  const printed = oneLine(name);
  const bare = /^《[^《》]*》$/.test(printed) ? printed.slice(1, -1) : printed;
  return `《${bare}》`;
}
