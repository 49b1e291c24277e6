import type { Article } from '../../domain/article.ts';
import { type DayPart, rangeLength, rangesMeet } from '../../domain/day.ts';
import type { EventKind, NewsEvent } from '../../domain/event.ts';
import type { EventMismatch } from '../../domain/explanation.ts';
import type { ArticleId } from '../../domain/ids.ts';
import type { QueryPlan, QuestionKind } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { isPage, withoutIssue } from '../understand/asked-issue.ts';
import { withoutOrder } from '../understand/asked-order.ts';
import { isVisit, kindsFor } from '../understand/question-words.ts';
import { topicWords } from '../understand/topic.ts';
import { isHeldAt, isPlaceName, standsIn } from './event-place.ts';
import { meantNamesakes, namesakesOf } from './namesakes.ts';

/** Events that a plan asks for, and what had to be let go so that any were left (Chinese, for the reader). */
export interface MatchedEvents {
  readonly events: readonly NewsEvent[];
  readonly relaxed: readonly string[];
}

interface Narrowing {
  /** What an event that it does not keep is left out for. */
  readonly why: EventMismatch;
  readonly keeps: (event: NewsEvent) => boolean;
  /** How it may be let go, the least first; none = never. */
  readonly ways: readonly LettingGo[];
  /** True when it is let go by itself only. */
  readonly alone?: boolean;
}

interface LettingGo {
  /** What is kept instead; null = every event. */
  readonly keeps: ((event: NewsEvent) => boolean) | null;
  /** Chinese, for the reader. */
  readonly said: string;
}

/** More conditions than this are not let go together: there are no more. */
const MOST_LET_GO = 3;

/**
 * Narrows events by everything a plan says. Person, day, paper, page, deed and city are hard: without them another
 * question is answered. When nothing is left, as few as possible of topic, place, kind and part of day are let go, and each
 * is said. Of equally few, topic words go first, for they are the likeliest to be misread or printed in other words; the
 * part of day, which is asked for outright, goes last and never with another. Letting more go never takes an event away.
 */
export function matchEvents(
  plan: QueryPlan,
  events: readonly NewsEvent[],
  articles: ReadonlyMap<ArticleId, Article>,
): MatchedEvents {
  const all = narrowings(plan, events, articles);
  const left = events.filter((event) => all.every(({ keeps, ways }) => ways.length > 0 || keeps(event)));
  const soft = all.filter(({ keeps, ways }) => ways.length > 0 && !left.every(keeps));
  for (const letGo of choices(soft)) {
    const kept = left.filter((event) =>
      soft.every((one) => {
        const way = letGo.get(one);
        return way === undefined ? one.keeps(event) : way.keeps === null || way.keeps(event);
      }),
    );
    if (kept.length > 0) return { events: kept, relaxed: [...letGo.values()].map(({ said }) => said) };
  }
  return { events: [], relaxed: [] };
}

/** Which conditions of a plan an event does not meet, each by itself; somebody else's event is left out for that alone. */
export function whyNot(
  plan: QueryPlan,
  events: readonly NewsEvent[],
  articles: ReadonlyMap<ArticleId, Article>,
): (event: NewsEvent) => readonly EventMismatch[] {
  const all = narrowings(plan, events, articles);
  return (event) => {
    const unmet = all.filter(({ keeps }) => !keeps(event)).map(({ why }) => why);
    return unmet.includes('person') ? ['person'] : [...new Set(unmet)];
  };
}

/** What may be let go together, the fewest first, of equally few those that come first. */
function choices(soft: readonly Narrowing[]): Map<Narrowing, LettingGo>[] {
  let level: { readonly letGo: Map<Narrowing, LettingGo>; readonly next: number }[] = [{ letGo: new Map(), next: 0 }];
  const found = level.map(({ letGo }) => letGo);
  for (let size = 1; size <= MOST_LET_GO; size++) {
    level = level.flatMap(({ letGo, next }) =>
      soft
        .map((one, at) => ({ one, next: at + 1 }))
        .slice(next)
        .filter(
          ({ one }) => size === 1 || (one.alone !== true && [...letGo.keys()].every(({ alone }) => alone !== true)),
        )
        .flatMap(({ one, next: after }) =>
          one.ways.map((way) => ({ letGo: new Map([...letGo, [one, way]]), next: after })),
        ),
    );
    found.push(...level.map(({ letGo }) => letGo));
  }
  return found;
}

function narrowings(
  plan: QueryPlan,
  events: readonly NewsEvent[],
  articles: ReadonlyMap<ArticleId, Article>,
): Narrowing[] {
  const words = topicWords({ ...plan, question: askingLess(plan) });
  const places = [...plan.places, ...words.filter((word) => isPlaceName(word, articles))];
  const topic = words.filter((word) => !places.includes(word) && !isVisitWord(word) && !GRAMMAR.test(word));
  return [
    { why: 'person', keeps: (event) => plan.people.every((name) => takesPart(event, name)), ways: [] },
    { why: 'namesake', keeps: whoIsMeant(plan, events, articles), ways: [] },
    { why: 'day', keeps: (event) => onDay(plan, event, articles), ways: [] },
    { why: 'issue', keeps: (event) => isOfIssue(plan, articles.get(event.articleId)), ways: [] },
    { why: 'deed', keeps: (event) => didAll(plan, event), ways: [] },
    {
      why: 'topic',
      keeps: (event) =>
        topic.length === 0 || topic.some((word) => standsIn(word, event, articles.get(event.articleId))),
      ways: [{ keeps: null, said: `没有报道提到“${topic.join('、')}”，以下不限于此` }],
    },
    {
      why: 'place',
      keeps: (event) => places.every((place) => isHeldAt(place, event, articles)),
      // Another city's news is no answer; a venue or an office may be printed under another name.
      ways: places.some((place) => /[省市县区州]$/.test(place))
        ? []
        : [{ keeps: null, said: `没有报道写明地点或单位是“${places.join('、')}”，以下不限于此` }],
    },
    kindNarrowing(plan),
    ...dayPartNarrowings(plan),
  ];
}

/** What is left between words of a question and names nothing: 去了, 中有. */
const GRAMMAR = /^[去了中有到过的是在还都]+$/;
const VISITING = /^(?:督查|督察|巡查|巡视|查看|察看|暗访|指导|外出)$/;

/** 调研 and 检查 name kinds of events, not what they were about. */
function isVisitWord(word: string): boolean {
  const kinds = kindsFor([word]);
  return VISITING.test(word) || (kinds !== null && [...kinds].every(isVisit));
}

/** The last meeting is no ceremony, though a list of meetings takes ceremonies in. */
const ORDERED_MEETINGS = new Set<EventKind>(['会议', '座谈', '学习', '宣讲']);

/** A meeting is told for a 座谈会 that nobody reports, but no visit for a meeting and no meeting for a visit. */
function kindNarrowing(plan: QueryPlan): Narrowing {
  const kinds = kindsFor(plan.eventWords);
  if (kinds === null) return { why: 'kind', keeps: () => true, ways: [] };
  const visits = [...kinds].some(isVisit);
  const meetings = [...kinds].some((kind) => !isVisit(kind));
  const family = (event: NewsEvent) => (isVisit(event.kind) ? visits : meetings);
  const strict = plan.order !== null && kinds.has('会议') ? ORDERED_MEETINGS : kinds;
  return {
    why: 'kind',
    keeps: (event) => strict.has(event.kind),
    // 「那下午呢」 takes its kind over from the question before.
    ways: [{ keeps: plan.carried.length > 0 ? null : family, said: `没有查到${sortOf(plan)}的报道，以下是其他活动` }],
  };
}

/** Kinds of questions for the events of a time: only in them may the part of day be let go. Who presided in the afternoon is not told by the morning. */
const OF_A_TIME = new Set<QuestionKind>(['list', 'count', 'timeline']);

/** First what may be of that part, because the report does not say which, then the whole day. */
function dayPartNarrowings(plan: QueryPlan): Narrowing[] {
  const { dayPart } = plan;
  if (dayPart === null) return [];
  const parts = partsOf(dayPart);
  const keeps = (event: NewsEvent) => event.dayPart !== null && parts.has(event.dayPart);
  // 「那下午呢」 asks for nothing but the part of day.
  if (!OF_A_TIME.has(plan.kind) || plan.carried.includes('times')) return [{ why: 'day_part', keeps, ways: [] }];
  const when = plan.times.map(({ text }) => text.replace(dayPart, '').trim()).join('、');
  const ways = [
    {
      keeps: (event: NewsEvent) => event.dayPart === null || keeps(event),
      said: `没有报道写明在${when}${dayPart}，以下是没有写明时段的`,
    },
    { keeps: null, said: `${when}${dayPart}没有记录，以下为${when === '' ? '全部时段' : '当天全天'}` },
  ];
  return [{ why: 'day_part', keeps, ways, alone: true }];
}

/** Parts of day that a wider word takes in. */
const WITHIN: Partial<Record<DayPart, readonly DayPart[]>> = {
  上午: ['早', '上午'],
  晚: ['傍晚', '晚'],
};

/** The parts of day that an asked one takes in, itself among them. */
export function partsOf(dayPart: DayPart): ReadonlySet<DayPart> {
  return new Set(WITHIN[dayPart] ?? [dayPart]);
}

/** Whether an article stands in an asked paper and on the asked page. */
export function isOfIssue({ papers, page }: QueryPlan, article: Article | undefined): boolean {
  if (papers.length > 0 && !papers.includes(article?.paper?.value ?? '')) return false;
  return page === null || isPage(article?.page?.value ?? null, page);
}

/** Whether an article's issue is of the asked times. */
export function reportedWithin({ times }: QueryPlan, { issueDate }: Article): boolean {
  const day = issueDate?.value ?? null;
  return day !== null && times.some(({ range }) => rangesMeet(range, { from: day, to: day }));
}

/** The question without the words that order events or name a paper: no report says them. */
function askingLess(plan: QueryPlan): string {
  return withoutIssue(withoutOrder(fold(plan.question)), plan).replace(OF_TIMELINES, ' ');
}

const OF_TIMELINES =
  /共同|一起|一同|双双|介绍|时间[线轴]|大事记?|来龙去脉|全?过程|经过|历程|始末|梳理|整理|列出|一下|脉络|节点/g;

/** 「会议、调研方面」; words of asking (去了哪) name no sort. */
function sortOf({ eventWords }: QueryPlan): string {
  const named = eventWords.filter((word) => !/[哪去到]|地方/.test(word));
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

/** From so many days on a time is a period: what an issue of it tells without a day counts as of it. */
const PERIOD = 28;

function onDay(plan: QueryPlan, event: NewsEvent, articles: ReadonlyMap<ArticleId, Article>): boolean {
  if (plan.times.length === 0) return true;
  const issueDay = articles.get(event.articleId)?.issueDate?.value ?? null;
  const issued = issueDay && { from: issueDay, to: issueDay };
  const happened = event.from && { from: event.from, to: event.to ?? event.from };
  return plan.times.some(({ range }) => {
    const meets = (own: typeof issued) => Boolean(own && rangesMeet(range, own));
    if (plan.on === 'issue') return meets(issued);
    if (happened === null || happened === '') return meets(rangeLength(range) >= PERIOD ? issued : null);
    return meets(happened) || (plan.on === 'either' && meets(issued));
  });
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
