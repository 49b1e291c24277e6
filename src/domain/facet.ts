import type { Day, DayPart } from './day.ts';
import type { Span } from './span.ts';

/** A time expression found in text, resolved against the issue date. Spans are into the article text. */
export interface DateFacet extends Span {
  readonly text: string;
  readonly from: Day;
  readonly to: Day;
  readonly dayPart: DayPart | null;
  /** True when the year was filled in from the issue date rather than printed. */
  readonly yearInferred: boolean;
}

/** One mention of a person, with the titles printed beside the name there, one entry a title. */
export interface PersonFacet extends Span {
  /** Without printed gaps. */
  readonly name: string;
  /** 「省副省长、市委书记秦国文」 → ['省副省长', '市委书记']; a title before a whole list holds for each of it. */
  readonly titles: readonly string[];
}

/** A place or an organisation. */
export interface NamedFacet extends Span {
  readonly name: string;
  readonly kind: 'place' | 'organisation';
}
