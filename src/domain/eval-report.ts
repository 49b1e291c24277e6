/** How one gold question went. */
export interface Judged {
  readonly id: string;
  readonly type: string;
  readonly question: string;
  readonly faults: readonly string[];
}

/** A gold set's outcome. */
export interface EvalReport {
  readonly right: number;
  readonly total: number;
  /** By type of question: right and total. */
  readonly byType: Readonly<Record<string, readonly [number, number]>>;
  readonly quotesTrue: number;
  readonly quotes: number;
  readonly wrong: readonly Judged[];
}
