import type { PassageHit } from '../../domain/archive-index.ts';
import type { Article } from '../../domain/article.ts';
import type {
  Channel,
  ExplainedCandidate,
  ExplainedFilters,
  ExplainedSearch,
  FeaturePoints,
  LeftOut,
  Narrowing,
  UnmetCondition,
} from '../../domain/explanation.ts';
import type { ArticleId, PassageId } from '../../domain/ids.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import type { PlacedHit, Round, SearchTrace } from './search-plan.ts';

/** A search as it was used. */
export interface UsedSearch {
  readonly trace: SearchTrace;
  /** What was taken, in the order used. */
  readonly hits: readonly PlacedHit[];
  /** The reranker's scores. */
  readonly reranked: ReadonlyMap<PassageId, number>;
  /** Articles of what was taken, at least. */
  readonly articles: ReadonlyMap<ArticleId, Article>;
  /** Whether only one passage of an article is taken. */
  readonly oneAnArticle: boolean;
  /** Conditions of the question that a passage taken does not meet; left out where none is asked of passages. */
  unmet?(hit: PlacedHit): readonly UnmetCondition[];
}

/** Tells of each passage judged how it was found, what its score is made of and why it was left out. */
export function explainSearch(plan: QueryPlan, used: UsedSearch): ExplainedSearch {
  const { trace, hits } = used;
  const taken = new Set(hits.map((hit) => hit.passage.id));
  const inOrder = [...hits, ...trace.order.filter((hit) => !taken.has(hit.passage.id))];
  const making = makingOf(trace);
  const [first] = trace.rounds;
  return {
    texts: trace.rounds.map(({ text }) => text),
    literals: [...new Set(trace.rounds.flatMap(({ literals }) => literals))],
    filters: filtersOf(plan, first),
    narrowing: narrowingOf(trace.rounds),
    limit: trace.limit,
    candidates: inOrder.map((hit, at) => candidateOf(hit, at < hits.length ? at + 1 : null, used, making)),
  };
}

function filtersOf({ page }: QueryPlan, round: Round | undefined): ExplainedFilters {
  const { eventDays = [], issueDays = [], paper = null } = round?.filter ?? {};
  return { eventDays, issueDays, paper, page };
}

function narrowingOf(rounds: readonly Round[]): Narrowing {
  if (rounds.every(({ filter }) => Object.keys(filter).length === 0)) return 'none';
  const searched = rounds.flatMap(({ narrowed }) => (narrowed ? [narrowed] : []));
  if (searched.length === 0) return 'met';
  if (searched.every((hits) => hits.length === 0)) return 'empty';
  return rounds.some(({ isFirst }) => isFirst) ? 'first' : 'added';
}

/** What a search knew of each passage. */
interface Making {
  readonly words: ReadonlyMap<PassageId, number>;
  readonly narrowed: ReadonlySet<PassageId>;
  /** Score before reranking, which hands scores on by place. */
  readonly scores: ReadonlyMap<PassageId, number>;
  /** Score before what passes the filter was put first and sides were levelled. */
  readonly ranked: ReadonlyMap<PassageId, number>;
  readonly reprints: ReadonlyMap<PassageId, PassageId>;
}

function makingOf({ rounds, order }: SearchTrace): Making {
  const ids = (hits: readonly PassageHit[]) => hits.map((hit) => hit.passage.id);
  const all = rounds.flatMap(({ wide, narrowed }) => [...(narrowed ?? []), ...wide]);
  // A passage of several rounds stands where its best round put it, and its parts are those of that round.
  const byParts = new Map(rounds.flatMap(({ ranked }) => ranked.flat().map((hit) => [hit.parts, hit.score] as const)));
  return {
    words: new Map(all.map((hit) => [hit.passage.id, hit.score])),
    narrowed: new Set(rounds.flatMap(({ narrowed }) => ids(narrowed ?? []))),
    scores: new Map(order.map((hit) => [hit.passage.id, hit.score])),
    ranked: new Map(order.map((hit) => [hit.passage.id, byParts.get(hit.parts) ?? hit.score])),
    reprints: reprintsIn(order),
  };
}

/** Each passage of an article with the head and day of another that stands before it, with the first passage of that. */
function reprintsIn(order: readonly PlacedHit[]): Map<PassageId, PassageId> {
  const firsts = new Map<string, PlacedHit>();
  const reprints = new Map<PassageId, PassageId>();
  for (const hit of order) {
    if (hit.head === '') continue;
    const key = `${hit.head}\n${hit.issueDay}`;
    const first = firsts.get(key);
    if (!first) firsts.set(key, hit);
    else if (first.passage.articleId !== hit.passage.articleId) reprints.set(hit.passage.id, first.passage.id);
  }
  return reprints;
}

function candidateOf(hit: PlacedHit, place: number | null, used: UsedSearch, making: Making): ExplainedCandidate {
  const { passage, head, issueDay, exact, likeness } = hit;
  const parts = partsOf(hit, making);
  return {
    passageId: passage.id,
    articleId: passage.articleId,
    start: passage.start,
    end: passage.end,
    title: used.articles.get(passage.articleId)?.title ?? null,
    head,
    issueDay,
    place,
    channels: channelsOf(hit, making),
    words: making.words.get(passage.id) ?? 0,
    exact,
    likeness,
    reranked: used.reranked.get(passage.id) ?? null,
    score: parts.reduce((sum, { points }) => sum + points, 0),
    parts,
    reprintOf: making.reprints.get(passage.id) ?? null,
    leftOut: place === null ? [leftOutBy(hit, used)] : (used.unmet?.(hit) ?? []),
  };
}

/** Another passage of its article stands for it, or there was no room. */
function leftOutBy({ passage }: PlacedHit, { hits, oneAnArticle }: UsedSearch): LeftOut {
  return oneAnArticle && hits.some((other) => other.passage.articleId === passage.articleId)
    ? 'same_article'
    : 'beyond_limit';
}

function channelsOf({ passage, exact, likeness }: PlacedHit, making: Making): Channel[] {
  const found: readonly (readonly [Channel, boolean])[] = [
    ['words', (making.words.get(passage.id) ?? 0) > 0],
    ['exact', exact > 0],
    ['vectors', likeness > 0],
    ['narrowed', making.narrowed.has(passage.id)],
  ];
  return found.filter(([, holds]) => holds).map(([channel]) => channel);
}

/** Points too small to have moved anything. */
const NOTHING = 0.005;

/** The score taken apart: features, then what was named word for word less what a reprint loses, then what rules added. */
function partsOf(hit: PlacedHit, { scores, ranked: before, narrowed }: Making): FeaturePoints[] {
  const features = Object.entries(hit.parts).map(([feature, points]) => ({ feature, points }));
  const sum = features.reduce((total, { points }) => total + points, 0);
  const score = scores.get(hit.passage.id) ?? hit.score;
  const ranked = before.get(hit.passage.id) ?? score;
  return [
    ...features,
    { feature: hit.exact > 0 ? 'named' : 'reprint', points: ranked - sum },
    { feature: narrowed.has(hit.passage.id) ? 'narrowed' : 'raised', points: score - ranked },
  ]
    .filter(({ points }) => Math.abs(points) >= NOTHING)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}
