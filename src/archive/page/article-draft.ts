import type { Byline } from '../../domain/article.ts';
import type { Dateline } from './dateline.ts';
import { seamBetween } from './line-shape.ts';
import { concatMapped, inserted, type MappedText } from './mapped-text.ts';
import type { PageLine } from './page-line.ts';

/** A paragraph as it grows, line by line; a closed one takes no further line. */
export interface Paragraph {
  /** What it is made of, seams included; joined when the paragraph is read. */
  readonly pieces: MappedText[];
  /** Its last letters: more than any test of how it ends looks at. */
  tail: string;
  readonly closed: boolean;
}

const TAIL = 40;

/** A paragraph of one line. */
export function paragraphOf(content: MappedText, closed: boolean): Paragraph {
  return { pieces: [content], tail: content.text.slice(-TAIL), closed };
}

/** Lets a paragraph go on; nothing that was gathered is copied. */
export function extend(paragraph: Paragraph, content: MappedText): void {
  const seam = seamBetween(paragraph.tail, content.text);
  if (seam) paragraph.pieces.push(inserted(seam));
  paragraph.pieces.push(content);
  paragraph.tail = (paragraph.tail + seam + content.text.slice(-TAIL)).slice(-TAIL);
}

/** The whole paragraph. */
export function paragraphText({ pieces }: Paragraph): MappedText {
  const [first] = pieces;
  return first && pieces.length === 1 ? first : concatMapped(pieces);
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
