import type { Checked, Fault } from '../../domain/checked.ts';
import type { Draft } from '../../domain/draft.ts';

interface Judged {
  readonly faults: readonly Fault[];
  readonly passed: number;
  readonly replaced: number;
}

interface Completion {
  readonly added: number;
  readonly dropped: readonly Fault[];
}

/** Nothing was completed: the extractive answer was taken as it is. */
export const NOTHING_CHECKED: Completion = { added: 0, dropped: [] };

/** Counts how a model's draft fared. */
export function checkedOf(draft: Draft, { faults, passed, replaced }: Judged, { added, dropped }: Completion): Checked {
  const counts: Partial<Record<Fault, number>> = {};
  for (const fault of [...faults, ...dropped]) counts[fault] = (counts[fault] ?? 0) + 1;
  return {
    written: draft.claims.length,
    passed: Math.max(0, passed - dropped.length),
    replaced,
    dropped: counts,
    added,
  };
}
