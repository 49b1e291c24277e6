import type { Article } from '../../domain/article.ts';
import type { Day } from '../../domain/day.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { Span } from '../../domain/span.ts';
import { findDates } from '../../text/dates.ts';
import { dayWords, whenWords } from './day-words.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

/** A line with the day it is told under. */
export interface Dated {
  readonly claim: DraftClaim;
  readonly day: Day | null;
}

/** A sentence of an article under the day that opens it, with its year; else under the day of its issue. Empty when too long. */
export function sentenceLine(article: Article, span: Span): Dated[] {
  const sentence = article.text.slice(span.start, span.end);
  const issued = article.issueDate?.value ?? null;
  const [date] = findDates(sentence, { reference: issued, use: 'article' });
  const opens = date !== undefined && date.start <= 2 && date.from === date.to;
  const day = opens ? date.from : issued;
  const text = opens
    ? `${whenWords(date, true)}${sentence.slice(date.end)}`
    : `${issued === null ? '' : `${dayWords(issued, true)}见报：`}${sentence}`;
  if (text.length > LONGEST_CLAIM) return [];
  return [{ claim: { text, quotes: [{ articleId: article.id, start: span.start, end: span.end }], event: null }, day }];
}
