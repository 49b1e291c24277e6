import type { Article } from '../../domain/article.ts';
import type { DateFacet, NamedFacet, PersonFacet } from '../../domain/facet.ts';
import type { Span } from '../../domain/span.ts';
import { fold } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import { actingGroups } from './event-actors.ts';
import { maskQuotes } from './event-mask.ts';
import { groupPeople, type PeopleGroup } from './participants-groups.ts';
import { holdsOffice, isHeadOfState, isSpokenOf } from './participants-roles.ts';
import { asksSomebody, subjectOf } from './statements-addressed.ts';
import { findSaying, type Saying } from './statements-sayings.ts';

/** What the finders read in an article beforehand; each list in order, without overlaps. */
interface EventFacets {
  readonly dates: readonly DateFacet[];
  readonly people: readonly PersonFacet[];
  readonly named: readonly NamedFacet[];
}

/** A headline line, a caption, or a sentence of the body, with the part that the paper tells in its own voice. */
export interface Telling extends Span {
  /** Outside the body: a headline line or a caption, which confirm and name what the body tells. */
  readonly headline: boolean;
  /** Line of the body, from 0; -1 outside it. */
  readonly paragraph: number;
  /** `[start, toldEnd)` is told by the paper; what follows is somebody's speech. */
  readonly toldEnd: number;
  readonly saying: Saying | null;
  /** Who speaks, when persons with names do. */
  readonly speakers: readonly PersonFacet[];
  /** Whom 他 or 她 at the telling's start means. */
  readonly carried: PeopleGroup | null;
  /** Persons in the told part. */
  readonly groups: readonly PeopleGroup[];
  /** Dates in the told part. */
  readonly dates: readonly DateFacet[];
}

/** An article made ready for finding events: all texts have the length of `article.text`. */
export interface Story {
  readonly article: Article;
  readonly folded: string;
  /** Folded, with everything inside quotation marks, book marks and brackets blanked, so that rules see the frame. */
  readonly masked: string;
  readonly facets: EventFacets;
  /** Date facets by where they start. */
  readonly datesAt: ReadonlyMap<number, DateFacet>;
  readonly tellings: readonly Telling[];
  /** People who bear an office somewhere in the article, as a policeman on his round or a passer-by does not. */
  readonly titled: ReadonlySet<string>;
}

/** Cuts an article into tellings. */
export function readStory(article: Article, facets: EventFacets): Story {
  // A list that the line's end cuts is read on: 「县领导甲、乙、⏎丙」.
  const plain = fold(article.text);
  const folded =
    plain.includes('、\n') || plain.includes(':\n') ? plain.replace(/([、:])\n(?=[一-鿿])/g, '$1 ') : plain;
  const masked = maskQuotes(folded);
  const cut = new Cutter(folded, masked, facets, writersOf(article));
  const lines = headlineLines(article);
  const tellings = [
    ...lines.map((line) => cut.headline(line, facets.people)),
    ...cut.body(article.body),
    ...captionLines(article).map((line) => cut.headline(line, facets.people)),
  ];
  const titled = new Set(facets.people.filter(holdsOffice).map((person) => person.name));
  const datesAt = new Map(facets.dates.map((date) => [date.start, date]));
  return { article, folded, masked, facets, datesAt, tellings, titled };
}

/** Who wrote the article takes no part in what it tells. */
function writersOf({ byline }: Article): Set<string> {
  return new Set([...byline.reporters, ...byline.correspondents]);
}

const LONGEST_SENTENCE = 1000;
const LONGEST_TAIL = 2000;

function headlineLines(article: Article): Span[] {
  const block = [article.kicker, article.title, article.subtitle].join('').replace(/\s/g, '');
  const found: Span[] = [];
  let start = 0;
  while (start < article.body.start) {
    const stop = article.text.indexOf('\n', start);
    const end = stop < 0 ? article.text.length : stop;
    const line = article.text.slice(start, end).replace(/\s/g, '');
    if (line.length > 1 && end <= article.body.start && block.includes(line)) found.push({ start, end });
    start = end + 1;
  }
  return found;
}

/** What stands behind the body: captions and credits. */
function captionLines(article: Article): Span[] {
  const found: Span[] = [];
  for (const match of article.text.slice(article.body.end, article.body.end + LONGEST_TAIL).matchAll(/[^\n]+/g)) {
    const start = article.body.end + match.index;
    if (match[0].length >= 8) found.push({ start, end: start + match[0].length });
  }
  return found;
}

const RESUMES =
  /^(?:会议?[上前后开以听审传还由结]|会议$|随后|活动[中现]|仪式[上由]|座谈[会中]|调研[中期]|当[天日晚]|期间|双方|现场|记者(?:了解|看到|从)|据悉|据了解|目前|市领导|省领导|县领导|[^,。“]{0,12}[省市县区]领导|与会|参加[^,]{0,8}的|出席[^,]{0,8}的|[^,。“]{0,40}(?:负责人|负责同志|代表|专家|人员)[^,。“]{0,6}(?:参加|出席|陪同|列席|随同))/;
const SPEAKS_ON =
  /^(?:同时,?|此外,?)?(?:(?:[一二三四五六七八九十]|还|就|也)?(?:要|是要)|必须|切实|坚决|务必|坚持|加快|强化)/;
/** Only posts and a body stand before the first name: 「裁判员代表、体育部教师甲…」. */
const LEADS_TO_NAME = /^[^,。;!?:要应须将能会是在对把让使]{13,30}$/;
const DEED_NEAR =
  /^.{0,12}?(?:主持|出席|参加|陪同|列席|通报|宣读|宣誓|点评|致辞|致词|发了?言|讲话|授牌|授旗|揭牌|颁奖|汇报|介绍了|[作做]了?[^,。]{0,12}(?:报告|说明|部署|介绍))/;

class Cutter {
  readonly #masked: string;
  readonly #folded: string;
  readonly #groups: readonly PeopleGroup[];
  readonly #dates: readonly DateFacet[];
  readonly #writers: ReadonlySet<string>;
  #group = 0;
  #date = 0;
  #subject: PeopleGroup | null = null;

  constructor(folded: string, masked: string, facets: EventFacets, writers: ReadonlySet<string>) {
    this.#folded = folded;
    this.#writers = writers;
    this.#masked = masked;
    this.#groups = actingGroups(folded, masked, facets, writers);
    this.#dates = facets.dates;
  }

  /** A headline line; names known from the body are found in it even where no finder saw them. */
  headline(line: Span, people: readonly PersonFacet[]): Telling {
    const groups = groupPeople(
      this.#folded,
      namesIn(this.#folded, line, people).filter((person) => !this.#writers.has(person.name)),
    );
    const saying = findSaying(
      this.#masked,
      line,
      groups.filter((group) => !isSpokenOf(this.#masked, line.start, group)),
    );
    const dates = within(this.#dates, line);
    const speakers = saying?.group?.people ?? [];
    return {
      ...line,
      headline: true,
      paragraph: -1,
      toldEnd: saying?.end ?? line.end,
      saying,
      speakers,
      carried: null,
      groups,
      dates,
    };
  }

  body(body: Span): Telling[] {
    const found: Telling[] = [];
    let [paragraph, last, speech, opened] = [-1, body.start, false, false];
    const all = sentences(this.#folded, body);
    const long = all.some((one) => one.end - one.start > LONGEST_SENTENCE);
    for (const sentence of long ? all.flatMap((one) => this.#cutLong(one)) : all) {
      const newLine = paragraph < 0 || this.#folded.slice(last, sentence.start).includes('\n');
      if (newLine) [paragraph, speech] = [paragraph + 1, speech && this.#goesOnSpeaking(sentence)];
      if (speech && this.#quoteCloses(last, opened)) speech = this.#goesOnSpeaking(sentence);
      last = sentence.end;
      const telling = this.#telling(sentence, paragraph, speech);
      if (telling.saying) opened = /^:?[“"「]/.test(this.#folded.slice(telling.saying.end, telling.saying.end + 2));
      speech = telling.saying !== null ? !telling.saying.behindQuote : speech && telling.toldEnd === telling.start;
      found.push(telling);
    }
    return found;
  }

  /** Text without full stops is read in pieces, so that no rule looks at all of it at once. */
  #cutLong(sentence: Span): Span[] {
    const pieces: Span[] = [];
    let { start } = sentence;
    while (sentence.end - start > LONGEST_SENTENCE) {
      const comma = this.#masked.slice(start, start + LONGEST_SENTENCE).lastIndexOf(',');
      const end = start + (comma > 0 ? comma + 1 : LONGEST_SENTENCE);
      pieces.push({ start, end });
      start = end;
    }
    return [...pieces, { start, end: sentence.end }];
  }

  #telling(sentence: Span, paragraph: number, inSpeech: boolean): Telling {
    const groups = this.#take(sentence);
    const acting =
      groups.length === 0 ? groups : groups.filter((group) => !isSpokenOf(this.#masked, sentence.start, group));
    const saying = findSaying(this.#masked, sentence, acting);
    const carried = this.#subject;
    if (inSpeech && !this.#resumes(sentence, groups, saying)) {
      return tellingOf(sentence, {
        paragraph,
        carried,
        toldEnd: sentence.start,
        saying: null,
        speakers: [],
        groups: [],
        dates: [],
      });
    }
    const toldEnd = saying && !saying.behindQuote ? saying.end : sentence.end;
    const subject = subjectOf(this.#masked, sentence.start, toldEnd, acting);
    const speakers = saying?.group?.people ?? (saying?.carried ? ((subject ?? carried)?.people ?? []) : []);
    // Whether he asks or somebody answers, 「他说」 does not tell.
    this.#subject = asksSomebody(this.#masked, sentence.start, groups) ? null : (subject ?? carried);
    const dates = this.#takeDates(sentence.start, toldEnd, sentence.end);
    const told = groups.length === 0 ? groups : groups.filter((group) => group.start < toldEnd);
    return tellingOf(sentence, { paragraph, carried, toldEnd, saying, speakers, groups: told, dates });
  }

  /** 「甲说：“…。”」: words that began with a quotation mark end with one. */
  #quoteCloses(end: number, opened: boolean): boolean {
    return opened && /[”"」]/.test(this.#folded.charAt(end - 1));
  }

  /** 「要严密组织…」 at the head of a paragraph: whoever spoke in the last one speaks on. */
  #goesOnSpeaking(sentence: Span): boolean {
    return SPEAKS_ON.test(this.#masked.slice(sentence.start, Math.min(sentence.end, sentence.start + 12)));
  }

  /** Whether the paper speaks again after somebody's words. */
  #resumes(sentence: Span, groups: readonly PeopleGroup[], saying: Saying | null): boolean {
    const first = groups[0];
    if (saying && saying.start - sentence.start <= 60) {
      if (saying.group) return !isCited(saying.group) && saying.group.start - sentence.start <= 30;
      if (saying.other) return saying.other.start - sentence.start <= 8;
      if (saying.carried) return saying.start - sentence.start <= 12;
    }
    const text = this.#masked.slice(sentence.start, Math.min(sentence.end, sentence.start + 60));
    if (RESUMES.test(text) || this.#opensWithDay(sentence)) return true;
    if (!first || isCited(first)) return false;
    // A clause that asks for something is still speech, whoever is named behind it.
    if (first.start - sentence.start > 12 && !LEADS_TO_NAME.test(this.#masked.slice(sentence.start, first.start)))
      return false;
    return DEED_NEAR.test(this.#masked.slice(first.end, Math.min(sentence.end, first.end + 40)));
  }

  #opensWithDay(sentence: Span): boolean {
    while ((this.#dates[this.#date]?.start ?? Infinity) < sentence.start) this.#date++;
    const date = this.#dates[this.#date];
    return date !== undefined && date.start <= sentence.start + 1 && /[日号天午]/.test(date.text);
  }

  #take(sentence: Span): PeopleGroup[] {
    const found: PeopleGroup[] = [];
    for (; this.#group < this.#groups.length; this.#group++) {
      const group = this.#groups[this.#group];
      if (!group || group.start >= sentence.end) break;
      if (group.start >= sentence.start) found.push(group);
    }
    return found;
  }

  #takeDates(start: number, toldEnd: number, end: number): DateFacet[] {
    const found: DateFacet[] = [];
    for (; this.#date < this.#dates.length; this.#date++) {
      const date = this.#dates[this.#date];
      if (!date || date.start >= end) break;
      if (date.start >= start && date.start < toldEnd) found.push(date);
    }
    return found;
  }
}

/** Field by field: spreading is slow where tens of sentences an article are made. */
function tellingOf({ start, end }: Span, rest: Omit<Telling, 'start' | 'end' | 'headline'>): Telling {
  const { paragraph, carried, toldEnd, saying, speakers, groups, dates } = rest;
  return { start, end, headline: false, paragraph, toldEnd, saying, speakers, carried, groups, dates };
}

function isCited(group: PeopleGroup): boolean {
  return group.people.some(isHeadOfState);
}

function namesIn(folded: string, line: Span, people: readonly PersonFacet[]): PersonFacet[] {
  const found = within(people, line);
  for (const name of new Set(people.map((person) => person.name))) {
    if (name.length < 2) continue;
    const at = folded.slice(line.start, line.end).indexOf(name);
    const span = { start: line.start + at, end: line.start + at + name.length };
    if (at < 0 || found.some((person) => person.start < span.end && span.start < person.end)) continue;
    found.push({ name, titles: [], ...span });
  }
  return found.sort((a, b) => a.start - b.start);
}

function within<T extends Span>(facets: readonly T[], span: Span): T[] {
  return facets.filter((facet) => facet.start >= span.start && facet.end <= span.end);
}
