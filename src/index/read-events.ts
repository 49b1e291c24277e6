import type { IndexFilter } from '../domain/archive-index.ts';
import type { DayPart } from '../domain/day.ts';
import type { NewsEvent } from '../domain/event.ts';
import { searchForm } from '../text/fold.ts';
import { whereEvents } from './filter.ts';
import type { ReadTables } from './read-tables.ts';
import { holdsAny } from './sql.ts';

/**
 * Every event record that passes the filter, by day and part of the day; records without a day last. Read batch by batch: a
 * query without a limit gives every row (0.31, 5,000 of them in a test).
 */
export async function findEvents(
  { events }: ReadTables,
  filter: IndexFilter,
  participant?: string,
): Promise<NewsEvent[]> {
  const where = whereEvents(filter, participant === undefined ? [] : [holdsAny('people', [searchForm(participant)])]);
  let query = events.query().select(['event']);
  if (where) query = query.where(where);
  const unique = new Map<string, NewsEvent>();
  for await (const batch of query) {
    for (const row of batch) {
      const event = JSON.parse(String(row.event)) as NewsEvent; // written by eventRows
      unique.set(`${event.id} ${event.from} ${event.to}`, event);
    }
  }
  return [...unique.values()].sort(byTime);
}

const PARTS: readonly (DayPart | null)[] = ['凌晨', '早', '上午', '中午', '下午', '傍晚', '晚', null];

function byTime(a: NewsEvent, b: NewsEvent): number {
  const [x, y] = [a, b].map((event) => event.from ?? 'none');
  if (x !== y) return (x ?? '') < (y ?? '') ? -1 : 1;
  if (a.dayPart !== b.dayPart) return PARTS.indexOf(a.dayPart) - PARTS.indexOf(b.dayPart);
  return a.articleId === b.articleId ? a.nameSpan.start - b.nameSpan.start : a.articleId < b.articleId ? -1 : 1;
}
