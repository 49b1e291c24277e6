import type { IndexFilter, IndexReader } from '../../domain/archive-index.ts';
import { addDays, rangesMeet } from '../../domain/day.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Passage } from '../../domain/passage.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { asksForContents } from '../understand/asked-issue.ts';
import { asksForAll, thingsAsked } from '../understand/asked-topic.ts';
import { asksForSpeech } from '../understand/asks-for-speech.ts';
import { bodyAsked, speaksOfBody } from './asked-body.ts';
import { bareName, likeness } from './group-events.ts';
import { correctEvent, linkErrata, misprintsOf, touching } from './link-errata.ts';
import { isOfIssue, type MatchedEvents, matchEvents, takesPart } from './match-events.ts';
import { type ReorderedHits, type Reordering, reorderHits } from './reorder-hits.ts';
import { roleMentions } from './role-mentions.ts';
import { type SearchTrace, searchPlan, timeFilter } from './search-plan.ts';
import { TOLD_WITHIN } from './told-within.ts';

/** Passages taken from one search. */
const HITS = 16;
/** Passages whose events are looked at where the best few may not hold all that is meant: 「上一次阅读节」, a whole year. */
const MORE_HITS = 96;
/** Articles from which on the events of a period are too many to be told apart by the words of one question. */
const WIDE_PERIOD = 1000;
/** Most days of a person's events whose other records are looked for. */
const MOST_DAYS = 40;
/** Least likeness of two names of events that may be one happening. */
const ALIKE = 0.6;
/** A list that lets go of what was asked and is longer than this answers another question. */
const MOST_RELAXED = 20;

/** Evidence, with what the search for its passages kept of its making. */
export interface Retrieved extends Evidence {
  readonly search: ReorderedHits & { readonly trace: SearchTrace };
}

/** Looks up all that a plan needs: every matching event, the exact scan for its names, and the best passages. */
export async function retrieve(
  plan: QueryPlan,
  reader: IndexReader,
  reordering: Reordering = { reorder: null },
): Promise<Retrieved> {
  const notices = await reader.errata();
  const [search, contents, { asked, scannedFor, scanned }, mentions] = await Promise.all([
    findPassages(plan, reader, reordering),
    asksForContents(plan) ? reader.issueArticles(timeFilter(plan)) : [],
    lookUp(plan, reader, misprintsOf(plan.people, notices)),
    roleMentions(plan, reader),
  ]);
  const elsewhere = plan.people.length > 0 && asksForAll(plan) ? await toldElsewhere(plan, asked, reader) : [];
  const { hits } = search;
  const hitIds = [...new Set(hits.map((hit) => hit.passage.articleId))];
  const more = looksFurther(plan, reader) ? (await searchPlan(plan, reader, MORE_HITS)).hits : [];
  const nearIds = [...new Set([...hitIds, ...more.map((hit) => hit.passage.articleId)])];
  const ids = new Set([
    ...nearIds,
    ...contents.map((article) => article.id),
    ...[...asked, ...elsewhere].map((event) => event.articleId),
    ...mentions.map((mention) => mention.articleId),
    ...(plan.kind === 'timeline' ? scanned.map((passage) => passage.articleId) : []),
  ]);
  const [eventsNear, told, statements] = await Promise.all([
    reader.events({ articleIds: nearIds }),
    reader.articles([...ids]),
    asksForSpeech(plan) ? reader.statements([...ids]) : [],
  ]);
  const nearby = unique([...asked, ...elsewhere, ...eventsNear]);
  const body = bodyAsked(plan);
  const inOffice =
    body === null ? mentions : mentions.filter(({ articleId }) => speaksOfBody(body, told.get(articleId), told));
  const bearing = touching(notices, told.values());
  const articles =
    bearing.length === 0 ? told : await reader.articles([...ids, ...bearing.map((one) => one.articleId)]);
  const errata = linkErrata(bearing, articles);
  const own = notices.filter(({ articleId }) => articles.has(articleId));
  const right = (event: NewsEvent): NewsEvent => asAsked(plan, event, correctEvent(event, errata));
  const matched = stillAsked(plan, matchEvents(plan, asked.map(right), articles), scannedFor);
  const { events, relaxed } = matched;
  return {
    articles,
    events,
    relaxed,
    nearby: nearby.map(right),
    hits,
    rarity: (token) => reader.rarity(token),
    scannedFor,
    scanned,
    contents: contents.filter((article) => isOfIssue(plan, article)).map((article) => article.id),
    mentions: inOffice,
    statements,
    errata,
    notices: own,
    search,
  };
}

/** Nothing where what was let go leaves another question: a long list, or a timeline of whatever there is. */
function stillAsked({ kind }: QueryPlan, matched: MatchedEvents, things: readonly string[]): MatchedEvents {
  const ofWhatever = kind === 'timeline' && things.length === 0;
  const another = matched.relaxed.length > 0 && (ofWhatever || matched.events.length > MOST_RELAXED);
  return another ? { events: [], relaxed: [] } : matched;
}

/** Whether the event that is meant may lie further back than the best passages. */
function looksFurther(plan: QueryPlan, reader: IndexReader): boolean {
  return plan.people.length === 0 && (plan.order !== null || isWide(plan, reader));
}

/** A question about one thing in a long period: its events are those of the passages found, not all of the period. */
function isWide(plan: QueryPlan, { holdings }: IndexReader): boolean {
  if (asksForAll(plan) || plan.times.length === 0) return false;
  const within = holdings.issues.filter(
    ({ day }) => day !== null && plan.times.some(({ range }) => rangesMeet(range, { from: day, to: day })),
  );
  return within.reduce((sum, { articles }) => sum + articles, 0) > WIDE_PERIOD;
}

async function findPassages(
  plan: QueryPlan,
  reader: IndexReader,
  reordering: Reordering,
): Promise<Retrieved['search']> {
  const { hits, trace } = await searchPlan(plan, reader, HITS);
  return { ...(await reorderHits(plan, hits, reordering)), trace };
}

/** The corrected record, unless the question uses the name that was printed first: a claim then tells both. */
function asAsked({ people }: QueryPlan, printed: NewsEvent, corrected: NewsEvent): NewsEvent {
  return people.some((name) => takesPart(printed, name) && !takesPart(corrected, name)) ? printed : corrected;
}

/** What the event table and the exact scan hold for a plan; nothing of it is cut to a top k. */
interface LookedUp {
  readonly asked: readonly NewsEvent[];
  readonly scannedFor: readonly string[];
  readonly scanned: readonly Passage[];
}

/**
 * Every event of the plan's people, whatever the day (the others explain mentions of them), else every event of its days,
 * else, for a list, every event told of the thing it is about. A question about nothing in particular has no list.
 */
async function lookUp(plan: QueryPlan, reader: IndexReader, misprints: readonly string[]): Promise<LookedUp> {
  if (plan.people.length > 0) {
    const [asked, scanned] = await Promise.all([
      Promise.all([...plan.people, ...misprints].map((name) => reader.events({}, name))),
      scan(plan.people, plan, reader),
    ]);
    return { asked: unique(asked.flat()), scannedFor: plan.people, scanned };
  }
  const [ofDays, thing] = await Promise.all([
    eventsOfDays(plan, reader),
    asksForAll(plan) ? scanForThing(plan, reader) : null,
  ]);
  if (thing === null) return { asked: ofDays, scannedFor: [], scanned: [] };
  if (plan.times.length > 0) return { asked: ofDays, ...thing };
  const articleIds = [...new Set(thing.scanned.map((passage) => passage.articleId))];
  return { asked: await reader.events({ articleIds }), ...thing };
}

/**
 * Records of other papers that tell one of the asked events without its people: they may print another hour or place, or
 * that it was called off. Not looked for beside a long list.
 */
async function toldElsewhere(
  { times }: QueryPlan,
  asked: readonly NewsEvent[],
  reader: IndexReader,
): Promise<readonly NewsEvent[]> {
  const within = asked.flatMap(({ name, from }) =>
    from !== null && (times.length === 0 || times.some(({ range }) => rangesMeet(range, { from, to: from })))
      ? [{ name: bareName(name), from }]
      : [],
  );
  const days = [...new Set(within.map(({ from }) => from))];
  if (days.length === 0 || days.length > MOST_DAYS) return [];
  const ofDays = await reader.events({ eventDays: days.map((day) => ({ from: day, to: day })) });
  const known = new Set(asked.map(({ id }) => id));
  return ofDays.filter(
    (event) => !known.has(event.id) && within.some(({ name }) => likeness(name, bareName(event.name)) >= ALIKE),
  );
}

async function eventsOfDays(plan: QueryPlan, reader: IndexReader): Promise<readonly NewsEvent[]> {
  if (plan.times.length === 0 || isWide(plan, reader)) return [];
  const days = timeFilter(plan);
  if (plan.on !== 'either') return reader.events(days);
  const { eventDays = [], ...others } = days;
  const issued = await reader.events({ ...others, issueDays: eventDays });
  return unique([...(await reader.events(days)), ...issued]);
}

/** Every passage that holds the longest name of a thing in the question that stands anywhere; null when none does. */
async function scanForThing(plan: QueryPlan, reader: IndexReader): Promise<Omit<LookedUp, 'asked'> | null> {
  for (const thing of thingsAsked(plan)) {
    const scanned = await scan([thing], plan, reader);
    if (scanned.length > 0) return { scannedFor: [thing], scanned };
  }
  return null;
}

async function scan(names: readonly string[], plan: QueryPlan, reader: IndexReader): Promise<Passage[]> {
  const window = plan.times.map(({ range }) => ({ from: range.from, to: addDays(range.to, TOLD_WITHIN) }));
  const { paper } = timeFilter(plan);
  const filter: IndexFilter = {
    ...(window.length > 0 ? { issueDays: window } : {}),
    ...(paper === undefined ? {} : { paper }),
  };
  const found = (await Promise.all(names.map((name) => reader.scanPassages(name, filter)))).flat();
  return [...new Map(found.map((passage) => [passage.id, passage])).values()];
}

function unique(events: readonly NewsEvent[]): NewsEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}
