import type { Span } from '../../domain/span.ts';
import type { When } from './event-day.ts';
import type { Mention } from './event-mention.ts';
import type { Telling } from './event-story.ts';

/** One happening of the article while it is put together from its mentions. */
export interface Draft {
  /** In the order found; body first. */
  readonly mentions: { readonly telling: Telling; readonly mention: Mention }[];
  /** The mention whose name the event bears. */
  named: { readonly telling: Telling; readonly mention: Mention };
  when: When;
  readonly actors: Set<string>;
}

/** From `at` on, what is told belongs to this draft. */
export interface Switch {
  readonly at: number;
  /** Several when one verb tells of several: 「主持召开县委常委会会议和县委专题会议」. */
  readonly drafts: readonly Draft[];
  /** The mention that does it; null for a mere reference. */
  readonly mention: Mention | null;
}

/** Where in a telling which happenings are spoken of; `current` holds before the first switch of a telling without one. */
export interface Scope {
  readonly switches: readonly Switch[];
  readonly current: readonly Draft[];
  /** Names of meetings, rites and activities printed there: the verbs inside them are nobody's deeds. */
  readonly names: readonly Span[];
}

export interface Agenda {
  readonly drafts: readonly Draft[];
  readonly scopes: ReadonlyMap<Telling, Scope>;
}

/** The drafts that govern a place in a telling. */
export function draftsAt(scope: Scope, at: number): readonly Draft[] {
  return scope.switches.findLast((one) => one.at <= at)?.drafts ?? scope.switches[0]?.drafts ?? scope.current;
}
