import type { Day } from '../../domain/day.ts';

/** What the reader makes of one file that was sent in, as far as an admin needs it to decide. */
export interface Reading {
  /** Name of the file, or path within a ZIP. */
  readonly file: string;
  /** Why it cannot be read, Chinese; null when it can. */
  readonly skipped: string | null;
  readonly paper: string | null;
  readonly issueDate: Day | null;
  /** 版, as printed. */
  readonly page: string | null;
  /** Headlines, in order of the page. */
  readonly titles: readonly string[];
  /**
   * Chinese, one line each: doubts of the file and of its articles. Those of the first file begin with what the archive
   * holds already of all that was sent.
   */
  readonly doubts: readonly string[];
}

/** What became of the files that were to be put into the archive; all names are archive-relative, with `/`. */
export interface Accepted {
  readonly added: readonly string[];
  /** Held already with the same bytes; nothing was written for them. */
  readonly held: readonly string[];
  /** Files of a ZIP that stayed out, with the reason in Chinese. */
  readonly left: readonly { readonly file: string; readonly reason: string }[];
}

/** How far a run of indexing has come; a total of 0 is not known. */
export interface IndexingStep {
  readonly done: number;
  readonly total: number;
}
