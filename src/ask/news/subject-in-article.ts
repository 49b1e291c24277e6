import type { Article } from '../../domain/article.ts';
import type { Quote } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Span } from '../../domain/span.ts';
import { searchForm } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import { type FollowedSubject, standsIn } from './followed-subject.ts';

/** Where an article tells of a subject: events, or else the sentences that name it, the headline first. */
export interface Found {
  readonly subject: FollowedSubject;
  readonly article: Article;
  readonly events: readonly NewsEvent[];
  readonly mention: readonly Quote[];
}

/** What an article tells of a subject; null when it does not name it. A byline is no mention. */
export function subjectIn(subject: FollowedSubject, article: Article, events: readonly NewsEvent[]): Found | null {
  const head = searchForm(headlineOf(article));
  const body = searchForm(article.text.slice(article.body.start, article.body.end));
  if (!subject.words.every((word) => standsIn(head, word, subject) || standsIn(body, word, subject))) return null;
  const own = events.filter((event) => isAbout(event, subject, article));
  const told = own.length > 0 || !inHeadline(subject, head) ? own : leadEvent(events, article);
  return { subject, article, events: told, mention: told.length > 0 ? [] : mentionIn(subject, article) };
}

function headlineOf({ kicker, title, titleDerived, subtitle }: Article): string {
  return [kicker, titleDerived ? null : title, subtitle].filter((line) => line !== null).join('\n');
}

/** A person's events are those they had a part in; a subject's those whose names, people, places or sentences hold its words. */
function isAbout(event: NewsEvent, subject: FollowedSubject, { text }: Article): boolean {
  const { person, words } = subject;
  const names = [event.name, ...event.otherNames.map(({ start, end }) => text.slice(start, end))];
  if (person !== null) {
    return (
      event.participants.some(({ name }) => searchForm(name) === person) ||
      names.some((name) => standsIn(searchForm(name), person, subject))
    );
  }
  const people = event.participants.map(({ name }) => name);
  const quote = text.slice(event.quote.start, event.quote.end);
  const form = searchForm([...names, ...people, ...event.places, quote].join('|'));
  return words.every((word) => standsIn(form, word, subject));
}

/** A headline that holds all words tells the article's first event; whose name stands in it is told by a sentence. */
function inHeadline(subject: FollowedSubject, head: string): boolean {
  return subject.person === null && subject.words.every((word) => standsIn(head, word, subject));
}

function leadEvent(events: readonly NewsEvent[], { text, body }: Article): NewsEvent[] {
  const [first] = [...events].sort((a, b) => a.quote.start - b.quote.start);
  const line = text.indexOf('\n', body.start);
  return first && (line < 0 || first.quote.start < line) ? [first] : [];
}

/** The headline block, and the sentence that holds most of the words with those that hold the others. */
function mentionIn(subject: FollowedSubject, article: Article): Quote[] {
  const { id: articleId, text, body } = article;
  const spans = sentences(text, body).map((span) => {
    const form = searchForm(text.slice(span.start, span.end));
    return { span, holds: subject.words.filter((word) => standsIn(form, word, subject)) };
  });
  const best = spans.reduce<(typeof spans)[number] | null>(
    (most, one) => (one.holds.length > (most?.holds.length ?? 0) ? one : most),
    null,
  );
  const others = subject.words.flatMap((word) =>
    best?.holds.includes(word) ? [] : (spans.find(({ holds }) => holds.includes(word))?.span ?? []),
  );
  const named = [...(best ? [best.span] : []), ...new Set(others)];
  return [...headQuote(article), ...named].map(({ start, end }) => ({ articleId, start, end }));
}

/** The lines above the body, which the headline is among; nothing where none was printed. */
function headQuote({ text, title, titleDerived, body }: Article): Span[] {
  const end = text.slice(0, body.start).trimEnd().length;
  if (titleDerived || end === 0) return [];
  const at = text.indexOf(title);
  return at >= 0 && at + title.length <= end ? [{ start: at, end: at + title.length }] : [{ start: 0, end }];
}
