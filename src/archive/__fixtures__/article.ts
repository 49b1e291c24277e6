import type { Article } from '../../domain/article.ts';
import type { Day, DayPart } from '../../domain/day.ts';
import type { DateFacet, PersonFacet } from '../../domain/facet.ts';
import type { ArticleId } from '../../domain/ids.ts';

/** An article as printed: headline block lines, an optional byline line, body paragraphs. */
export interface ArticleLines {
  readonly kicker?: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly byline?: string;
  readonly body: readonly string[];
  readonly issueDate?: Day;
}

/** Builds the Article that segmentation would make of these lines: one line each, byline on a line of its own. */
export function articleOf(lines: ArticleLines): Article {
  const head = [lines.kicker, lines.title, lines.subtitle, lines.byline].filter((line) => line !== undefined);
  const text = [...head, ...lines.body].join('\n');
  const start = text.length - lines.body.join('\n').length;
  return {
    id: 'a'.repeat(24) as ArticleId, // a fixture needs no id derived from content
    source: '云溪晚报/2023-04-12_A01.txt',
    record: null,
    n: 1,
    kicker: lines.kicker ?? null,
    title: lines.title,
    titleDerived: false,
    subtitle: lines.subtitle ?? null,
    paper: null,
    issueDate: lines.issueDate ? { value: lines.issueDate, origin: { kind: 'path', reason: null } } : null,
    page: null,
    url: null,
    pageImage: null,
    byline: { reporters: [], correspondents: [], others: [] },
    text,
    body: { start, end: text.length },
    runs: [{ start: 0, source: 0, length: text.length }],
    continuedOn: [],
    cut: false,
    doubts: [],
  };
}

/** Words for days → the day, or [first day, part of day, last day]. */
export type DayWords = Readonly<Record<string, readonly [Day, (DayPart | null)?, Day?]>>;

/** Date facets for every place where the words stand; of words inside longer ones only the longer count. */
export function datesIn(text: string, words: DayWords): DateFacet[] {
  const longestFirst = Object.entries(words).toSorted(([a], [b]) => b.length - a.length);
  const found: DateFacet[] = [];
  for (const [word, [from, dayPart, to]] of longestFirst) {
    for (const start of placesOf(text, word)) {
      const end = start + word.length;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      found.push({ text: word, start, end, from, to: to ?? from, dayPart: dayPart ?? null, yearInferred: true });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Names → titles printed before them. */
export type TitledNames = Readonly<Record<string, readonly string[]>>;

/** Person facets for every place where the names stand; titles only where they are printed right before the name. */
export function peopleIn(text: string, names: TitledNames): PersonFacet[] {
  return Object.entries(names)
    .flatMap(([name, titles]) =>
      placesOf(text, name).map((start) => {
        const before = text.slice(Math.max(0, start - 60), start);
        return { name, start, end: start + name.length, titles: before.endsWith(titles.join('、')) ? titles : [] };
      }),
    )
    .sort((a, b) => a.start - b.start);
}

function placesOf(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}
