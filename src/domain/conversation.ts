import type { AskedBack, ClaimEvent } from './answer.ts';
import type { PlanTime, QueryPlan } from './plan.ts';

/** One claim of an answer, as far as a later question may point at it: 「第二个」, 「上一条」, 「这个会」. */
export interface Told {
  readonly event: ClaimEvent | null;
  /** Headline of the article that is cited first. */
  readonly title: string;
  /** People that the claim names. */
  readonly people: readonly string[];
}

/** What a conversation holds from turn to turn: who, when, where, which paper, which event, what about. */
export interface Slots {
  /** Whom 他 and 她 mean. */
  readonly people: readonly string[];
  readonly times: readonly PlanTime[];
  readonly places: readonly string[];
  readonly papers: readonly string[];
  /** The last plan, whose kind and topic an elliptic question (「那下午呢」) takes over. */
  readonly plan: QueryPlan | null;
  /** What the last answer told. */
  readonly told: readonly Told[];
  /** The last answer of several items, in which 「第二个」 counts; it outlives questions about its items. */
  readonly list: readonly Told[];
  /** Full names of bodies and things said in questions and answers, the latest first: what 「学院」 and 「该公司」 mean. */
  readonly names: readonly string[];
  /** The full name that the talk is about; null when it is about none. */
  readonly subject: string | null;
  /** What the last turn asked back, to be picked from; left out when it asked nothing back. */
  readonly asked?: Asked;
}

/** 「请说明要问哪一个」: what may be picked, and the question around the words that name it, when these are to be said freely. */
export interface Asked {
  readonly options: readonly AskedBack[];
  /** The question before and behind the words that were not clear; null when only the options will do. */
  readonly around: readonly [before: string, behind: string] | null;
}

/** An earlier turn as it is handed in: its question, alone or with the answers that were given. */
export type EarlierTurn = string | { readonly question: string; readonly answers?: readonly string[] | undefined };

/** A conversation before its first question. */
export const NO_SLOTS: Slots = {
  people: [],
  times: [],
  places: [],
  papers: [],
  plan: null,
  told: [],
  list: [],
  names: [],
  subject: null,
};
