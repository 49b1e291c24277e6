import type { IndexReader } from '../../domain/archive-index.ts';
import type { Article } from '../../domain/article.ts';
import { addDays, type DayRange } from '../../domain/day.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import type { NewsItem, NewsSubject } from '../../domain/news.ts';
import { searchForm } from '../../text/fold.ts';
import { groupTold } from '../draft/told-otherwise.ts';
import { bareName, likeness } from '../find/group-events.ts';
import { type FollowedSubject, followedSubject } from './followed-subject.ts';
import { happeningKeys, mentionKeys } from './happening-keys.ts';
import { type Found, subjectIn } from './subject-in-article.ts';

/** Days by which papers may differ on when something happened. */
const APART = 2;
/** Least likeness of two names of events that may be one happening. */
const ALIKE = 0.6;

/**
 * What new articles, of one issue, tell of followed subjects, in archive order: each happening once, with keys by which it
 * is known again, whichever paper of the archive told it before; else the sentence that names the subject.
 */
export async function findNews(
  ids: readonly ArticleId[],
  subjects: readonly string[],
  reader: IndexReader,
): Promise<readonly NewsItem[]> {
  const wanted = await readSubjects(subjects, reader);
  const articles = await reader.articles(ids);
  const events = byArticle(await reader.events({ articleIds: [...articles.keys()] }));
  const found = [...articles.values()].flatMap((article) =>
    wanted.flatMap((subject) => subjectIn(subject, article, events.get(article.id) ?? []) ?? []),
  );
  if (found.length === 0) return [];
  const order = new Map([...articles.keys()].map((id, at) => [id, at]));
  const items = [...(await happenings(found, articles, reader)), ...mentions(found, articles)];
  return items.sort((a, b) => placeOf(a, order) - placeOf(b, order) || startOf(a) - startOf(b));
}

/** Subjects as they are looked for, made once for each list of the archive's people. */
const known = new WeakMap<
  readonly string[],
  { readonly names: Set<string>; readonly made: Map<string, FollowedSubject> }
>();

async function readSubjects(subjects: readonly string[], reader: IndexReader): Promise<FollowedSubject[]> {
  const people = await reader.people();
  const memory = known.get(people) ?? { names: new Set(people), made: new Map<string, FollowedSubject>() };
  known.set(people, memory);
  return [...new Set(subjects)].flatMap((subject) => {
    const made = memory.made.get(subject) ?? followedSubject(subject, memory.names);
    memory.made.set(subject, made);
    return made.words.length > 0 ? [made] : [];
  });
}

function byArticle(events: readonly NewsEvent[]): Map<ArticleId, NewsEvent[]> {
  const found = new Map<ArticleId, NewsEvent[]>();
  for (const event of events) found.set(event.articleId, [...(found.get(event.articleId) ?? []), event]);
  return found;
}

/** The found events, those of one happening together; records of it in other articles tell by which keys it is known. */
async function happenings(
  found: readonly Found[],
  articles: ReadonlyMap<ArticleId, Article>,
  reader: IndexReader,
): Promise<NewsItem[]> {
  const matched = new Map(found.flatMap(({ events }) => events.map((event) => [event.id, event] as const)));
  const own = [...matched.values()];
  const others = (await eventsNear(own, reader)).filter(({ id }) => !matched.has(id));
  const told = new Map([...(await reader.articles([...new Set(others.map((event) => event.articleId))])), ...articles]);
  return groupTold([...own, ...others], told).flatMap((group) => {
    const fresh = group.filter(({ id }) => matched.has(id));
    const [first] = fresh;
    if (!first) return [];
    const about = found.filter(({ events }) => events.some(({ id }) => fresh.some((event) => event.id === id)));
    const subjects = unique(about.map(({ subject }) => subject));
    const records = [...fresh, ...group.filter((event) => !fresh.includes(event))];
    const names = subjects.map(({ subject }) => subject);
    return [
      {
        subjects: subjects.map(named),
        day: first.from ?? articles.get(first.articleId)?.issueDate?.value ?? null,
        events: fresh,
        mention: [],
        ...happeningKeys(records, names, told),
      },
    ];
  });
}

function named({ subject, person }: FollowedSubject): NewsSubject {
  return { subject, person };
}

/** Records of other articles that may tell the same happenings. */
async function eventsNear(events: readonly NewsEvent[], reader: IndexReader): Promise<NewsEvent[]> {
  const days = unique(events.flatMap(({ from }) => from ?? []));
  if (days.length === 0) return [];
  const eventDays: DayRange[] = days.map((day) => ({ from: addDays(day, -APART), to: addDays(day, APART) }));
  const names = unique(events.map(({ name }) => bareName(name)));
  const near = await reader.events({ eventDays });
  return near.filter(({ name }) => names.some((other) => likeness(bareName(name), other) >= ALIKE));
}

/** What is named without an event; one sentence that names several subjects is one item. */
function mentions(found: readonly Found[], articles: ReadonlyMap<ArticleId, Article>): NewsItem[] {
  const items = new Map<string, NewsItem>();
  for (const { subject, article, mention } of found) {
    if (mention.length === 0) continue;
    const place = [article.id, ...mention.map(({ start }) => start)].join(' ');
    const before = items.get(place);
    const texts = mention.map(({ start, end }) => article.text.slice(start, end));
    const keys = mentionKeys(article.id, subject.subject, texts);
    items.set(place, {
      subjects: [...(before?.subjects ?? []), named(subject)],
      day: articles.get(article.id)?.issueDate?.value ?? null,
      events: [],
      mention,
      told: unique([...(before?.told ?? []), ...keys.told]),
      known: unique([...(before?.known ?? []), ...keys.known]),
    });
  }
  return [...items.values()];
}

function placeOf({ events, mention }: NewsItem, order: ReadonlyMap<ArticleId, number>): number {
  const id = events[0]?.articleId ?? mention[0]?.articleId;
  return (id && order.get(id)) ?? 0;
}

function startOf({ events, mention }: NewsItem): number {
  return events[0]?.quote.start ?? mention.at(-1)?.start ?? 0;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** Whether the archive prints all words of a subject somewhere. */
export async function knowsSubject(subject: string, reader: IndexReader): Promise<boolean> {
  const { words } = followedSubject(subject, new Set(await reader.people()));
  const held = await Promise.all(words.map((word) => reader.knowsName(searchForm(word))));
  return words.length > 0 && held.every(Boolean);
}
