import { samePage } from '../archive/facts/issue-facts.ts';
import type { IndexReader } from '../domain/archive-index.ts';
import type { Article } from '../domain/article.ts';
import { type Day, hasYear } from '../domain/day.ts';
import { bookTitle, pageText } from '../render/citation-line.ts';
import { dayText } from '../render/day-text.ts';
import { oneLine } from '../render/terminal-safe.ts';
import { searchForm } from '../text/fold.ts';

/** What of an article says whether the archive holds it already. */
export interface SentArticle {
  readonly paper: string | null;
  readonly day: Day | null;
  readonly page: string | null;
  readonly title: string;
}

/** Pages named in one line. */
const MOST_PAGES = 8;

/**
 * One line (Chinese) for each issue of which the index holds articles that were sent once more: on the same page, or under
 * the same headline where a page is not known. An archive may keep a page in many files, so that is a doubt, no fault.
 */
export async function heldAlready(
  reader: IndexReader,
  sent: readonly SentArticle[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const issue of issuesOf(sent, reader)) {
    signal.throwIfAborted();
    const line = heldLine(issue, await articlesOf(issue, reader));
    if (line !== null) lines.push(line);
  }
  return lines;
}

interface SentIssue {
  readonly paper: string | null;
  readonly day: Day;
  readonly pages: Set<string>;
  readonly titles: Set<string>;
  /** Of articles without a page. */
  readonly loose: Set<string>;
}

/** Only issues of which anything is held. */
function issuesOf(sent: readonly SentArticle[], { holdings }: IndexReader): readonly SentIssue[] {
  const held = new Set(holdings.issues.flatMap(({ paper, day }) => [`${paper}\0${day}`, `null\0${day}`]));
  const issues = new Map<string, SentIssue>();
  for (const { paper, day, page, title } of sent) {
    const key = `${paper}\0${day}`;
    if (day === null || !hasYear(day) || !held.has(key)) continue;
    const issue = issues.get(key) ?? { paper, day, pages: new Set(), titles: new Set(), loose: new Set() };
    issues.set(key, issue);
    issue.titles.add(searchForm(title));
    if (page === null || paper === null) issue.loose.add(searchForm(title));
    else issue.pages.add(page);
  }
  return [...issues.values()];
}

function articlesOf({ paper, day }: SentIssue, reader: IndexReader): Promise<readonly Article[]> {
  return reader.issueArticles({ issueDays: [{ from: day, to: day }], ...(paper === null ? {} : { paper }) });
}

function heldLine({ paper, day, pages, titles, loose }: SentIssue, held: readonly Article[]): string | null {
  const [again, alike] = [new Set<string>(), new Set<string>()];
  let elsewhere = false;
  for (const { page, title } of held) {
    const same = page && [...pages].find((sent) => samePage(sent, page.value));
    const headline = searchForm(title);
    if (!same && !(page === null ? titles : loose).has(headline)) continue;
    if (same) again.add(same);
    else elsewhere = true;
    if (titles.has(headline)) alike.add(headline);
  }
  if (again.size === 0 && !elsewhere) return null;
  const place = `${paper === null ? '' : bookTitle(oneLine(paper))}${dayText(day)}`;
  const what = again.size === 0 ? '的稿件' : `${pagesText([...again])}${elsewhere ? '等处的稿件' : ''}`;
  return `档案里已有${place}${what}（${alike.size === 0 ? '没有同题的' : `${alike.size}篇同题`}），请核对是否重复`;
}

function pagesText(pages: readonly string[]): string {
  const inOrder = pages.toSorted((a, b) => a.localeCompare(b, 'zh', { numeric: true }));
  const named = inOrder.slice(0, MOST_PAGES).map((page) => pageText(oneLine(page)));
  return `${named.join('、')}${pages.length > MOST_PAGES ? `等${pages.length}个版` : ''}`;
}
