import { createHash } from 'node:crypto';
import type { Article } from '../../domain/article.ts';
import { addDays, type Day, hasYear, monthDay } from '../../domain/day.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { searchForm } from '../../text/fold.ts';
import { bareName } from '../find/group-events.ts';

/** Keys to be kept of what was told, and keys of which one kept says that it was. */
interface HappeningKeys {
  readonly told: readonly string[];
  readonly known: readonly string[];
}

/** Participants of one record that are keys; more make a record no surer. */
const PEOPLE = 20;
/** Days between two issues that may tell one happening without saying when it was. */
const ISSUES_APART = 3;
/** Fewest letters of a sentence that is known again: 「会议强调：」 stands in many articles. */
const TELLING = 12;

/**
 * Keys of one happening told by these records, for those who follow these subjects. It is known again by a record's id; by
 * name, day and a person, when another paper prints it or a better reader reads it again; by its sentence; by the article
 * that the subject was told of. What became of an announced event has other keys than the announcement.
 */
export function happeningKeys(
  records: readonly NewsEvent[],
  subjects: readonly string[],
  articles: ReadonlyMap<ArticleId, Article>,
): HappeningKeys {
  const isPlanned = records[0]?.status === 'planned';
  const ofKind = records.filter(({ status }) => (status === 'planned') === isPlanned);
  const told = new Set<string>();
  const known = new Set<string>();
  for (const event of isPlanned ? records : ofKind) {
    const article = articles.get(event.articleId);
    for (const key of toldKeys(event, subjects, article)) if (ofKind.includes(event)) told.add(key);
    for (const key of knownKeys(event, subjects, article)) known.add(key);
  }
  // What was told as done needs no announcement any more.
  const done = isPlanned ? ofKind.flatMap((event) => knownKeys({ ...event, status: 'held' }, subjects, undefined)) : [];
  return { told: [...told], known: [...new Set([...known, ...done])] };
}

/** Keys of a mere mention by these sentences of an article. */
export function mentionKeys(articleId: ArticleId, subject: string, sentences: readonly string[]): HappeningKeys {
  const keys = [hashed('mention', searchForm(subject), articleId), ...sentences.flatMap((text) => sentenceKey(text))];
  return { told: keys, known: keys };
}

function toldKeys(event: NewsEvent, subjects: readonly string[], article: Article | undefined): string[] {
  const people = [...namesOf(event, NOBODY), ANYBODY];
  return [...ownKeys(event, subjects, article), ...nameKeys(event, toldDays(event, article), people)];
}

function knownKeys(event: NewsEvent, subjects: readonly string[], article: Article | undefined): string[] {
  const people = event.participants.length === 0 ? [ANYBODY] : [...namesOf(event, NOBODY), NOBODY];
  return [...ownKeys(event, subjects, article), ...nameKeys(event, knownDays(event, article), people)];
}

/** Said of a record that names nobody, and of every record: one without people may be any of the day's of that name. */
const NOBODY = '-';
const ANYBODY = '*';

function namesOf({ participants }: NewsEvent, otherwise: string): string[] {
  const names = [...new Set(participants.map(({ name }) => searchForm(name)))].sort().slice(0, PEOPLE);
  return names.length > 0 ? names : [otherwise];
}

function ownKeys(event: NewsEvent, subjects: readonly string[], article: Article | undefined): string[] {
  const part = partOf(event);
  return [
    hashed('event', event.id, part),
    ...subjects.map((subject) => hashed('article', searchForm(subject), event.articleId, String(event.from), part)),
    ...(article ? sentenceKey(article.text.slice(event.quote.start, event.quote.end)) : []),
  ];
}

function nameKeys(event: NewsEvent, days: readonly string[], people: readonly string[]): string[] {
  const name = searchForm(bareName(event.name));
  return days.flatMap((day) => people.map((person) => hashed('name', name, day, person, partOf(event))));
}

function partOf({ status }: NewsEvent): string {
  return status === 'planned' ? 'announced' : 'done';
}

function sentenceKey(text: string): string[] {
  const form = searchForm(text);
  return form.length >= TELLING ? [hashed('sentence', form)] : [];
}

/** A day without a year is any year's; without a day at all the issue's day stands for it. */
function toldDays({ from }: NewsEvent, article: Article | undefined): string[] {
  if (from !== null) return [hasYear(from) ? from : `X${monthDay(from)}`, `*${monthDay(from)}`];
  return [`issue ${article?.issueDate?.value ?? ''}`];
}

function knownDays({ from }: NewsEvent, article: Article | undefined): string[] {
  if (from !== null) return hasYear(from) ? [from, `X${monthDay(from)}`] : [`*${monthDay(from)}`];
  const issue: Day | null = article?.issueDate?.value ?? null;
  if (issue === null) return ['issue '];
  return Array.from({ length: 2 * ISSUES_APART + 1 }, (_, at) => `issue ${addDays(issue, at - ISSUES_APART)}`);
}

function hashed(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16);
}
