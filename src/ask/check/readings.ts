import type { Article } from '../../domain/article.ts';
import type { Day } from '../../domain/day.ts';
import type { DateFacet, NamedFacet, PersonFacet } from '../../domain/facet.ts';
import { findDates } from '../../text/dates.ts';
import { findPeople } from '../../text/people.ts';
import { findNamed } from '../../text/places.ts';

/** What stands in texts, each text read once however many claims rest on it. Kept for one answer. */
export interface Readings {
  people(text: string): readonly PersonFacet[];
  named(text: string): readonly NamedFacet[];
  dates(text: string, reference: Day | null): readonly DateFacet[];
  /** Dates of a whole article, with offsets into its text. */
  datesOf(article: Article): readonly DateFacet[];
}

/** Readings with nothing read yet. */
export function newReadings(): Readings {
  const people = remembering(findPeople);
  const named = remembering(findNamed);
  const byReference = new Map<Day | null, (text: string) => readonly DateFacet[]>();
  const dates = (text: string, reference: Day | null) => {
    const known = byReference.get(reference) ?? remembering((one) => findDates(one, { reference, use: 'article' }));
    byReference.set(reference, known);
    return known(text);
  };
  return { people, named, dates, datesOf: (article) => dates(article.text, article.issueDate?.value ?? null) };
}

function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
