import { createHash } from 'node:crypto';
import type { DayRange } from '../domain/day.ts';
import type { ArticleReading } from '../domain/reading.ts';
import { bigrams, words } from '../text/tokens.ts';
import { rowDayKeys } from './day-keys.ts';

/** A row of a table; plain values only. */
export type Row = Record<string, string | number | boolean | null | string[]>;

/** The rows that one article makes. */
export interface ArticleRows {
  readonly articles: Row[];
  readonly passages: Row[];
  readonly events: Row[];
}

/** Turns a reading into rows. `key` names one article of one place of one file; `id` its content. */
export function rowsOf(reading: ArticleReading): ArticleRows {
  const { article, people, statements } = reading;
  const slot = article.record ?? String(article.n);
  const key = createHash('sha256').update(`${article.source}\0${slot}\0${article.n}`).digest('hex').slice(0, 24);
  const common = { key, article_id: article.id, source: article.source, paper: article.paper?.value ?? null };
  const issueDay = article.issueDate?.value ?? null;
  const days = {
    event_days: rowDayKeys(eventDays(reading)),
    issue_days: rowDayKeys(issueDay ? [{ from: issueDay, to: issueDay }] : []),
  };
  const head = [article.kicker, article.title, article.subtitle].filter(Boolean).join('\n');
  return {
    articles: [
      {
        key,
        id: article.id,
        source: article.source,
        slot,
        paper: common.paper,
        issue_day: issueDay,
        page: article.page?.value ?? null,
        inferred: article.issueDate?.origin.kind === 'inferred' || article.paper?.origin.kind === 'inferred',
        doubtful: article.doubts.length > 0,
        people: [...new Set(people.map((person) => person.name))],
        titles: [...new Set(people.flatMap((person) => person.titles))],
        article: JSON.stringify(article),
        mentions: JSON.stringify(people),
        statements: JSON.stringify(statements),
        title_bigrams: bigrams(head).join(' '),
        title_words: words(head).join(' '),
        head_bigrams: bigrams(article.text.slice(0, article.body.start)).join(' '),
      },
    ],
    passages: reading.passages.map((passage) => ({
      ...common,
      ...days,
      id: passage.id,
      ordinal: passage.n,
      start: passage.start,
      stop: passage.end,
      text: passage.text,
      bigrams: bigrams(passage.text).join(' '),
      words: words(passage.text).join(' '),
    })),
    events: reading.events.map((event) => ({
      ...common,
      id: event.id,
      event_days: rowDayKeys(event.from ? [{ from: event.from, to: event.to ?? event.from }] : []),
      issue_days: days.issue_days,
      people: [...new Set(event.participants.map((person) => person.name))],
      event: JSON.stringify(event),
    })),
  };
}

/** Every day that an article tells of, by its dates and its events. */
function eventDays({ dates, events }: ArticleReading): DayRange[] {
  const told = events.flatMap((event) => (event.from ? [{ from: event.from, to: event.to ?? event.from }] : []));
  return [...told, ...dates.map(({ from, to }) => ({ from, to }))];
}
