import type { Article } from '../domain/article.ts';
import { doubtScore, pageDoubtScore } from '../domain/doubt-score.ts';
import type { HeldIssue, Holdings } from '../domain/holdings.ts';
import type { HeldPage } from '../domain/index-stats.ts';
import { DamagedIndexError } from './index-errors.ts';
import { readManifest } from './manifest.ts';
import { OpenTables } from './open-tables.ts';

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

/**
 * Every page of the last commit with its 存疑度, the most doubtful first. The score is worked out from the stored doubts
 * and not stored itself, so that a change of weights holds for what is indexed already. Throws a WenbaoError when the
 * index cannot be read; without an index there is no page.
 */
export async function heldPages(folder: string): Promise<readonly HeldPage[]> {
  const tables = new OpenTables(folder, await readManifest(folder));
  try {
    return (await pagesOf(tables)).sort(byDoubt);
  } catch (error) {
    throw new DamagedIndexError(error);
  } finally {
    tables.close();
  }
}

async function pagesOf(tables: OpenTables): Promise<HeldPage[]> {
  const articles = await tables.read('articles');
  const pages = new Map<string, { page: HeldPage; readonly scores: number[] }>();
  const held = (row: Record<string, unknown>) => {
    const page = {
      source: String(row.source),
      paper: textOrNull(row.paper),
      day: textOrNull(row.issue_day),
      page: textOrNull(row.page),
    };
    const key = Object.values(page).join('\0');
    const known = pages.get(key) ?? { page: { ...page, articles: 0, doubtful: 0, doubtScore: 0 }, scores: [] };
    pages.set(key, known);
    return known;
  };
  for await (const batch of articles?.query().where('NOT doubtful').select(PLACE) ?? []) {
    for (const row of batch) held(row).scores.push(0);
  }
  // The stored article is long; only where something is in doubt is it needed.
  for await (const batch of articles
    ?.query()
    .where('doubtful')
    .select([...PLACE, 'article']) ?? []) {
    for (const row of batch) {
      const { doubts } = JSON.parse(String(row.article)) as Article; // written by articleRow
      held(row).scores.push(doubtScore(doubts));
    }
  }
  return [...pages.values()].map(({ page, scores }) => ({
    ...page,
    articles: scores.length,
    doubtful: scores.filter((score) => score > 0).length,
    doubtScore: pageDoubtScore([], scores),
  }));
}

const PLACE = ['source', 'paper', 'issue_day', 'page'];

function byDoubt(a: HeldPage, b: HeldPage): number {
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return b.doubtScore - a.doubtScore || order(a.source, b.source) || order(a.page ?? '', b.page ?? '');
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function byDay(a: HeldIssue, b: HeldIssue): number {
  const [x, y] = [a.day ?? '', b.day ?? ''];
  return x === y ? ((a.paper ?? '') < (b.paper ?? '') ? -1 : 1) : x < y ? -1 : 1;
}
