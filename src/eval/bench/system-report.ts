import {
  type BenchDifference,
  type BenchGroup,
  type BenchSystem,
  type Interval,
  METRICS,
  type Metric,
} from '../../domain/bench-report.ts';
import { bootstrap } from './bootstrap.ts';
import { latencyOf } from './latency.ts';
import type { Measurement } from './measurement.ts';
import { type Scores, scoreRanking } from './metrics.ts';
import type { BenchQuestion } from './read-questions.ts';

/** Name of the product's own search among the systems. */
export const OWN = 'wenbao';

/** Metrics on which we are held against each peer. */
const COMPARED: readonly Metric[] = ['hit@1', 'hit@10'];

/** The figures of one system; `own` is the product's measurement when the system is a peer. */
export function systemReport(
  name: string,
  measurement: Measurement,
  questions: readonly BenchQuestion[],
  own: Measurement | null,
): BenchSystem {
  const scores = scoresOf(measurement, questions);
  return {
    name,
    indexSeconds: measurement.indexSeconds,
    bytes: measurement.bytes,
    peakBytes: measurement.peakBytes,
    latency: latencyOf(measurement.answers.map(({ milliseconds }) => milliseconds)),
    failed: measurement.answers.filter(({ failed }) => failed).length,
    groups: groupsOf(questions, scores),
    differences: own === null ? [] : differencesTo(scores, scoresOf(own, questions)),
  };
}

/** Scores by question, for the questions that were asked. */
function scoresOf({ answers }: Measurement, questions: readonly BenchQuestion[]): ReadonlyMap<string, Scores> {
  const rankings = new Map(answers.map(({ id, ranking }) => [id, ranking]));
  return new Map(
    questions.flatMap(({ id, relevant }) => {
      const ranking = rankings.get(id);
      return ranking ? [[id, scoreRanking(ranking, relevant)] as const] : [];
    }),
  );
}

function groupsOf(questions: readonly BenchQuestion[], scores: ReadonlyMap<string, Scores>): readonly BenchGroup[] {
  const types = [...new Set(questions.flatMap(({ type }) => type ?? []))].sort();
  const strict = questions.filter((question) => question.strict);
  return [
    groupOf('all', questions, scores),
    ...types.map((type) => groupOf(type, ofType(questions, type), scores)),
    ...(strict.length > 0 ? [groupOf('strict', strict, scores)] : []),
  ];
}

function ofType(questions: readonly BenchQuestion[], type: string): readonly BenchQuestion[] {
  return questions.filter((question) => question.type === type);
}

function groupOf(name: string, questions: readonly BenchQuestion[], scores: ReadonlyMap<string, Scores>): BenchGroup {
  const own = questions.flatMap(({ id }) => scores.get(id) ?? []);
  const intervals = bootstrap(METRICS.map((metric) => own.map((score) => score[metric])));
  const metrics = Object.fromEntries(METRICS.map((metric, at) => [metric, intervals[at]])) as Record<Metric, Interval>;
  return { name, questions: own.length, metrics }; // one interval a metric, in the same order
}

function differencesTo(
  peer: ReadonlyMap<string, Scores>,
  own: ReadonlyMap<string, Scores>,
): readonly BenchDifference[] {
  const pairs = [...peer].flatMap(([id, theirs]) => {
    const ours = own.get(id);
    return ours ? [{ ours, theirs }] : [];
  });
  const intervals = bootstrap(COMPARED.map((metric) => pairs.map(({ ours, theirs }) => ours[metric] - theirs[metric])));
  return COMPARED.flatMap((metric, at) => {
    const difference = intervals[at];
    return difference ? [{ metric, questions: pairs.length, difference, ahead: difference.low > 0 }] : [];
  });
}
