import type { EvalFloors, EvalMade, EvalReport, EvalScores, Judged, Share } from '../domain/eval-report.ts';
import { NO_SCORES } from './no-scores.ts';

// The keys of a record that has every score and nothing else.
const SCORES = Object.keys(NO_SCORES) as readonly (keyof EvalScores)[];

/** Scores of which less is better; they have ceilings where the others have floors. */
const LESS_IS_BETTER: ReadonlySet<keyof EvalScores> = new Set<keyof EvalScores>(['refusedWrongly']);

/** Counts what was judged. */
export function reportOf(
  judged: readonly Judged[],
  run: { readonly made: EvalMade; readonly byModel: number; readonly milliseconds: readonly number[] },
): EvalReport {
  const byType: Record<string, EvalScores> = {};
  for (const { type, scores } of judged) byType[type] = sum([byType[type] ?? NO_SCORES, scores]);
  const wrong = judged.filter(({ faults }) => faults.length > 0);
  const times = run.milliseconds.toSorted((a, b) => a - b);
  return {
    ...sum(judged.map(({ scores }) => scores)),
    made: run.made,
    byModel: run.byModel,
    byType,
    milliseconds: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
    wrong: wrong.map(({ id, type, question, faults }) => ({ id, type, question, faults })),
  };
}

function sum(all: readonly EvalScores[]): EvalScores {
  const added = SCORES.map((name) => [name, all.reduce((total, scores) => add(total, scores[name]), zero())]);
  // The same keys as NO_SCORES.
  return Object.fromEntries(added) as EvalScores;
}

function zero(): Share {
  return [0, 0];
}

function add([a, b]: Share, [c, d]: Share): Share {
  return [a + c, b + d];
}

function quantile(sorted: readonly number[], share: number): number {
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
}

/** A share as a number; of nothing, everything. */
export function portion([part, whole]: Share): number {
  return whole === 0 ? 1 : part / whole;
}

/** The scores that are below their floors (above, where less is better); what was not asked is below none. */
export function belowFloors(report: EvalReport, floors: EvalFloors): (keyof EvalScores)[] {
  return SCORES.filter((name) => {
    const floor = floors[name];
    if (floor === undefined || report[name][1] === 0) return false;
    const reached = portion(report[name]);
    return LESS_IS_BETTER.has(name) ? reached > floor : reached < floor;
  });
}

/** The floors, raised to what the report reaches where that is better; none falls. Three decimals, rounded to the safe side. */
export function raisedFloors(report: EvalReport, floors: EvalFloors): EvalFloors {
  const raised = SCORES.map((name) => {
    const lower = LESS_IS_BETTER.has(name);
    if (report[name][1] === 0) return [name, floors[name]];
    const reached = lower
      ? Math.ceil(portion(report[name]) * 1000) / 1000
      : Math.floor(portion(report[name]) * 1000) / 1000;
    const floor = floors[name] ?? reached;
    return [name, lower ? Math.min(floor, reached) : Math.max(floor, reached)];
  });
  return Object.fromEntries(raised.filter(([, floor]) => floor !== undefined));
}
