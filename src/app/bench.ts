import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { AbsentSystem, BenchReport, BenchSetReport, BenchSystem } from '../domain/bench-report.ts';
import { localDay } from '../domain/local-day.ts';
import { UsageError, WenbaoError } from '../errors.ts';
import { findSet } from '../eval/bench/find-set.ts';
import type { Measurement } from '../eval/bench/measurement.ts';
import { readCorpus } from '../eval/bench/read-corpus.ts';
import { OWN, systemReport } from '../eval/bench/system-report.ts';
import { PEERS } from '../eval/peers/all-peers.ts';
import { type BenchTask, questionsOf, type SystemOutcome } from './bench-system.ts';

/** What one run of the benchmark measures. */
export interface BenchPlan extends Omit<BenchTask, 'set'> {
  readonly sets: readonly string[];
  /** Names of peers. */
  readonly peers: readonly string[];
  /** As it was typed, for the report. */
  readonly command: string;
}

/** What a run is given: `measure` runs one system, usually in a process of its own. */
interface BenchDependencies {
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
  readonly measure: (system: string, task: BenchTask) => Promise<SystemOutcome>;
  /** Takes the report so far after each set: a run takes long, and what is measured should not be lost with it. */
  readonly keep?: (report: BenchReport) => Promise<void>;
}

/** The peers that a list names: `all`, `none`, or names with commas between. Throws UsageError for an unknown one. */
export function peersNamed(list: string): readonly string[] {
  const known = PEERS.map(({ name }) => name);
  if (list === 'all') return known;
  if (list === 'none') return [];
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return known.filter((name) => names.includes(name));
  throw new UsageError(`没有这个对照方案：${unknown.slice(0, 40)}`, {
    hint: `可选 ${known.join('、')}，或 all、none`,
  });
}

/** Measures the product and its peers, one after another, on every set. All sets are looked at before any is measured. */
export async function runBench(plan: BenchPlan, dependencies: BenchDependencies): Promise<BenchReport> {
  for (const set of plan.sets) await findSet(set);
  const sets: BenchSetReport[] = [];
  for (const set of plan.sets) {
    sets.push(await benchSet(set, plan, dependencies));
    await dependencies.keep?.(reportOf(plan, sets));
  }
  return reportOf(plan, sets);
}

function reportOf(plan: BenchPlan, sets: readonly BenchSetReport[]): BenchReport {
  return {
    setting: {
      machine: `${cpus()[0]?.model.trim() ?? process.arch}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
      runtime: `Node ${process.versions.node}`,
      day: localDay(),
      askedOn: plan.askedOn,
      budget: plan.budget,
      command: plan.command,
    },
    sets: [...sets],
  };
}

async function benchSet(set: string, plan: BenchPlan, { note, measure }: BenchDependencies): Promise<BenchSetReport> {
  const files = await findSet(set);
  const questions = await questionsOf(files, plan, note);
  const { field, types, limit, budget, askedOn } = plan;
  // Each set has an index of its own.
  const db = plan.db === null || plan.sets.length === 1 ? plan.db : join(plan.db, files.name);
  const task: BenchTask = { set, field, types, limit, budget, askedOn, db };
  const systems: BenchSystem[] = [];
  const absent: AbsentSystem[] = [];
  let own: Measurement | null = null;
  for (const name of [OWN, ...plan.peers]) {
    note(`${files.name}（${questions.length}问）：正在测 ${name} …`);
    const outcome = await measure(name, task);
    if (outcome.status === 'measured') {
      systems.push(systemReport(name, outcome.measurement, questions, own));
      own ??= outcome.measurement;
    } else {
      if (name === OWN) throw ownFailed(files.name, outcome.detail);
      absent.push({ name, reason: outcome.reason, detail: outcome.detail });
    }
  }
  const documents = await countOf(readCorpus(files.corpus));
  return { set: files.name, documents, questions: questions.length, field, systems, absent };
}

function ownFailed(set: string, detail: string): WenbaoError {
  return new WenbaoError(`问报自身在测试集 ${set} 上没有跑完（${detail}）`, { hint: '原因见上面一行' });
}

async function countOf(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of items) count++;
  return count;
}
