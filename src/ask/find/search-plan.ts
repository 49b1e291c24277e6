import type { IndexFilter, IndexReader, PassageHit } from '../../domain/archive-index.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { comparedSubjects } from '../rank/compared-subjects.ts';
import { exactIn } from '../rank/exact-literals.ts';
import { type RankedHit, rankPassages } from '../rank/rank-passages.ts';
import type { TieredHit } from './rerank.ts';

/** Passages ranked for a question: enough that what fits best is among them, few enough to read within milliseconds. */
const POOL = 80;
/** Passages of a time ranked beside them when none of them tells of it. */
const WITHIN = 60;

/** A hit in its place, with what put it there. */
export interface PlacedHit extends RankedHit, TieredHit {}

/** What a search found, with what it kept of its making. */
interface Searched {
  /** Best passages, at most as many as were wanted. */
  readonly hits: readonly PlacedHit[];
  readonly trace: SearchTrace;
}

/** What an explanation needs of a search; nothing in it was made for that. */
export interface SearchTrace {
  readonly limit: number;
  /** One, or three where a question compares. */
  readonly rounds: readonly Round[];
  /** All that were judged, best first. */
  readonly order: readonly PlacedHit[];
}

/** One search for one text. */
export interface Round {
  readonly text: string;
  readonly literals: readonly string[];
  readonly filter: IndexFilter;
  /** What the whole archive has, scores those of its words. */
  readonly wide: readonly PassageHit[];
  /** What passes the filter; null when that was not searched for by itself. */
  readonly narrowed: readonly PassageHit[] | null;
  /** Whether what passes the filter was put first. */
  readonly isFirst: boolean;
  /** All of them, ranked within blocks that follow one another. */
  readonly ranked: readonly (readonly RankedHit[])[];
}

/** Best passages for a plan, at most `limit`. A time or a paper named in it comes first and never empties the list. */
export async function searchPlan(plan: QueryPlan, reader: IndexReader, limit: number): Promise<Searched> {
  const subjects = comparedSubjects(plan.text);
  const plans = subjects ? [plan.text, ...subjects].map((text) => ({ ...plan, text, question: text })) : [plan];
  const rounds = await Promise.all(plans.map((one) => searchRound(one, reader, limit)));
  const order = together(rounds.map(placed));
  return { hits: order.slice(0, limit), trace: { limit, rounds, order } };
}

/** The SQL-free filter of what a plan names: its days, by issue or by event, and its paper. */
export function timeFilter(plan: QueryPlan): IndexFilter {
  const ranges = plan.times.map((time) => time.range);
  const [paper, ...others] = plan.papers;
  return {
    ...(paper !== undefined && others.length === 0 ? { paper } : {}),
    ...(ranges.length === 0 ? {} : plan.on === 'issue' ? { issueDays: ranges } : { eventDays: ranges }),
  };
}

async function searchRound(plan: QueryPlan, reader: IndexReader, limit: number): Promise<Round> {
  const text = `${plan.text} ${plan.context}`.trim();
  const filter = timeFilter(plan);
  const days = filter.eventDays ?? [];
  const literals = exactIn(plan);
  const sought = { days, exact: literals };
  const search = (most: number) => reader.searchPassages(text, most, sought);
  const searchWithin = (most: number) => reader.searchPassages(text, most, { ...sought, filter });
  const wide = await inBlocks(limit, search);
  const isFirst = filter.issueDays !== undefined || filter.paper !== undefined;
  const missed = !isFirst && days.length > 0 && !wide[0]?.some((hit) => hit.inTime);
  const narrowed = isFirst ? await inBlocks(limit, searchWithin) : missed ? [await searchWithin(WITHIN)] : null;
  const [best = [], ...others] = wide;
  const blocks = isFirst ? [...(narrowed ?? []), ...wide] : [[...(narrowed?.[0] ?? []), ...best], ...others];
  const ranked = eachOnce(blocks).map((hits) => rankPassages(plan, hits, (token) => reader.rarity(token)));
  return { text, literals, filter, wide: wide.flat(), narrowed: narrowed?.flat() ?? null, isFirst, ranked };
}

/**
 * What a search finds, in blocks that are ranked each by itself: so a longer limit adds to a list and never reorders it.
 * The first has what literals and vectors find, the others what BM25 finds further down.
 */
async function inBlocks(
  limit: number,
  search: (most: number) => Promise<readonly PassageHit[]>,
): Promise<(readonly PassageHit[])[]> {
  const blocks = [await search(POOL)];
  // Each block has a limit of its own, for what BM25 finds equally good comes in another order when the limit changes.
  for (let most = POOL; most < limit && (blocks.at(-1)?.length ?? 0) >= most; most *= 2) {
    blocks.push(await search(2 * most));
  }
  return eachOnce(blocks);
}

/** The blocks without what stands in an earlier one. */
function eachOnce(blocks: readonly (readonly PassageHit[])[]): PassageHit[][] {
  const seen = new Set<string>();
  return blocks.map((hits) => hits.filter(({ passage }) => !seen.has(passage.id) && seen.add(passage.id)));
}

/** More than any question names: a hit that passes the filter stands a tier above all that do not. */
const FIRST_TIER = 1000;

/** The blocks as one list; scores of those above are lifted so that they fall all the way. */
function placed({ ranked, narrowed, isFirst }: Round): PlacedHit[] {
  const first = new Set(isFirst ? (narrowed ?? []).map((hit) => hit.passage.id) : []);
  const placed: PlacedHit[] = [];
  for (const block of ranked.toReversed()) {
    const [below] = placed;
    const lift = below ? Math.max(0, below.score - (block.at(-1)?.score ?? 0)) + 1 : 0;
    const tierOf = (hit: RankedHit) => Math.min(1, hit.exact) + (first.has(hit.passage.id) ? FIRST_TIER : 0);
    placed.unshift(...block.map((hit) => ({ ...hit, score: hit.score + lift, tier: tierOf(hit) })));
  }
  return placed;
}

/** Lists of one question's subjects as one: the best of each side by side. */
function together(lists: readonly (readonly PlacedHit[])[]): PlacedHit[] {
  const [only, ...others] = lists;
  if (only && others.length === 0) return [...only];
  const best = Math.max(0, ...lists.map((list) => list[0]?.score ?? 0));
  const level = lists.flatMap((list) => {
    const shift = best - (list[0]?.score ?? 0);
    return list.map((hit) => ({ ...hit, score: hit.score + shift }));
  });
  return unique(level.sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1)));
}

function unique<T extends PassageHit>(hits: readonly T[]): T[] {
  const seen = new Set<string>();
  return hits.filter((hit) => !seen.has(hit.passage.id) && seen.add(hit.passage.id));
}
