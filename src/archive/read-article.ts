import type { Article } from '../domain/article.ts';
import type { ArticleReading } from '../domain/reading.ts';
import { findDates } from '../text/dates.ts';
import { findPeople } from '../text/people.ts';
import { findNamed } from '../text/places.ts';
import { findEvents } from './events.ts';
import { cutPassages } from './passages.ts';

/** Everything that is read in one article: facets, events, statements, passages. Dates resolve against its issue date. */
export function readArticle(article: Article): ArticleReading {
  const dates = findDates(article.text, { reference: article.issueDate?.value ?? null, use: 'article' });
  const people = findPeople(article.text);
  const named = findNamed(article.text);
  const { events, statements } = findEvents(article, { dates, people, named });
  return { article, dates, people, named, events, statements, passages: cutPassages(article) };
}
