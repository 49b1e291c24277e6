import { createHash } from 'node:crypto';
import type { Origin } from '../../domain/article.ts';
import type { Day } from '../../domain/day.ts';
import type { NewsEvent, Participant, Statement } from '../../domain/event.ts';
import type { DateFacet, PersonFacet } from '../../domain/facet.ts';
import type { ArticleId, EventId, PassageId } from '../../domain/ids.ts';
import type { ArticleReading } from '../../domain/reading.ts';

/** A reading made by hand: what is not said is empty. Names, events and dates are given as they stand in the text. */
export interface Sketch {
  readonly source?: string;
  readonly record?: string;
  readonly n?: number;
  readonly title?: string;
  readonly text: string;
  readonly day?: Day;
  readonly paper?: string;
  readonly page?: string;
  readonly inferred?: boolean;
  readonly people?: readonly { readonly name: string; readonly titles?: readonly string[] }[];
  readonly dates?: readonly { readonly text: string; readonly from: Day; readonly to?: Day }[];
  readonly events?: readonly EventSketch[];
  readonly said?: readonly { readonly speaker: string; readonly verb: string }[];
}

export interface EventSketch {
  readonly name: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly dayPart?: NewsEvent['dayPart'];
  readonly who?: readonly string[];
}

const PRINTED: Origin = { kind: 'masthead', reason: null };
const GUESSED: Origin = { kind: 'inferred', reason: '文内日期' };
/** Passages of the sketches are cut at this many units. */
const CUT = 80;

/** Makes a reading; the article's id comes from its headline and text alone. */
export function reading(sketch: Sketch): ArticleReading {
  const { source = '晚报/0905.txt', record = null, n = 1, title = '', text: body } = sketch;
  const text = title ? `${title}\n${body}` : body;
  const id = digest(text) as ArticleId; // ids of fixtures are made here
  const origin = sketch.inferred ? GUESSED : PRINTED;
  const start = title ? title.length + 1 : 0;
  return {
    article: {
      id,
      source,
      record,
      n,
      kicker: null,
      title: title || body.slice(0, 12),
      titleDerived: title === '',
      subtitle: null,
      paper: sketch.paper === undefined ? null : { value: sketch.paper, origin },
      issueDate: sketch.day === undefined ? null : { value: sketch.day, origin },
      page: sketch.page === undefined ? null : { value: sketch.page, origin: PRINTED },
      url: null,
      pageImage: null,
      byline: { reporters: ['林小舟'], correspondents: [], others: [{ role: '摄影', name: '丁未' }] },
      text,
      body: { start, end: text.length },
      runs: [{ start: 0, source: 40, length: text.length }],
      continuedOn: [],
      cut: false,
      doubts: sketch.inferred ? [{ code: 'day', text: '日期是推断的' }] : [],
    },
    dates: (sketch.dates ?? []).map((date) => dateFacet(text, date)),
    people: (sketch.people ?? []).map((person) => personFacet(text, person)),
    named: [],
    events: (sketch.events ?? []).map((event) => newsEvent(id, text, event)),
    statements: (sketch.said ?? []).map((said) => statement(id, text, said)),
    errata: [],
    passages: cuts(start, text.length).map(([from, to], index) => ({
      id: digest(`${id}${index}`) as PassageId,
      articleId: id,
      n: index,
      start: from,
      end: to,
      text: text.slice(from, to),
    })),
  };
}

function cuts(start: number, end: number): [number, number][] {
  const spans: [number, number][] = [];
  for (let at = start; at < end; at += CUT) spans.push([at, Math.min(end, at + CUT)]);
  return spans;
}

function spanOf(text: string, part: string): { start: number; end: number } {
  const start = text.indexOf(part);
  if (start < 0) throw new RangeError(`the text does not hold ${part}`);
  return { start, end: start + part.length };
}

function personFacet(text: string, { name, titles = [] }: { name: string; titles?: readonly string[] }): PersonFacet {
  return { ...spanOf(text, name), name, titles };
}

function dateFacet(text: string, { text: said, from, to = from }: { text: string; from: Day; to?: Day }): DateFacet {
  return { ...spanOf(text, said), text: said, from, to, dayPart: null, yearInferred: false };
}

function newsEvent(articleId: ArticleId, text: string, sketch: EventSketch): NewsEvent {
  const nameSpan = spanOf(text, sketch.name);
  const participants: Participant[] = (sketch.who ?? []).map((name) => ({
    ...spanOf(text, name),
    name,
    titles: [],
    did: ['出席'],
  }));
  return {
    id: digest(`${articleId}${sketch.name}`) as EventId,
    articleId,
    name: sketch.name,
    otherNames: [],
    nameSpan,
    kind: '会议',
    from: sketch.from ?? null,
    to: sketch.to ?? sketch.from ?? null,
    dayPart: sketch.dayPart ?? null,
    status: 'held',
    places: [],
    participants,
    quote: { start: 0, end: text.length },
  };
}

function statement(articleId: ArticleId, text: string, said: { speaker: string; verb: string }): Statement {
  const { start } = spanOf(text, said.speaker);
  return { start, end: text.length, articleId, speaker: said.speaker, verb: said.verb, eventId: null };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
