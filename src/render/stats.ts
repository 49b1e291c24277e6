import { addDays, hasYear } from '../domain/day.ts';
import { pageDoubtScore } from '../domain/doubt-score.ts';
import type { HeldIssue } from '../domain/holdings.ts';
import type { HeldPage, IndexStats } from '../domain/index-stats.ts';
import { bookTitle, pageText } from './citation-line.ts';
import { dayText } from './day-text.ts';
import { scoreText } from './inspect-words.ts';
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

/** Most doubtful pages told of; an operator mends these first. */
const PAGES_TOLD = 10;

/** Holdings in the shape of the command line. A gap is a run of days without an issue between two that are held. */
export function statsJson({ holdings, pages, people, bytes, version }: IndexStats): object {
  const { files, articles, passages, events } = holdings;
  const papers = papersOf(holdings.issues).map(
    ({ paper, issues, pages: printed, articles: held, doubtful, first, last }) => ({
      paper,
      issues,
      pages: printed,
      articles: held,
      doubtful,
      doubt_score: scoreOf(pages.filter((page) => page.paper === paper)),
      first,
      last,
      gaps: gapsOf(holdings.issues.filter((issue) => issue.paper === paper)),
    }),
  );
  return {
    papers,
    issues: holdings.issues.length,
    files,
    articles,
    passages,
    events,
    people,
    most_doubtful: mostDoubtful(pages).map(({ source, paper, day, page, articles: held, doubtful, doubtScore }) => ({
      source,
      paper,
      issue_date: day,
      page,
      articles: held,
      doubtful,
      doubt_score: doubtScore,
    })),
    index_bytes: bytes,
    version,
  };
}

/** Holdings for a person to read. */
export function statsText({ holdings, pages, people, bytes, version }: IndexStats): string {
  const rows = papersOf(holdings.issues).map((row) => paperLine(row, pages));
  const size = (bytes / 1024 / 1024).toFixed(1);
  const totals = `共${holdings.files}个文件、${holdings.articles}篇稿件、${holdings.passages}个段落、${holdings.events}条活动记录、${people}个人名`;
  return [...rows, totals, `索引 ${size} MB，版本 ${version}`, ...doubtfulLines(pages)].join('\n');
}

function paperLine(row: PaperRow, pages: readonly HeldPage[]): string {
  const span =
    row.first === null
      ? '日期不详'
      : row.first === row.last
        ? dayText(row.first)
        : `${dayText(row.first)}至${dayText(row.last ?? row.first)}`;
  const score = scoreOf(pages.filter((page) => page.paper === row.paper));
  const doubt = row.doubtful > 0 ? `，存疑${row.doubtful}篇，平均${scoreText(score)}` : '';
  return `${oneLine(row.paper ?? '报名不详')}：${row.issues}期、${row.pages}版、${row.articles}篇（${span}）${doubt}`;
}

function doubtfulLines(pages: readonly HeldPage[]): string[] {
  const worst = mostDoubtful(pages);
  if (worst.length === 0) return [];
  const more = pages.filter(({ doubtScore }) => doubtScore > 0).length - worst.length;
  const lines = worst.map((page) => {
    const place = [
      page.paper && bookTitle(page.paper),
      page.day && dayText(page.day),
      page.page && pageText(page.page),
    ];
    const where = place.filter(Boolean).join('');
    return `  ${scoreText(page.doubtScore)}  ${oneLine(page.source)}${where ? `（${where}）` : ''}：${page.articles}篇中${page.doubtful}篇存疑`;
  });
  const rest = more > 0 ? [`  另有${more}版存疑`] : [];
  return ['最可疑的版面（用 wenbao inspect 查看原因）：', ...lines, ...rest];
}

function mostDoubtful(pages: readonly HeldPage[]): readonly HeldPage[] {
  return pages.filter(({ doubtScore }) => doubtScore > 0).slice(0, PAGES_TOLD);
}

/** 存疑度 of pages together: each article counts alike. */
function scoreOf(pages: readonly HeldPage[]): number {
  const articles = pages.reduce((total, page) => total + page.articles, 0);
  const score = pages.reduce((total, page) => total + page.articles * page.doubtScore, 0);
  return pageDoubtScore([], [score / Math.max(1, articles)]);
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
