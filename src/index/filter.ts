import type { IndexFilter } from '../domain/archive-index.ts';
import { askedDayKeys } from './day-keys.ts';
import { allOf, equals, holdsAny, isOneOf, type Sql } from './sql.ts';

/** The SQL of a filter and further conditions; null when everything passes. `idColumn` holds article ids. */
export function whereOf(filter: IndexFilter, further: readonly Sql[] = [], idColumn = 'article_id'): Sql | null {
  const { eventDays = [], issueDays = [], paper, articleIds } = filter;
  return allOf([
    ...further,
    ...(eventDays.length > 0 ? [holdsAny('event_days', askedDayKeys(eventDays))] : []),
    ...(issueDays.length > 0 ? [holdsAny('issue_days', askedDayKeys(issueDays))] : []),
    ...(paper === undefined ? [] : [equals('paper', paper)]),
    ...(articleIds === undefined ? [] : [isOneOf(idColumn, articleIds)]),
  ]);
}
