/** What is counted for every question, in the order in which it is shown. All lie between 0 and 1. */
export const METRICS = ['hit@1', 'hit@5', 'hit@10', 'recall@10', 'MRR@10', 'nDCG@10'] as const;

export type Metric = (typeof METRICS)[number];

/** A mean with its 95% bootstrap interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The figures of some questions: all of them, those of one type, or the strict ones. */
export interface BenchGroup {
  readonly name: string;
  readonly questions: number;
  readonly metrics: Readonly<Record<Metric, Interval>>;
}

/** Our figure less a peer's, on the questions that both were asked. */
export interface BenchDifference {
  readonly metric: Metric;
  readonly questions: number;
  readonly difference: Interval;
  /** The whole interval lies above zero. */
  readonly ahead: boolean;
}

/** Milliseconds of one question. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** One search system on one set. The product's own has the name `wenbao` and stands first. */
export interface BenchSystem {
  readonly name: string;
  /** Seconds that building the index took; null when a ready one was used. */
  readonly indexSeconds: number | null;
  /** On disk; null when the system keeps all in memory. */
  readonly bytes: number | null;
  /** Most memory of the process that indexed and searched, resident. */
  readonly peakBytes: number;
  readonly latency: Latency;
  /** Questions that made the system fail; they count as not found. */
  readonly failed: number;
  /** First all questions asked, then each type, then the strict ones. */
  readonly groups: readonly BenchGroup[];
  /** Empty for the product itself. */
  readonly differences: readonly BenchDifference[];
}

/** A peer that did not run, and why. */
export interface AbsentSystem {
  readonly name: string;
  readonly reason: AbsenceReason;
  /** The missing package or what went wrong. */
  readonly detail: string;
}

export type AbsenceReason = 'not-installed' | 'no-embedder' | 'failed';

/** All systems on one set. */
export interface BenchSetReport {
  readonly set: string;
  readonly documents: number;
  /** Questions chosen to be asked. A slow system may have been asked only the first of them. */
  readonly questions: number;
  /** Which field of a question was asked. */
  readonly field: string;
  readonly systems: readonly BenchSystem[];
  readonly absent: readonly AbsentSystem[];
}

/** Where and when it was measured. */
interface BenchSetting {
  readonly machine: string;
  readonly runtime: string;
  readonly day: string;
  /** The day the questions were asked on, as the product is told. */
  readonly askedOn: string;
  /** Seconds of questions a peer was given. */
  readonly budget: number;
  readonly command: string;
}

/** One run of the benchmark. */
export interface BenchReport {
  readonly setting: BenchSetting;
  readonly sets: readonly BenchSetReport[];
}
