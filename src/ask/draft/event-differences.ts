import type { Article } from '../../domain/article.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { comparable } from '../../text/comparable.ts';
import { sharedPairs } from '../../text/pairs.ts';
import type { EventGroup } from '../find/group-events.ts';
import { isVisit } from '../understand/question-words.ts';
import { dayWords, whenWords } from './day-words.ts';
import { type Disagreement, disagreement, type Version } from './disagreement.ts';
import { addQuote, eventQuotes, literalQuotes } from './quotes.ts';

/** Points on which reports of one happening are held against one another. */
export type Point = 'time' | 'place' | Doing;

/** A deed that few do, so that other names for it are another report of it: who spoke, who presided. */
type Doing = string;

/** How a differing point is called in a line. */
export function pointWords(point: Point): string {
  if (point === 'time') return '时间';
  if (point === 'place') return '地点';
  return `${point}人`;
}

/** Deeds of many: no report names all who did them. */
const OF_MANY = new Set(['出席', '参加', '列席', '陪同', '发言']);

/** What reports of one happening differ on, for these points: 「时间，《甲报》作…，《乙报》作…」. */
export function eventDifferences(
  group: EventGroup,
  points: readonly Point[],
  evidence: Evidence,
): readonly Disagreement[] {
  return points.flatMap((point) => {
    const found = differenceOn(point, group, evidence, false);
    return found ? [{ ...found, text: `${pointWords(point)}，${found.text}` }] : [];
  });
}

/** What reports of one happening differ on in one point; null when they agree, or only one of them tells it. */
export function differenceOn(
  point: Point,
  group: EventGroup,
  evidence: Evidence,
  showYear: boolean,
): Disagreement | null {
  if (group.length < 2) return null;
  const versions = group.flatMap((event) => {
    const article = evidence.articles.get(event.articleId);
    if (!article || isCorrectedAway(point, event, group, evidence)) return [];
    return versionOf(point, event, article, showYear) ?? [];
  });
  if (
    point === 'place' &&
    !versions.every((one) => versions.every((other) => one === other || isElsewhere(one, other)))
  )
    return null;
  return disagreement(versions);
}

function versionOf(point: Point, event: NewsEvent, article: Article, showYear: boolean): Version | null {
  if (point === 'time') {
    const text = event.status === 'held' ? whenWords(event, showYear) : '';
    return text === '' ? null : { text, article, quotes: eventQuotes(event, article) };
  }
  if (point === 'place') {
    // A visit has many places, and no report tells all of them.
    const [place, ...others] = isVisit(event.kind) ? [] : event.places;
    if (place === undefined || others.length > 0 || !article.text.includes(place)) return null;
    const quotes = eventQuotes(event, article);
    for (const quote of literalQuotes(article, [place])) addQuote(quotes, quote);
    return { text: place, article, quotes };
  }
  const doers = OF_MANY.has(point)
    ? []
    : event.participants.filter(({ did }) => did.some((deed) => deed.startsWith(point)));
  if (doers.length === 0) return null;
  const quotes = eventQuotes(event, article, doers);
  return { text: doers.map(({ name }) => name).join('、'), article, quotes };
}

/**
 * Titles that reports of one happening give somebody otherwise: 「纪雪梅的职务，《甲报》作副市长，《乙报》作…」. Two offices that
 * some report prints side by side are held at once, and no difference.
 */
export function titleDifferences(group: EventGroup, evidence: Evidence): readonly Disagreement[] {
  const [first, ...others] = group;
  const names = first.participants.filter(({ titles }) => titles.length > 0).map(({ name }) => name);
  return names.flatMap((name) => {
    const versions = [first, ...others].flatMap((event) => titleVersion(name, event, evidence));
    if (versions.length < 2 || heldTogether(name, versions, evidence)) return [];
    const found = disagreement(versions);
    return found ? [{ ...found, text: `${name}的职务，${found.text}` }] : [];
  });
}

function titleVersion(name: string, event: NewsEvent, { articles, errata }: Evidence): Version[] {
  const article = articles.get(event.articleId);
  const titles = event.participants.find((person) => person.name === name)?.titles ?? [];
  const [title] = titles;
  // A corrected title is told with its correction.
  if (!article || title === undefined || errata.some(({ corrects }) => corrects === article.id)) return [];
  const at = article.text.indexOf(title + name);
  if (at < 0 || titles.length > 1) return [];
  return [{ text: title, article, quotes: literalQuotes(article, [title + name]) }];
}

function heldTogether(name: string, versions: readonly Version[], { nearby, mentions }: Evidence): boolean {
  const printed = [
    ...nearby.flatMap(({ participants }) => participants.filter((person) => person.name === name)),
    ...mentions.filter((person) => person.name === name),
  ];
  return printed.some(({ titles }) => versions.filter(({ text }) => titles.includes(text)).length > 1);
}

/** Names of one hall in other words share letters; 「市农业农村局会议室」 and 「市委礼堂」 are two places. */
function isElsewhere(a: Version, b: Version): boolean {
  const [x, y] = [bareHall(a.text), bareHall(b.text)];
  return x.length > 0 && y.length > 0 && sharedPairs(x, y) < 0.3 && sharedPairs(y, x) < 0.3;
}

function bareHall(place: string): string {
  return (
    place.replace(/(?:多功能|第[一二三四五])?(?:会议室|会议厅|会议中心|礼堂|大厅|报告厅|广场|会堂|剧院)$/, '') || place
  );
}

/** What another paper prints as the corrected one did at first is told with the correction already. */
function isCorrectedAway(point: Point, event: NewsEvent, group: EventGroup, { errata }: Evidence): boolean {
  if (point !== 'time' || event.from === null) return false;
  const day = comparable(dayWords(event.from, false));
  return errata.some(
    ({ corrects, wrong, right }) =>
      corrects !== event.articleId &&
      group.some(({ articleId }) => articleId === corrects) &&
      comparable(wrong).includes(day) &&
      !comparable(right).includes(day),
  );
}
