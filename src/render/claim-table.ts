import type { Answer, Citation, Claim } from '../domain/answer.ts';
import type { Day } from '../domain/day.ts';
import { inferredMarks, pageText } from './citation-line.ts';
import { dayRangeText, dayText } from './day-text.ts';
import { terminalSafe } from './terminal-safe.ts';

/** How days stand in a table: as ISO 8601 for spreadsheets to sort by (`2022-09-05/2022-09-07`), or in words. */
type TableDays = 'iso' | 'words';

/** Heads of the columns of `claimTable`. */
export const CLAIM_COLUMNS = [
  '日期',
  '内容',
  '活动',
  '地点',
  '报纸',
  '见报日期',
  '版次',
  '标题',
  '引文',
  '来源',
  '备注',
] as const;

/**
 * The claims of an answer as rows of `CLAIM_COLUMNS`. A claim with several sources has as many lines in the columns on
 * its sources, the same source on the same line, or one line where all say the same; what is not known is empty.
 */
export function claimTable(answer: Answer, days: TableDays): string[][] {
  const byNumber = new Map(answer.citations.map((citation) => [citation.n, citation]));
  return answer.claims.map((claim) => {
    const cited = claim.citations.flatMap((n) => byNumber.get(n) ?? []);
    const lines = (of: (citation: Citation) => string) => joined(cited.map((citation) => flat(of(citation))));
    const day = days === 'iso' ? (one: Day) => one : dayText;
    return [
      eventDays(claim, days),
      flat(claim.text),
      flat(claim.event?.name ?? ''),
      flat(claim.event?.places.join('、') ?? ''),
      lines(({ paper }) => paper ?? ''),
      lines(({ issueDate }) => (issueDate === null ? '' : day(issueDate))),
      lines(({ page }) => (page === null ? '' : pageText(page))),
      lines(({ title }) => title),
      lines(({ quote }) => quote),
      lines(({ source, record }) => [source, ...(record === null ? [] : [record])].join('#')),
      lines(inferredMarks),
    ];
  });
}

function eventDays({ event }: Claim, days: TableDays): string {
  const [from, to] = [event?.from ?? event?.to ?? null, event?.to ?? event?.from ?? null];
  if (days === 'words') return dayRangeText(from, to) ?? '';
  return from === to ? (from ?? '') : `${from}/${to}`;
}

/** What is the same for all sources is said once. */
function joined(lines: readonly string[]): string {
  return lines.every((line) => line === lines[0]) ? (lines[0] ?? '') : lines.join('\n');
}

function flat(text: string): string {
  return terminalSafe(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
