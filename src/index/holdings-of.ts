import type { Table } from '@lancedb/lancedb';
import type { HeldIssue, Holdings } from '../domain/holdings.ts';

interface Counted {
  issue: HeldIssue;
  readonly pages: Set<string>;
}

/** Counts what the tables hold, per paper and day. A page is a printed page number, or a file where none is printed. */
export async function holdingsOf(articles: Table, passages: Table, events: Table, files: number): Promise<Holdings> {
  const issues = new Map<string, Counted>();
  const rows = articles.query().select(['source', 'paper', 'issue_day', 'page', 'inferred', 'doubtful']);
  for await (const batch of rows) {
    for (const row of batch) {
      const [paper, day] = [textOrNull(row.paper), textOrNull(row.issue_day)];
      const key = `${paper}\0${day}`;
      const held = issues.get(key) ?? {
        issue: { paper, day, inferred: false, pages: 0, articles: 0, doubtful: 0 },
        pages: new Set(),
      };
      held.pages.add(textOrNull(row.page) ?? String(row.source));
      held.issue = {
        ...held.issue,
        inferred: held.issue.inferred || row.inferred === true,
        pages: held.pages.size,
        articles: held.issue.articles + 1,
        doubtful: held.issue.doubtful + (row.doubtful === true ? 1 : 0),
      };
      issues.set(key, held);
    }
  }
  return {
    issues: [...issues.values()].map(({ issue }) => issue).sort(byDay),
    files,
    articles: await articles.countRows(),
    passages: await passages.countRows(),
    events: await events.countRows(),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function byDay(a: HeldIssue, b: HeldIssue): number {
  const [x, y] = [a.day ?? '', b.day ?? ''];
  return x === y ? ((a.paper ?? '') < (b.paper ?? '') ? -1 : 1) : x < y ? -1 : 1;
}
