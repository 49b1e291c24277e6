import type { Article, Doubt } from '../domain/article.ts';
import { type Day, dayFields, makeDay } from '../domain/day.ts';
import type { ArticleReading } from '../domain/reading.ts';
import { findDates } from '../text/dates.ts';
import { fold } from '../text/fold.ts';
import { findPeople } from '../text/people.ts';
import { findNamed } from '../text/places.ts';
import { withCredited } from './credited-people.ts';
import { findErrata } from './errata.ts';
import { findEvents } from './events/events.ts';
import { cutPassages } from './passages.ts';

/** Most characters of an article in which facets and events are looked for; a long report has some 30,000. */
const LONGEST_READ = 60_000;

/** Everything that is read in one article: facets, events, statements, passages. Dates resolve against its issue date. */
export function readArticle(article: Article): ArticleReading {
  const looked = article.text.length <= LONGEST_READ ? article : firstPart(article);
  const dates = findDates(looked.text, { reference: referenceDay(article), use: 'article' });
  const people = findPeople(looked.text);
  const named = findNamed(looked.text);
  const { events, statements } = findEvents(looked, { dates, people, named });
  const kept = looked === article ? article : { ...article, doubts: [...article.doubts, TOO_LONG] };
  return {
    article: kept,
    dates,
    people: withCredited(looked, people),
    named,
    events,
    statements,
    passages: cutPassages(article),
    errata: findErrata(kept, dates),
  };
}

const TOO_LONG: Doubt = { code: 'too-long', text: `全文过长，只在前${LONGEST_READ}字里辨认人物、时间和活动` };

/** The article up to the limit; offsets into it are offsets into the whole. */
function firstPart(article: Article): Article {
  const text = article.text.slice(0, LONGEST_READ);
  const body = { start: Math.min(article.body.start, text.length), end: Math.min(article.body.end, text.length) };
  return { ...article, text, body };
}

/** What 今天 and 昨日 count from: the day of the dateline (「本报青原10月18日讯」) where one is printed, else the issue's. */
function referenceDay({ text, body, issueDate }: Article): Day | null {
  const issued = issueDate?.value ?? null;
  const printed = /(\d{1,2})月(\d{1,2})日(?:专)?[讯电]/.exec(fold(text.slice(0, body.start)));
  const fields = issued === null ? null : dayFields(issued);
  if (!printed || !fields) return issued;
  const [month, date] = [Number(printed[1]), Number(printed[2])];
  const year = fields.year !== null && month > fields.month ? fields.year - 1 : fields.year;
  return makeDay(year, month, date) ?? issued;
}
