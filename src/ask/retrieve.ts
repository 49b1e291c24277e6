import type { IndexFilter, IndexReader, PassageHit } from '../domain/archive-index.ts';
import { addDays } from '../domain/day.ts';
import type { NewsEvent } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Passage } from '../domain/passage.ts';
import type { QueryPlan } from '../domain/plan.ts';
import { TOLD_WITHIN } from './coverage.ts';
import { correctEvent, linkErrata, misprintsOf, touching } from './link-errata.ts';
import { matchEvents, takesPart } from './match-events.ts';
import { roleMentions } from './role-mentions.ts';

/** Passages taken from one search. */
const HITS = 16;

/** Looks up all that a plan needs: every matching event, the exact scan for its names, and the best passages. */
export async function retrieve(plan: QueryPlan, reader: IndexReader): Promise<Evidence> {
  const filter = timeFilter(plan);
  const notices = await reader.errata();
  const [hits, asked, scanned, mentions] = await Promise.all([
    searchPlan(plan, reader, HITS),
    askedEvents(plan, reader, filter, misprintsOf(plan.people, notices)),
    scan(plan, reader),
    roleMentions(plan, reader),
  ]);
  const hitIds = [...new Set(hits.map((hit) => hit.passage.articleId))];
  const nearby = unique([...asked, ...(await reader.events({ articleIds: hitIds }))]);
  const ids = new Set([
    ...hitIds,
    ...nearby.map((event) => event.articleId),
    ...mentions.map((mention) => mention.articleId),
  ]);
  const told = await reader.articles([...ids]);
  const bearing = touching(notices, told.values());
  const articles =
    bearing.length === 0 ? told : await reader.articles([...ids, ...bearing.map((one) => one.articleId)]);
  const errata = linkErrata(bearing, articles);
  const own = notices.filter(({ articleId }) => articles.has(articleId));
  const right = (event: NewsEvent): NewsEvent => asAsked(plan, event, correctEvent(event, errata));
  const matched = matchEvents(plan, asked.map(right), articles);
  const statements = plan.kind === 'summary' ? await reader.statements([...ids]) : [];
  const { events, relaxed } = matched;
  return {
    articles,
    events,
    relaxed,
    nearby: nearby.map(right),
    hits,
    scanned,
    mentions,
    statements,
    errata,
    notices: own,
  };
}

/** The corrected record, unless the question uses the name that was printed first: a claim then tells both. */
function asAsked({ people }: QueryPlan, printed: NewsEvent, corrected: NewsEvent): NewsEvent {
  return people.some((name) => takesPart(printed, name) && !takesPart(corrected, name)) ? printed : corrected;
}

function timeFilter(plan: QueryPlan): IndexFilter {
  const ranges = plan.times.map((time) => time.range);
  if (ranges.length === 0) return {};
  return plan.on === 'issue' ? { issueDays: ranges } : { eventDays: ranges };
}

/**
 * Every event of the plan's people, whatever the day (the others explain mentions of them), else every event of its
 * days; without either, none: a question about nothing in particular has no list.
 */
async function askedEvents(
  plan: QueryPlan,
  reader: IndexReader,
  filter: IndexFilter,
  misprints: readonly string[],
): Promise<NewsEvent[]> {
  if (plan.people.length > 0)
    return unique((await Promise.all([...plan.people, ...misprints].map((name) => reader.events({}, name)))).flat());
  return plan.times.length > 0 ? [...(await reader.events(filter))] : [];
}

/** What a passage of the asked days gains over one of any time: a day said in a question is often only a detail. */
const IN_TIME = 1.2;

/** Best passages for a plan; a time named in it lifts those that tell of it, and never empties the list. */
export async function searchPlan(plan: QueryPlan, reader: IndexReader, limit: number): Promise<PassageHit[]> {
  const [inTime, anyTime] = await Promise.all([
    plan.times.length > 0 ? reader.searchPassages(plan.text, limit, timeFilter(plan)) : [],
    reader.searchPassages(plan.text, limit),
  ]);
  const lifted = inTime.map((hit) => ({ ...hit, score: hit.score * IN_TIME }));
  const seen = new Set(inTime.map((hit) => hit.passage.id));
  return [...lifted, ...anyTime.filter((hit) => !seen.has(hit.passage.id))].sort((a, b) => b.score - a.score);
}

async function scan(plan: QueryPlan, reader: IndexReader): Promise<Passage[]> {
  const window = plan.times.map(({ range }) => ({ from: range.from, to: addDays(range.to, TOLD_WITHIN) }));
  const filter: IndexFilter = window.length > 0 ? { issueDays: window } : {};
  return (await Promise.all(plan.people.map((name) => reader.scanPassages(name, filter)))).flat();
}

function unique(events: readonly NewsEvent[]): NewsEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}
