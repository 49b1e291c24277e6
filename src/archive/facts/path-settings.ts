import type { PathPattern } from './path-pattern.ts';

/** What an operator's `issue.yaml` says of paths. */
export interface PathSettings {
  /** Tried in order, before the built-in forms. */
  readonly patterns: readonly PathPattern[];
  /** Names of papers by what folders and files call them, in lower case: hyrb → 衡阳日报. */
  readonly papers: ReadonlyMap<string, string>;
}

/** Nothing said. */
export const NO_SETTINGS: PathSettings = { patterns: [], papers: new Map() };

/** Several settings together; of names for one word the first holds. */
export function joinSettings(settings: readonly PathSettings[]): PathSettings {
  return {
    patterns: settings.flatMap(({ patterns }) => patterns),
    papers: new Map(settings.toReversed().flatMap(({ papers }) => [...papers])),
  };
}
