import type { Article, Origin } from '../domain/article.ts';
import { doubtScore } from '../domain/doubt-score.ts';
import type { NewsEvent, Participant, Statement } from '../domain/event.ts';
import type { DateFacet, PersonFacet } from '../domain/facet.ts';
import type { ArticleReading, FileReading } from '../domain/reading.ts';
import { eventJson } from './answer-json.ts';
import { fileScore } from './inspect-parts.ts';

/** The contract's `inspect` object of one file. All offsets of an article refer to its `text`; texts are exact. */
export function inspectJson(reading: FileReading) {
  return {
    source: reading.source,
    furniture: reading.furniture.map(({ kind, text, start, end }) => ({ kind, text, start, end })),
    doubts: reading.doubts.map(({ code, text }) => ({ code, text })),
    doubt_score: fileScore(reading),
    articles: reading.articles.map(articleJson),
  };
}

function articleJson({ article, events, statements, people, named, dates }: ArticleReading) {
  return {
    article_id: article.id,
    n: article.n,
    kicker: article.kicker,
    title: article.title,
    title_derived: article.titleDerived,
    subtitle: article.subtitle,
    paper: article.paper?.value ?? null,
    issue_date: article.issueDate?.value ?? null,
    issue_date_from: article.issueDate ? originCode(article.issueDate.origin) : null,
    page: article.page?.value ?? null,
    url: article.url,
    page_image: article.pageImage,
    reporters: article.byline.reporters,
    correspondents: article.byline.correspondents,
    other_credits: article.byline.others.map(({ role, name }) => ({ role, name })),
    text: article.text,
    body: article.text.slice(article.body.start, article.body.end),
    cut: article.cut,
    doubts: article.doubts.map(({ code, text }) => ({ code, text })),
    doubt_score: doubtScore(article.doubts),
    events: events.map((event) => eventReading(event, article)),
    statements: statements.map(statementJson),
    people: people.map(personJson),
    named: named.map(({ name, kind, start, end }) => ({ name, kind, start, end })),
    dates: dates.map(dateJson),
  };
}

/** Where a value was read: the kind of origin, with the reason behind a colon when it was inferred. */
function originCode(origin: Origin): string {
  return origin.kind === 'inferred' && origin.reason ? `${origin.kind}:${origin.reason}` : origin.kind;
}

function eventReading(event: NewsEvent, article: Article) {
  return {
    ...eventJson(event),
    participants: event.participants.map(participantJson),
    quote: article.text.slice(event.quote.start, event.quote.end),
    start: event.quote.start,
    end: event.quote.end,
  };
}

function participantJson({ name, titles, did, start, end }: Participant) {
  return { name, titles, did, start, end };
}

function statementJson({ speaker, verb, start, end }: Statement) {
  return { speaker, verb, start, end };
}

function personJson({ name, start, end, titles }: PersonFacet) {
  return { name, start, end, titles };
}

function dateJson({ text, start, end, from, to, dayPart }: DateFacet) {
  return { text, start, end, from, to, day_part: dayPart };
}
