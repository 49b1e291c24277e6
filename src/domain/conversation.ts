import type { PlanTime, QueryPlan } from './plan.ts';

/** What a conversation holds from turn to turn: who, when, where, what about. */
export interface Slots {
  readonly people: readonly string[];
  readonly times: readonly PlanTime[];
  readonly places: readonly string[];
  /** The last plan, whose kind and topic an elliptic question (「那下午呢」) takes over. */
  readonly plan: QueryPlan | null;
}

/** A conversation before its first question. */
export const NO_SLOTS: Slots = { people: [], times: [], places: [], plan: null };
