/** One gold question. `must`: every group needs one of its alternatives in the claims; `items`: number of claims wanted. */
export interface GoldQuestion {
  readonly id: string;
  readonly type: string;
  readonly question: string;
  readonly must: readonly (readonly string[])[];
  readonly must_not: readonly string[];
  readonly cite: readonly string[];
  readonly items?: number | null | undefined;
  readonly history?: readonly string[] | undefined;
  /** The day of asking, where the question has its own. */
  readonly asked_on?: string | null | undefined;
}
