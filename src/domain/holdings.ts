import type { Day } from './day.ts';

/** One issue held: a paper on one day, with what of it is there. */
export interface HeldIssue {
  readonly paper: string | null;
  /** Null when unknown; `XXXX-…` when only the year is. */
  readonly day: Day | null;
  /** True when paper or day were inferred. */
  readonly inferred: boolean;
  /** Pages held: printed page numbers, or source files where none is printed. */
  readonly pages: number;
  readonly articles: number;
  /** Articles with a doubt. */
  readonly doubtful: number;
}

/** 馆藏: what an index holds, written with it and read without opening a table. */
export interface Holdings {
  readonly issues: readonly HeldIssue[];
  readonly files: number;
  readonly articles: number;
  readonly passages: number;
  readonly events: number;
}

/** The papers held whose name is known, each once, in the order of a Chinese list. */
export function papersOf({ issues }: Holdings): readonly string[] {
  return [...new Set(issues.flatMap(({ paper }) => paper ?? []))].sort((a, b) => a.localeCompare(b, 'zh'));
}
