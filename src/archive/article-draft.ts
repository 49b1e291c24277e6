import type { Byline } from '../domain/article.ts';
import type { Dateline } from './dateline.ts';
import type { MappedText } from './mapped-text.ts';
import type { PageLine } from './page-line.ts';

/** A paragraph as it grows; a closed one takes no further line. */
export interface Paragraph {
  content: MappedText;
  closed: boolean;
}

/** One article while its lines are being gathered; filled by `segment` only. */
export interface ArticleDraft {
  /** Index of its first line, which orders it among page marks. */
  readonly from: number;
  /** Indexes of all its lines. */
  readonly taken: number[];
  readonly head: PageLine[];
  /** Byline lines and datelines in front of the body, in order. */
  readonly opening: MappedText[];
  readonly bylines: Byline[];
  dateline: Dateline | null;
  readonly body: Paragraph[];
  /** Credits behind the body. */
  readonly closing: MappedText[];
  readonly captions: PageLine[];
  /** True once credits behind the body were read. */
  ended: boolean;
  cut: boolean;
  /** 「下转A03版」, 「上接A01版」, as printed, in order. */
  readonly jumps: string[];
}

/** A draft whose first line stands at `from`. */
export function emptyDraft(from: number): ArticleDraft {
  return {
    from,
    taken: [],
    head: [],
    opening: [],
    bylines: [],
    dateline: null,
    body: [],
    closing: [],
    captions: [],
    ended: false,
    cut: false,
    jumps: [],
  };
}
