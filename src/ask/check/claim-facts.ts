import type { Fault } from '../../domain/checked.ts';
import type { DraftClaim } from '../../domain/draft.ts';
import type { DateFacet } from '../../domain/facet.ts';
import { comparable } from '../../text/comparable.ts';
import { findDates } from '../../text/dates.ts';
import { sharedPairs } from '../../text/pairs.ts';
import { amountFault } from './amounts.ts';
import type { CheckContext } from './context.ts';
import { deedsAgree, namesIn } from './deeds.ts';
import { foreignStands, isPlain } from './markup.ts';
import { namedFault } from './named.ts';
import type { Readings } from './readings.ts';
import { clockOf, sameDay } from './same-time.ts';
import type { Sources } from './sources.ts';

/** Least share of a claim's character pairs that its quotes must hold. */
const ENOUGH_SHARED = 0.5;
const NEGATION = /没有|并未|尚未|从未|未能|未曾|未(?!来)|不是|并非|拒绝|否认|取消|无人/;
const PLANNED = /将(?=于|在|会|[举召启])|计划|拟(?=于|在|[举召])|即将/;

/** What a claim is checked with. */
interface Checking {
  readonly claim: DraftClaim;
  readonly sources: Sources;
  readonly context: CheckContext;
  readonly readings: Readings;
}

/** The first thing that a claim names and its sources do not; `strict` for a text that no code of ours put together. */
export function missingFact(checking: Checking, strict: boolean): Fault | null {
  const { claim, sources, context, readings } = checking;
  const dates = findDates(claim.text, { reference: null, use: 'article' });
  const checks: readonly (() => Fault | null)[] = [
    () => (strict && !(isPlain(claim.text, sources) && foreignStands(claim.text, sources)) ? 'markup' : null),
    () => (namesStand(checking) ? null : 'name'),
    () => (titlesStand(checking, strict) ? null : 'title'),
    () => (dates.every((date) => dateStands(date, checking)) ? null : 'date'),
    () => amountFault(claim, dates, sources, strict),
    () => (strict ? namedFault(claim.text, sources, readings) : null),
    () => (quotationsStand(checking) ? null : 'quotation'),
    () => (negationAgrees(checking) ? null : 'negation'),
    () => (deedsAgree(claim, context, readings) ? null : 'deed'),
    () => (isShared(checking, dates) ? null : 'unsupported'),
  ];
  for (const check of checks) {
    const fault = check();
    if (fault !== null) return fault;
  }
  return null;
}

function namesStand({ claim, sources, context, readings }: Checking): boolean {
  return namesIn(claim.text, context.names, readings).every((name) => sources.said.includes(comparable(name)));
}

/** A title stands beside its name as printed, or shorter by what stands in front of it; 副, 原 and 前 are no such part. */
function titlesStand(checking: Checking, strict: boolean): boolean {
  const { claim, sources, readings } = checking;
  return readings.people(claim.text).every((person) =>
    person.titles.every((title) => {
      const told = comparable(title);
      if (!strict) return (sources.said + sources.metadata).includes(told);
      return held(person.name, checking).some((printed) => isShorter(told, comparable(printed)));
    }),
  );
}

/** Every title that quotes or records give a person. */
function held(name: string, { sources, readings }: Checking): string[] {
  const quoted = sources.quotes.flatMap(({ text }) => readings.people(text).filter((person) => person.name === name));
  const recorded = sources.events.flatMap((event) => event.participants.filter((person) => person.name === name));
  return [...quoted, ...recorded].flatMap(({ titles }) => titles);
}

function isShorter(told: string, printed: string): boolean {
  if (told === printed) return true;
  return printed.endsWith(told) && !/(?:副|原|前|代|代理|名誉|常务副)$/.test(printed.slice(0, -told.length));
}

/** The day of issue is told as such only: 「4月12日见报」. */
const OF_ISSUE = /^[^，。；]{0,6}(?:见报|报道|刊[登发载]|出版|《)/;

function dateStands(date: DateFacet, { claim, sources, readings }: Checking): boolean {
  const { text, end } = date;
  const told = sources.quotes.flatMap(({ article, start, end: stop }) =>
    readings.datesOf(article).filter((one) => one.start >= start && one.end <= stop),
  );
  const { event } = claim;
  const record = event?.from
    ? [{ from: event.from, to: event.to ?? event.from, dayPart: event.dayPart, text: '' }]
    : [];
  const issue = OF_ISSUE.test(claim.text.slice(end).replace(/^[(（]/, ''))
    ? sources.quotes.flatMap(({ article }) =>
        article.issueDate
          ? [{ from: article.issueDate.value, to: article.issueDate.value, dayPart: null, text: '' }]
          : [],
      )
    : [];
  return [...record, ...told, ...issue].some((one) => tells(date, one)) || printsDate(text, sources.said);
}

/** A day of a range, or the month or year of a day, is told too. */
function tells(date: DateFacet, one: Pick<DateFacet, 'from' | 'to' | 'dayPart' | 'text'>): boolean {
  if (date.dayPart !== null && one.dayPart !== date.dayPart && !one.text.includes(date.dayPart)) return false;
  const clock = clockOf(date.text);
  if (clock !== '' && clock !== clockOf(one.text)) return false;
  if (sameDay(one.from, date.from) && sameDay(one.to, date.to)) return true;
  if (date.from === date.to) return sameDay(one.from, date.from) || sameDay(one.to, date.to);
  return date.from.slice(-5) <= one.from.slice(-5) && one.to.slice(-5) <= date.to.slice(-5) && sameYear(date, one);
}

function sameYear(a: Pick<DateFacet, 'from'>, b: Pick<DateFacet, 'from'>): boolean {
  const [x, y] = [a.from.slice(0, 4), b.from.slice(0, 4)];
  return x === y || x === 'XXXX' || y === 'XXXX';
}

/** 「5日」 is not printed in 「15日」. */
function printsDate(text: string, said: string): boolean {
  const form = comparable(text);
  for (let at = said.indexOf(form); at >= 0; at = said.indexOf(form, at + 1))
    if (!/\d/.test(said.charAt(at - 1)) || !/^\d/.test(form)) return true;
  return false;
}

function quotationsStand({ claim, sources }: Checking): boolean {
  const quoted = [...claim.text.matchAll(/[“「『"]([^”」』"]{2,})[”」』"]/g)].map((match) =>
    comparable(match[1] ?? ''),
  );
  return quoted.every((words) => sources.said.includes(words));
}

function negationAgrees({ claim, sources }: Checking): boolean {
  const cancelled = claim.event?.status === 'cancelled';
  if (NEGATION.test(claim.text) && !NEGATION.test(sources.said) && !cancelled) return false;
  const planned = claim.event?.status === 'planned' || /预告/.test(claim.text);
  return !PLANNED.test(claim.text) || planned || PLANNED.test(sources.said);
}

/** What an answer says in its own words of a correction, and of the first and last day on which something is printed. */
const OWN_WORDS = /（原报道为|，后经更正）|（最早|，最晚|见报/g;
const NO_LETTER = /[^\u4e00-\u9fffa-z0-9]/g;

/** Whether half of what the claim says, pair by pair, stands in its quotes or is a deed of its record. */
function isShared({ claim, sources }: Checking, dates: readonly DateFacet[]): boolean {
  const record = claim.event ? comparable(claim.event.participants.flatMap((person) => person.did).join('、')) : '';
  const plain = dates.reduce((left, date) => left.replace(date.text, ' '), claim.text).replace(OWN_WORDS, '');
  const form = comparable(plain).replace(NO_LETTER, '');
  const said = sources.said.replace(NO_LETTER, '') + sources.metadata + record;
  return form.length < 2 || sharedPairs(form, said) >= ENOUGH_SHARED;
}
