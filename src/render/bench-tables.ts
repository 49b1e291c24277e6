import {
  type BenchDifference,
  type BenchGroup,
  type BenchSetReport,
  type BenchSystem,
  type Interval,
  METRICS,
} from '../domain/bench-report.ts';
import type { BenchWords } from './bench-words.ts';

/** A table of cells, to be laid out for a terminal or as Markdown. */
export interface BenchTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Name of the product among the systems. */
const OWN = 'wenbao';

/** Everything known of one set as tables: quality, cost, types where there are any, differences where there are peers. */
export function benchTables(report: BenchSetReport, words: BenchWords): readonly BenchTable[] {
  return [quality(report, words), cost(report, words), ...types(report, words), ...differences(report, words)];
}

/** The title of a system; a name that has none stands for itself. */
export function systemTitle(name: string, { systems }: BenchWords): string {
  return systems[name] ?? name;
}

function quality({ systems, questions }: BenchSetReport, words: BenchWords): BenchTable {
  return {
    title: words.quality,
    head: [...words.qualityHead, ...METRICS],
    rows: systems.flatMap((system) => {
      const all = system.groups[0];
      return all ? [[systemTitle(system.name, words), countOf(all.questions, questions), ...figures(all)]] : [];
    }),
  };
}

/** A system that was too slow to be asked everything shows how much it was asked. */
function countOf(asked: number, of: number): string {
  return asked === of ? String(asked) : `${asked}/${of}`;
}

function figures({ metrics }: BenchGroup): string[] {
  return METRICS.map((metric) => `${share(metrics[metric].mean)} ${range(metrics[metric], share)}`);
}

function cost({ systems }: BenchSetReport, words: BenchWords): BenchTable {
  return {
    title: words.cost,
    head: words.costHead,
    rows: systems.map(({ name, indexSeconds, bytes, peakBytes, latency, failed }) => [
      systemTitle(name, words),
      indexSeconds === null ? words.ready : `${indexSeconds.toFixed(1)} s`,
      bytes === null ? words.inMemory : megabytes(bytes),
      megabytes(peakBytes),
      ...[latency.p50, latency.p95, latency.p99].map((time) => `${time.toFixed(time < 100 ? 1 : 0)} ms`),
      String(failed),
    ]),
  };
}

function types({ systems }: BenchSetReport, words: BenchWords): BenchTable[] {
  const own = systems.find(({ name }) => name === OWN);
  const [all, ...groups] = own?.groups ?? [];
  // One type that all questions are of says nothing new.
  if (groups.every(({ questions }) => questions === all?.questions)) return [];
  const title = (group: BenchGroup) => words.groups[group.name] ?? group.name;
  const detailed: BenchTable = {
    title: words.ownGroups,
    head: [words.group, words.qualityHead[1] ?? '', ...METRICS],
    rows: groups.map((group) => [title(group), String(group.questions), ...figures(group)]),
  };
  if (systems.length < 2) return [detailed];
  const compared: BenchTable = {
    title: words.allGroups,
    head: [words.group, ...systems.map(({ name }) => systemTitle(name, words))],
    rows: groups.map((group) => [title(group), ...systems.map((system) => pairOf(system, group.name))]),
  };
  return [detailed, compared];
}

function pairOf(system: BenchSystem, name: string): string {
  const group = system.groups.find((each) => each.name === name);
  if (!group || group.questions === 0) return '–';
  return `${share(group.metrics['hit@1'].mean)} / ${share(group.metrics['hit@10'].mean)}`;
}

function differences({ systems, questions }: BenchSetReport, words: BenchWords): BenchTable[] {
  const peers = systems.filter((system) => system.differences.length > 0);
  const compared = peers[0]?.differences.map(({ metric }) => metric) ?? [];
  if (peers.length === 0) return [];
  return [
    {
      title: words.difference,
      head: [...words.differenceHead, ...compared],
      rows: peers.map((peer) => [
        systemTitle(peer.name, words),
        countOf(peer.differences[0]?.questions ?? 0, questions),
        ...peer.differences.map((each) => differenceOf(each, words)),
      ]),
    },
  ];
}

function differenceOf({ difference, ahead }: BenchDifference, words: BenchWords): string {
  const standing = ahead ? words.ahead : difference.high < 0 ? words.behind : words.notAhead;
  return `${signed(difference.mean)} ${range(difference, signed)} ${standing}`;
}

function range({ low, high }: Interval, shown: (value: number) => string): string {
  return `[${shown(low)}, ${shown(high)}]`;
}

/** .830, as shares are printed in this project. */
function share(value: number): string {
  return value.toFixed(3).replace(/^0\./, '.');
}

function signed(value: number): string {
  const shown = share(Math.abs(value));
  return `${value < 0 && shown !== '.000' ? '−' : '+'}${shown}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}
