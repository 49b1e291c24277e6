import type { PassageHit } from '../../domain/archive-index.ts';
import type { PassageId } from '../../domain/ids.ts';
import type { Reranker } from '../../domain/reranker.ts';
import { WenbaoError } from '../../errors.ts';

/** A hit that may be reranked. */
export interface TieredHit extends PassageHit {
  /** What a model never outvotes: how much of what the question names the hit meets; more comes first. */
  readonly tier: number;
}

/** Hits in the order to use, and the model's score of each passage it judged; none when the order is that of the search. */
interface Reordered<H extends TieredHit> {
  readonly hits: readonly H[];
  readonly scores: ReadonlyMap<PassageId, number>;
}

/** What a list of hits is reranked within. */
export interface RerankOptions {
  /** Milliseconds that the model may take for this question, waiting for earlier ones included. */
  readonly budgetMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Takes a line for the operator when the model failed or was late; called at most once. */
  note?(line: string): void;
}

/** `rerank` with a model, its budget and the operator's notes filled in. */
export type Reorder = <H extends TieredHit>(
  question: string,
  hits: readonly H[],
  signal?: AbortSignal,
) => Promise<Reordered<H>>;

/** Hits that are reranked at most: a cross-encoder of base size takes .3 to .7 s of CPU a pair, nobody waits for more. */
export const RERANKED = 10;
/** Share of the model's score; the rest is the rank that the search gave. See docs/decisions/2026-11-22-rerank-at-most-ten.md. */
const MODEL = 0.7;
/** Lines above the body that would fill the model's length leave no room for the passage. */
const HEAD_CHARACTERS = 120;
/** Longest time that a timer takes. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The same hits with at most the first ten in another order: by tier, then by the model's score together with the rank.
 * One passage an article is judged, the best; a further one stays behind it and never rises. When the model fails, or is
 * not done within the budget, the hits come back as they were. Rejects only when the signal aborts.
 */
export async function rerank<H extends TieredHit>(
  question: string,
  hits: readonly H[],
  reranker: Reranker,
  options: RerankOptions,
): Promise<Reordered<H>> {
  options.signal?.throwIfAborted();
  const asItWas = { hits, scores: new Map() };
  if (options.budgetMs <= 0) return asItWas;
  const tiers = tiersOf(hits.slice(0, RERANKED));
  const judged = tiers.flatMap(({ leads }) => (leads.length > 1 ? leads : []));
  const scores = await judge(question, judged, reranker, options);
  if (scores === null) return asItWas;
  const head = tiers.flatMap((tier) => orderTier(tier, (at) => scores[judged.indexOf(at)] ?? 0));
  return {
    hits: [...head.map(({ hit }) => hit), ...hits.slice(RERANKED)],
    scores: new Map(judged.map(({ hit }, at) => [hit.passage.id, scores[at] ?? 0])),
  };
}

/** A hit of the head, in an object of its own: two hits of a list may be the same object. */
interface Placed<H extends TieredHit> {
  readonly hit: H;
}

/** Hits of one tier. Leads are the best of their articles. */
interface Tier<H extends TieredHit> {
  readonly all: readonly Placed<H>[];
  readonly leads: readonly Placed<H>[];
}

function tiersOf<H extends TieredHit>(head: readonly H[]): Tier<H>[] {
  const tiers = new Map<number, Placed<H>[]>();
  for (const hit of head) tiers.set(hit.tier, [...(tiers.get(hit.tier) ?? []), { hit }]);
  return [...tiers]
    .sort(([a], [b]) => b - a)
    .map(([, all]) => ({ all, leads: all.filter((one) => one === all.find(isOfArticle(one))) }));
}

/** Leads by score and rank; the others where they stood, or as soon after that as their lead stands before them. */
function orderTier<H extends TieredHit>(
  { all, leads }: Tier<H>,
  scoreOf: (lead: Placed<H>) => number,
): readonly Placed<H>[] {
  const values = leads.map((lead, rank) => MODEL * scoreOf(lead) + (1 - MODEL) * (1 - rank / RERANKED));
  const waiting = [...leads.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).map((at) => leads[at]);
  const further = all.filter((one) => !leads.includes(one));
  const ordered: Placed<H>[] = [];
  while (ordered.length < all.length) {
    const at = further.findIndex((one) => all.indexOf(one) <= ordered.length && ordered.some(isOfArticle(one)));
    const next = at >= 0 ? further.splice(at, 1)[0] : (waiting.shift() ?? further.shift());
    if (next) ordered.push(next);
  }
  return ordered;
}

function isOfArticle(one: Placed<TieredHit>): (other: Placed<TieredHit>) => boolean {
  return (other) => other.hit.passage.articleId === one.hit.passage.articleId;
}

/** The model's scores; null when there are none in time, with a note. */
async function judge(
  question: string,
  judged: readonly Placed<TieredHit>[],
  reranker: Reranker,
  options: RerankOptions,
): Promise<readonly number[] | null> {
  if (judged.length === 0) return [];
  const texts = judged.map(({ hit }) => textOf(hit));
  try {
    const scores = await withinBudget((signal) => reranker.score(question, texts, signal), options);
    if (scores.length === texts.length && scores.every((score) => score >= 0 && score <= 1)) return scores;
    options.note?.('重排模型给出的不是0到1的分数，这次按原来的次序。请换一个 RERANK_MODEL。');
  } catch (error) {
    options.signal?.throwIfAborted();
    options.note?.(noteOf(error, options.budgetMs));
  }
  return null;
}

/** A first passage often begins with the headline itself. */
function textOf({ passage, head }: TieredHit): string {
  const shown = head.slice(0, HEAD_CHARACTERS);
  return shown === '' || passage.text.includes(shown) ? passage.text : `${shown}\n${passage.text}`;
}

/** The budget is spent. */
class LateError extends Error {}

/** Settles in time even when the work does not; the work is told to stop. */
async function withinBudget<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { budgetMs, signal }: Pick<RerankOptions, 'budgetMs' | 'signal'>,
): Promise<T> {
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const clock = setTimeout(() => stop.abort(new LateError()), Math.min(budgetMs, LONGEST_MS));
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(stop.signal), stopped]);
  } finally {
    clearTimeout(clock);
    signal?.removeEventListener('abort', onAbort);
  }
}

function noteOf(error: unknown, budgetMs: number): string {
  if (error instanceof LateError) {
    return `重排模型${budgetMs / 1000}秒内没有算完，这次按原来的次序。可换一个小些的 RERANK_MODEL，或去掉这项设置。`;
  }
  if (error instanceof WenbaoError) return `${error.message}，这次按原来的次序。${error.hint}。`;
  return '重排模型没有算出结果，这次按原来的次序。请再试一次；总是如此时请换一个 RERANK_MODEL。';
}
