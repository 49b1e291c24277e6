import type { HeldIssue, Holdings } from '../domain/holdings.ts';
import type { OpenTables } from './open-tables.ts';

/** Counts what the tables hold, per paper and day. A page is a printed page number, or a file where none is printed. */
export async function holdingsOf(tables: OpenTables, files: number): Promise<Holdings> {
  const issues = new Map<string, { issue: HeldIssue; readonly pages: Set<string> }>();
  const articles = await tables.read('articles');
  const rows = articles?.query().select(['source', 'paper', 'issue_day', 'page', 'inferred', 'doubtful']) ?? [];
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
    articles: (await articles?.countRows()) ?? 0,
    passages: (await (await tables.read('passages'))?.countRows()) ?? 0,
    events: (await (await tables.read('events'))?.countRows()) ?? 0,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function byDay(a: HeldIssue, b: HeldIssue): number {
  const [x, y] = [a.day ?? '', b.day ?? ''];
  return x === y ? ((a.paper ?? '') < (b.paper ?? '') ? -1 : 1) : x < y ? -1 : 1;
}
