import type { DraftClaim } from '../../domain/draft.ts';
import type { DateFacet } from '../../domain/facet.ts';
import type { CheckContext } from './context.ts';
import type { Form, Symbols } from './forms.ts';
import type { Readings } from './readings.ts';
import type { SourceSentence, Sources } from './sources.ts';
import type { Laid } from './tiles.ts';

/** One clause of a claim laid over the sentence that bears most of it. */
export interface LaidClause {
  readonly raw: string;
  readonly form: Form;
  readonly source: SourceSentence;
  readonly beneath: Form;
  readonly laid: Laid;
  /** Dates printed in the clause. */
  readonly dates: readonly DateFacet[];
}

/** Everything that judging a claim sentence by sentence looks at. */
export interface Bench {
  readonly claim: DraftClaim;
  readonly sources: Sources;
  readonly context: CheckContext;
  readonly readings: Readings;
  readonly symbols: Symbols;
}

/** What holding a claim against its sentences comes to; `turned` = a denial, plan or doubt was dropped or added. */
export type BySentence = 'stands' | 'negation' | 'modality' | 'undecided';

/** Dates of a sentence as the whole article tells them, with offsets into the sentence. */
export function datesIn({ article, start, end }: SourceSentence, { readings }: Pick<Bench, 'readings'>): DateFacet[] {
  return readings
    .datesOf(article)
    .filter((date) => date.start >= start && date.end <= end)
    .map((date) => ({ ...date, start: date.start - start, end: date.end - start }));
}
