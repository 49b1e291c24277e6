import { addDays, hasYear } from '../domain/day.ts';
import type { HeldIssue } from '../domain/holdings.ts';
import type { IndexStats } from '../domain/index-stats.ts';
import { dayText } from './day-text.ts';
import { oneLine } from './terminal-safe.ts';

interface PaperRow {
  readonly paper: string | null;
  readonly issues: number;
  readonly pages: number;
  readonly articles: number;
  readonly doubtful: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** Holdings in the shape of the command line. A gap is a run of days without an issue between two that are held. */
export function statsJson({ holdings, people, bytes, version }: IndexStats): object {
  const { files, articles, passages, events } = holdings;
  const papers = papersOf(holdings.issues).map(({ paper, issues, pages, articles: held, doubtful, first, last }) => ({
    paper,
    issues,
    pages,
    articles: held,
    doubtful,
    first,
    last,
    gaps: gapsOf(holdings.issues.filter((issue) => issue.paper === paper)),
  }));
  return {
    papers,
    issues: holdings.issues.length,
    files,
    articles,
    passages,
    events,
    people,
    index_bytes: bytes,
    version,
  };
}

/** Holdings for a person to read. */
export function statsText({ holdings, people, bytes, version }: IndexStats): string {
  const rows = papersOf(holdings.issues).map((row) => {
    const span =
      row.first === null
        ? '日期不详'
        : row.first === row.last
          ? dayText(row.first)
          : `${dayText(row.first)}至${dayText(row.last ?? row.first)}`;
    const doubt = row.doubtful > 0 ? `，存疑${row.doubtful}篇` : '';
    return `${oneLine(row.paper ?? '报名不详')}：${row.issues}期、${row.pages}版、${row.articles}篇（${span}）${doubt}`;
  });
  const size = (bytes / 1024 / 1024).toFixed(1);
  const totals = `共${holdings.files}个文件、${holdings.articles}篇稿件、${holdings.passages}个段落、${holdings.events}条活动记录、${people}个人名`;
  return [...rows, totals, `索引 ${size} MB，版本 ${version}`].join('\n');
}

function papersOf(issues: readonly HeldIssue[]): PaperRow[] {
  const papers = [...new Set(issues.map((issue) => issue.paper))];
  return papers.map((paper) => {
    const held = issues.filter((issue) => issue.paper === paper);
    const days = daysOf(held);
    return {
      paper,
      issues: held.length,
      pages: sum(held, (issue) => issue.pages),
      articles: sum(held, (issue) => issue.articles),
      doubtful: sum(held, (issue) => issue.doubtful),
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
    };
  });
}

/** In order of time; days of unknown year tell no time beside others and are left out then. */
function daysOf(issues: readonly HeldIssue[]): string[] {
  const days = issues.flatMap((issue) => issue.day ?? []).sort();
  const known = days.filter(hasYear);
  return known.length > 0 ? known : days;
}

function sum(issues: readonly HeldIssue[], of: (issue: HeldIssue) => number): number {
  return issues.reduce((total, issue) => total + of(issue), 0);
}

/** Days between two held issues on which none is held, as closed ranges; issues of unknown year are left out. */
function gapsOf(issues: readonly HeldIssue[]): { from: string; to: string }[] {
  const days = [...new Set(issues.flatMap((issue) => (issue.day && hasYear(issue.day) ? [issue.day] : [])))].sort();
  return days.slice(1).flatMap((day, at) => {
    const [from, to] = [addDays(days[at] ?? day, 1), addDays(day, -1)];
    return from <= to ? [{ from, to }] : [];
  });
}
