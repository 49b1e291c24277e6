import { createHash } from 'node:crypto';
import type { Day, DayRange } from '../domain/day.ts';
import { monthDay } from '../domain/day.ts';
import { doubtScore } from '../domain/doubt-score.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { ArticleReading } from '../domain/reading.ts';
import { searchForm } from '../text/fold.ts';
import { rowDayKeys } from './day-keys.ts';
import { monthSpan } from './month-span.ts';
import { packPassage } from './passage-row.ts';
import type { Row } from './tables.ts';
import { passageTokens, queryTokens } from './token-column.ts';

/**
 * Names of what a reading is: `key` of all that was read, wherever the file lies, which passages and events hang on;
 * `rowId` of the same in this place of this file.
 */
export interface Identity {
  readonly key: string;
  readonly rowId: string;
  /** The article's record, or its order in the file. */
  readonly slot: string;
}

/** Two readings of one identity make the same rows. `copy` counts articles of one file that are the same to the letter. */
export function identify(reading: ArticleReading, copy: number): Identity {
  const { source, record, n, runs, continuedOn, ...content } = reading.article;
  const key = digest({ ...reading, article: content });
  return { key, rowId: digest({ key, source, record, n, runs, continuedOn, copy }), slot: record ?? String(n) };
}

/** The row of the articles table. */
export function articleRow(reading: ArticleReading, { key, rowId, slot }: Identity): Row {
  const { article, people, statements, errata } = reading;
  const head = article.text.slice(0, article.body.start);
  return {
    row_id: rowId,
    key,
    id: article.id,
    source: article.source,
    n: article.n,
    slot,
    ...narrowed(reading),
    event_days: rowDayKeys(eventDays(reading)),
    page: article.page?.value ?? null,
    inferred: article.issueDate?.origin.kind === 'inferred' || article.paper?.origin.kind === 'inferred',
    doubtful: doubtScore(article.doubts) > 0,
    people: distinct(people.map((person) => person.name)),
    titles: distinct(people.flatMap((person) => person.titles)).join('\n'),
    article: JSON.stringify(article),
    mentions: JSON.stringify(people),
    statements: JSON.stringify(statements),
    errata: errata.length > 0 ? JSON.stringify(errata) : null,
    head_tokens: queryTokens(head),
    head_form: searchForm(head),
  };
}

/** The rows of the passages table; the same for every place that the article stands in. */
export function passageRows(reading: ArticleReading, { key }: Identity): Row[] {
  const { article, passages } = reading;
  const told = eventDays(reading);
  const days = rowDayKeys(told);
  const issueDay = article.issueDate?.value ?? null;
  const head = article.text.slice(0, article.body.start).trim();
  return passages.map((passage) => ({
    key,
    id: passage.id,
    article_id: article.id,
    ...narrowed(reading),
    event_days: days,
    passage: packPassage({ passage, head, issueDay, told }),
    form: searchForm(passage.text),
    tokens: passageTokens(passage.text, passage.n === 0 ? head : ''),
  }));
}

/** The rows of the events table; the same for every place that the article stands in. */
export function eventRows(reading: ArticleReading, { key }: Identity): Row[] {
  return reading.events.map((event) => {
    const range = rangeOf(event);
    const months = range && monthSpan(range);
    return {
      key,
      id: event.id,
      article_id: reading.article.id,
      ...narrowed(reading),
      from_day: range?.from ?? null,
      to_day: range?.to ?? null,
      from_month: months?.from ?? null,
      to_month: months?.to ?? null,
      people: distinct(event.participants.map((person) => person.name)),
      event: JSON.stringify(event),
    };
  });
}

/** Days of an event; null when it has none. */
function rangeOf({ from, to }: NewsEvent): DayRange | null {
  return from === null ? null : { from, to: to ?? from };
}

function narrowed({ article }: ArticleReading): Row {
  const day: Day | null = article.issueDate?.value ?? null;
  return { paper: article.paper?.value ?? null, issue_day: day, issue_month: day && monthDay(day) };
}

/** Every day that an article tells of, by its dates and its events. */
function eventDays({ dates, events }: ArticleReading): DayRange[] {
  const told = events.map(rangeOf).filter((range) => range !== null);
  return [...told, ...dates.map(({ from, to }) => ({ from, to }))];
}

/** Names and titles are compared in their search form: traditional or simplified, printed wide or not. */
function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map(searchForm))];
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}
