import type { IndexFilter } from '../domain/archive-index.ts';
import { askedDayKeys } from './day-keys.ts';
import { allOf, equals, holdsAny, isOneOf, meetsAny, type RangeColumns, type Sql } from './sql.ts';

/** Columns of the issue's day, in every table. */
const ISSUE: RangeColumns = {
  from: 'issue_day',
  to: 'issue_day',
  fromMonth: 'issue_month',
  toMonth: 'issue_month',
};
const EVENT: RangeColumns = {
  from: 'from_day',
  to: 'to_day',
  fromMonth: 'from_month',
  toMonth: 'to_month',
};

/**
 * The SQL of a filter and further conditions; null when everything passes. Articles and passages pass by event day when
 * the article tells of such a day anywhere; a time of more than a month (今年以来) counts only for questions about whole
 * months or years. `idColumn` holds article ids.
 */
export function whereOf(filter: IndexFilter, further: readonly Sql[] = [], idColumn = 'article_id'): Sql | null {
  const { eventDays = [] } = filter;
  const byDay = eventDays.length > 0 ? [holdsAny('event_days', askedDayKeys(eventDays))] : [];
  return allOf([...further, ...byDay, ...commonOf(filter, idColumn)]);
}

/** The SQL of a filter on event records: exactly those whose own days meet the ranges. */
export function whereEvents(filter: IndexFilter, further: readonly Sql[]): Sql | null {
  const { eventDays = [] } = filter;
  const byDay = eventDays.length > 0 ? [meetsAny(EVENT, eventDays)] : [];
  return allOf([...further, ...byDay, ...commonOf(filter, 'article_id')]);
}

function commonOf({ issueDays = [], paper, articleIds }: IndexFilter, idColumn: string): Sql[] {
  return [
    ...(issueDays.length > 0 ? [meetsAny(ISSUE, issueDays)] : []),
    ...(paper === undefined ? [] : [equals('paper', paper)]),
    ...(articleIds === undefined ? [] : [isOneOf(idColumn, articleIds)]),
  ];
}
