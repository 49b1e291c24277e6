import type { ArticleReading } from '../domain/reading.ts';
import type { Span } from '../domain/span.ts';
import { erratumText, eventSetting, eventTitle, resolvedText, withTitles } from './inspect-words.ts';

/** What a highlighted span of an article's text is. */
type MarkKind = 'person' | 'date' | 'place' | 'organisation' | 'event' | 'quote' | 'statement' | 'erratum';

/** A highlighted span with what is to be said of it. */
export interface Mark extends Span {
  readonly kind: MarkKind;
  readonly note: string;
}

/** A stretch of text under the same marks from end to end. */
export interface Piece extends Span {
  readonly marks: readonly Mark[];
}

/** Every span that was read in an article. */
export function marksOf({ people, dates, named, events, statements, errata }: ArticleReading): Mark[] {
  return [
    ...people.map(
      ({ start, end, name, titles }) =>
        ({ start, end, kind: 'person', note: `人物：${withTitles(name, titles)}` }) as const,
    ),
    ...dates.map(
      (date) => ({ start: date.start, end: date.end, kind: 'date', note: `日期：${resolvedText(date)}` }) as const,
    ),
    ...named.map(
      ({ start, end, kind, name }) =>
        ({ start, end, kind, note: `${kind === 'place' ? '地点' : '单位'}：${name}` }) as const,
    ),
    ...events.flatMap((event): Mark[] => [
      ...[event.nameSpan, ...event.otherNames].map(
        ({ start, end }): Mark => ({ start, end, kind: 'event', note: `活动：${eventTitle(event)}` }),
      ),
      { ...event.quote, kind: 'quote', note: `活动依据：${eventSetting(event)}，${eventTitle(event)}` },
    ]),
    ...statements.map(
      ({ start, end, speaker, verb }) => ({ start, end, kind: 'statement', note: `讲话：${speaker}${verb}` }) as const,
    ),
    ...errata.map(
      (erratum): Mark => ({
        start: erratum.start,
        end: erratum.end,
        kind: 'erratum',
        note: `更正：${erratumText(erratum)}`,
      }),
    ),
  ];
}

/** Cuts a range of text at every edge of a mark in it; each piece has the marks that lie over it. */
export function piecesOf(range: Span, marks: readonly Mark[]): Piece[] {
  const over = marks.filter(({ start, end }) => start < end && start < range.end && end > range.start);
  const edges = over.flatMap(({ start, end }) => [Math.max(start, range.start), Math.min(end, range.end)]);
  const cuts = [...new Set([range.start, ...edges, range.end])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? range.start;
    return { start, end, marks: over.filter((mark) => mark.start <= start && mark.end >= end) };
  });
}
