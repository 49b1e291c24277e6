import type { Origin } from '../domain/article.ts';
import { fold } from '../text/fold.ts';
import { PAPER_NAME } from './dateline.ts';
import type { FactClaims } from './issue-facts.ts';
import { compactDates } from './printed-dates.ts';

const PAPER = new RegExp(`^[\\u4e00-\\u9fff]{1,10}${PAPER_NAME}`);
const PAGE = /(?:^|[_\-\s.第/])([A-Za-z]?\d{1,2})版?(?:[_\-\s.].{0,40})?$/;

/**
 * Paper, day and page from an archive-relative path: 「云溪晚报/2023-04-12_A01.txt」, 「青石日报_19990104_01.txt」,
 * 「20220906/A02.txt」, 「云溪晚报2023年04月12日第3版.txt」.
 */
export function pathFacts(source: string): FactClaims {
  const path = fold(source)
    .replace(/\.gz$/i, '')
    .replace(/\.[A-Za-z]{2,5}$/, '');
  const origin: Origin = { kind: 'path', reason: `文件名「${source}」` };
  const date = compactDates(path).at(-1);
  const paper = paperIn(path);
  const page = pageIn(date ? path.slice(date.end) : path, date !== undefined);
  return {
    paper: paper ? [{ value: paper, origin }] : [],
    issueDate: date ? [{ value: date.day, origin }] : [],
    page: page ? [{ value: page, origin }] : [],
    url: [],
  };
}

function paperIn(path: string): string | null {
  const tokens = path.split(/[/_\-\s.()[\]]+/).reverse();
  for (const token of tokens) {
    const paper = PAPER.exec(token)?.[0];
    if (paper) return paper;
  }
  return null;
}

/** The page number behind the date; without a date only an unmistakable one (A02, 第3版). */
function pageIn(rest: string, dated: boolean): string | null {
  const name = dated ? rest.replace(/^日/, '') : (rest.split('/').at(-1) ?? '');
  const page = PAGE.exec(name)?.[1];
  if (!page) return null;
  return dated || /^[A-D]\d{1,2}$/i.test(page) || /第[A-Za-z]?\d{1,2}版/.test(name) ? page.toUpperCase() : null;
}
