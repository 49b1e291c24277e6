import type { Metric } from '../../domain/bench-report.ts';

/** Documents that count as right for one question. */
export interface Relevant {
  /** Judged right (`qrels.tsv`). */
  readonly judged: ReadonlySet<string>;
  /** Right too, though nobody has to find them (`alt_candidates.tsv`). */
  readonly also: ReadonlySet<string>;
}

export type Scores = Readonly<Record<Metric, number>>;

/** Documents of a ranking that are looked at. */
export const DEPTH = 10;

/**
 * What a ranking of documents (best first, each once) is worth for one question. Gain is 0 or 1; a document that is only
 * `also` right counts as found but never raises what could be found, so that recall and nDCG stay within 1.
 */
export function scoreRanking(ranking: readonly string[], { judged, also }: Relevant): Scores {
  const ranks = ranking.slice(0, DEPTH).flatMap((id, rank) => (judged.has(id) || also.has(id) ? [rank] : []));
  const first = ranks[0] ?? Number.POSITIVE_INFINITY;
  const recall = ranks.length > judged.size ? 1 : ranks.length / Math.min(DEPTH, Math.max(1, judged.size));
  const ideal = Math.min(DEPTH, Math.max(judged.size, ranks.length));
  return {
    'hit@1': first < 1 ? 1 : 0,
    'hit@5': first < 5 ? 1 : 0,
    'hit@10': first < DEPTH ? 1 : 0,
    'recall@10': recall,
    'MRR@10': 1 / (first + 1),
    'nDCG@10': ideal === 0 ? 0 : gain(ranks) / gain([...Array(ideal).keys()]),
  };
}

function gain(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => sum + 1 / Math.log2(rank + 2), 0);
}
