import type { Article } from '../domain/article.ts';
import { rangesMeet } from '../domain/day.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { ArticleId } from '../domain/ids.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { fold, searchForm } from '../text/fold.ts';
import { localityOf } from './localities.ts';
import { meantNamesakes, namesakesOf } from './namesakes.ts';
import { kindsFor } from './question-words.ts';
import { topicWords } from './topic.ts';

/** Events that a plan asks for, and what had to be let go so that any were left (Chinese, for the reader). */
export interface MatchedEvents {
  readonly events: readonly NewsEvent[];
  readonly relaxed: readonly string[];
}

interface Narrowing {
  readonly keeps: (event: NewsEvent) => boolean;
  /** Said when this narrowing left nothing and was let go; null = never let go. */
  readonly letGo: string | null;
}

/**
 * Narrows events by person, day, part of day, deed, kind, place and topic. Person, day, part of day and deed are hard;
 * kind, place and topic are let go one by one when nothing is left, and that is said.
 */
export function matchEvents(
  plan: QueryPlan,
  events: readonly NewsEvent[],
  articles: ReadonlyMap<ArticleId, Article>,
): MatchedEvents {
  const relaxed: string[] = [];
  let left = events;
  for (const { keeps, letGo } of narrowings(plan, events, articles)) {
    const kept = left.filter(keeps);
    if (kept.length > 0 || letGo === null) left = kept;
    else if (left.length > 0) relaxed.push(letGo);
  }
  return { events: left, relaxed };
}

function narrowings(
  plan: QueryPlan,
  events: readonly NewsEvent[],
  articles: ReadonlyMap<ArticleId, Article>,
): Narrowing[] {
  const kinds = kindsFor(plan.eventWords);
  const words = topicWords(plan);
  const places = [...plan.places, ...words.filter((word) => isPlaceName(word, articles))];
  const topic = words.filter((word) => !places.includes(word));
  return [
    { keeps: (event) => plan.people.every((name) => takesPart(event, name)), letGo: null },
    { keeps: whoIsMeant(plan, events, articles), letGo: null },
    { keeps: (event) => onDay(plan, event, articles), letGo: null },
    { keeps: (event) => plan.dayPart === null || event.dayPart === plan.dayPart, letGo: null },
    { keeps: (event) => didAll(plan, event), letGo: null },
    {
      keeps: (event) => kinds === null || kinds.has(event.kind),
      letGo: `没有查到${sortOf(plan)}的报道，以下是其他活动`,
    },
    {
      keeps: (event) => places.every((place) => isHeldAt(place, event, articles)),
      // Another city's news is no answer; a venue or an office may be printed under another name.
      letGo: places.some((place) => /[省市县区州]$/.test(place))
        ? null
        : `没有报道写明地点或单位是“${places.join('、')}”，以下不限于此`,
    },
    {
      keeps: (event) =>
        topic.length === 0 || topic.some((word) => standsIn(word, event, articles.get(event.articleId))),
      letGo: `没有报道提到“${topic.join('、')}”，以下不限于此`,
    },
  ];
}

/** 「会议、调研方面」; words of asking (去了哪) name no sort. */
function sortOf({ eventWords }: QueryPlan): string {
  const named = eventWords.filter((word) => !/[哪去到]/.test(word));
  return named.length > 0 ? `${named.join('、')}方面` : '这方面';
}

/** A title beside a name that several people bear tells which of them is meant. */
function whoIsMeant(
  plan: QueryPlan,
  events: readonly NewsEvent[],
  articles: ReadonlyMap<ArticleId, Article>,
): (event: NewsEvent) => boolean {
  const [name] = plan.people;
  if (name === undefined || plan.people.length > 1) return () => true;
  const namesakes = namesakesOf(name, events, articles);
  const meant = meantNamesakes(fold(plan.question), name, namesakes);
  return (event) => meant.length === namesakes.length || meant.some((one) => one.articles.has(event.articleId));
}

/** 陪同 is printed as 参加 or 随同 too. */
export function isDeed(done: string, asked: string): boolean {
  return done.includes(asked) || (asked === '陪同' && /参加|随同|一同/.test(done));
}

export function takesPart(event: NewsEvent, name: string): boolean {
  return event.participants.some((person) => person.name === name);
}

function onDay(plan: QueryPlan, event: NewsEvent, articles: ReadonlyMap<ArticleId, Article>): boolean {
  if (plan.times.length === 0) return true;
  const issueDay = articles.get(event.articleId)?.issueDate?.value ?? null;
  const range =
    plan.on === 'issue'
      ? issueDay && { from: issueDay, to: issueDay }
      : event.from && { from: event.from, to: event.to ?? event.from };
  return Boolean(range) && plan.times.some((time) => range && rangesMeet(time.range, range));
}

/** 主持 asked for must be what the person did; 出席 and 参加 hold for whoever took part in whatever way. */
function didAll(plan: QueryPlan, event: NewsEvent): boolean {
  const wanted = plan.deeds.filter((deed) => !['出席', '参加', '列席'].includes(deed));
  if (wanted.length === 0 || plan.people.length === 0) return true;
  return plan.people.some((name) => {
    const did = event.participants.filter((person) => person.name === name).flatMap((person) => person.did);
    return wanted.every((deed) => did.some((done) => isDeed(done, deed)));
  });
}

/** Whether a word stands in the event, its sentence, or its headline. */
function standsIn(word: string, event: NewsEvent, article: Article | undefined): boolean {
  const texts = [event.name, ...event.places];
  if (article)
    texts.push(
      article.title,
      article.kicker ?? '',
      article.subtitle ?? '',
      article.text.slice(event.quote.start, event.quote.end),
    );
  return holds(texts, word);
}

/**
 * Whether an article speaks of a place: it stands in its text, in the name of its paper (漯河 in 漯河日报), or anywhere on
 * the same page where the article says 我市 or 全市, as a local paper does of its own city.
 */
export function isAt(place: string, article: Article, articles: ReadonlyMap<ArticleId, Article>): boolean {
  if (holds([article.paper?.value ?? '', article.text], place)) return true;
  const own = withoutOwnCity(place, article);
  if (own !== null && (holds([article.text], own) || holds([withoutLevels(article.text)], withoutLevels(own))))
    return true;
  const local = ['我市', '全市', '市领导', '市委', '市政府', '我县', '全县', '县委'].some((word) =>
    article.text.includes(word),
  );
  return (
    local &&
    [...articles.values()].some(
      (other) => other.source === article.source && holds([other.paper?.value ?? '', other.text], place),
    )
  );
}

/** 「青岚市五届人大常委会」 in a paper of 青岚 is 「五届人大常委会」; null when the place does not begin with the paper's city. */
function withoutOwnCity(place: string, article: Article): string | null {
  const city = localityOf(article.paper?.value ?? '');
  if (city === null || !place.startsWith(city)) return null;
  const rest = place.slice(city.length).replace(/^[省市县区州]/, '');
  return rest.length >= 2 ? rest : null;
}

/** 「五届市政协」 is printed for 「五届政协」, and the other way round. */
function withoutLevels(text: string): string {
  return text.replace(/[省市县区](?=政协|人大|委|政府)/g, '');
}

/** An event is at a place that it or its article names. */
export function isHeldAt(place: string, event: NewsEvent, articles: ReadonlyMap<ArticleId, Article>): boolean {
  const article = articles.get(event.articleId);
  return !article || standsIn(place, event, article) || isAt(place, article, articles);
}

function holds(texts: readonly string[], word: string): boolean {
  const short = searchForm(word).replace(/(?<=..)[省市县区]$/, '');
  return texts.some((text) => fold(text).replace(/\s+/g, '').toLowerCase().includes(short));
}

/** A topic word that the archive uses as a place: 衡阳, where 衡阳市 is printed. */
function isPlaceName(word: string, articles: ReadonlyMap<ArticleId, Article>): boolean {
  return [...articles.values()].some(({ text }) => ['市', '县', '省'].some((kind) => text.includes(word + kind)));
}
