import type { Day } from '../../domain/day.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { findPeople } from '../../text/people.ts';
import { bodyAsked, speaksOfBody } from '../find/asked-body.ts';
import { isAt } from '../find/event-place.ts';
import { localityOf } from '../understand/localities.ts';
import { dayWords } from './day-words.ts';
import { heldClaim } from './held-claim.ts';
import { type Held, heldOffices, heldWithin, officeOf, placeOfOffice, titleFor } from './held-offices.ts';
import { changeClaims, changesOf } from './office-change-claims.ts';
import { mayTellChange, type OfficeChange } from './office-changes.ts';

/** Most holders told of one office. */
const MOST = 12;

/** Who held an office, in order of time, each with the days on which papers print it, and what they tell of the changes. */
export function officeHolders(plan: QueryPlan, evidence: Evidence): Draft | null {
  if (plan.titles.length < 2) return holdersOfOne(plan, evidence);
  const drafts = plan.titles.flatMap((title) => holdersOfOne({ ...plan, titles: [title] }, evidence) ?? []);
  const claims = drafts.flatMap((draft) => draft.claims);
  const whole = drafts.length === plan.titles.length && drafts.every((draft) => draft.whole);
  return claims.length > 0 ? { lead: null, claims, mode: 'extractive', whole } : null;
}

function holdersOfOne(plan: QueryPlan, evidence: Evidence): Draft | null {
  const [asked] = plan.titles;
  const held = heldOffices(evidence);
  if (asked === undefined && held.length === 0) return null;
  const office = officeOf(asked ?? held[0]?.titles[0] ?? '', held);
  const elsewhere = plan.places
    .map((place) => place.replace(/(?<=[省市县区州])(?:委|政府|人大|政协)$/, ''))
    .filter((place) => !isPlaceOf(asked ?? '', place));
  const bearing = ofAskedPlace(
    asked ?? office,
    office,
    held.filter(
      ({ titles, article }) =>
        (asked === undefined || titleFor(office, titles) !== null) &&
        elsewhere.every((place) => isAt(place, article, evidence.articles)),
    ),
  );
  const changes = changesOfOffice(plan, evidence, office, asked ?? office, bearing);
  const within = heldWithin(bearing, plan);
  const inTime = changes.filter(({ kind }) => kind !== 'proposed');
  if (within.length + inTime.length === 0)
    return aroundTime(plan, evidence, { office, bearing }) ?? onlyProposed(changes, evidence);
  const holders = inOrder(within);
  const places = placesOf(office, holders);
  const printed = [...holders].slice(0, MOST).flatMap(([name, all]) => {
    const acting = all.filter(({ titles }) => isActing(office, titles));
    return [acting, all.filter((held) => !acting.includes(held))]
      .filter((part) => part.length > 0)
      .map((part) => holderClaim(office, name, part, places));
  });
  const told = changeClaims(inTime, evidence);
  const claims = [...printed, ...told];
  return {
    lead: leadFor(plan, elsewhere.join('') + (asked ?? office), {
      printed: [...holders.keys()],
      places,
      changes: inTime,
      claims: claims.length,
    }),
    claims,
    mode: 'extractive',
    whole: true,
  };
}

/** Somebody in an office on a day: printed with it, or appointed to it. */
export interface Turn {
  readonly name: string;
  /** The city or county whose office it is; null when not known. */
  readonly place: string | null;
  readonly day: Day | null;
}

/** Everybody whom the archive tells to have had the first office of a plan, with the days on which it tells it. */
export function turnsOfOffice(plan: QueryPlan, evidence: Evidence): readonly Turn[] {
  const [asked] = plan.titles;
  if (asked === undefined) return [];
  const held = heldOffices(evidence);
  const office = officeOf(asked, held);
  const bearing = ofAskedPlace(
    asked,
    office,
    held.filter(({ titles }) => titleFor(office, titles) !== null),
  );
  const came = changesOfOffice(plan, evidence, office, asked, bearing).filter(
    ({ kind }) => kind === 'takes' || kind === 'acting',
  );
  return [
    ...bearing.map((one) => ({ name: one.name, place: placeOfOffice(office, one), day: one.day })),
    ...came.map(({ name, day, quote }) => ({
      name,
      place: placeBefore(office, asked) || localityOf(evidence.articles.get(quote.articleId)?.paper?.value ?? ''),
      day,
    })),
  ];
}

/** Who is asked for by the place (汐阳市市长) is no holder of the same office elsewhere; all of them when none is known to be there. */
function ofAskedPlace(asked: string, office: string, bearing: readonly Held[]): readonly Held[] {
  const place = placeBefore(office, asked);
  if (place === '') return bearing;
  const there = bearing.filter((held) => placeOfOffice(office, held) === place);
  return there.length > 0 ? there : bearing;
}

/** 汐阳 of 汐阳市市长. */
function placeBefore(office: string, asked: string): string {
  return asked.endsWith(office) ? asked.slice(0, -office.length).replace(/(?<=..)[省市县区州]$/, '') : '';
}

/** 代市长 is told apart from 市长. */
function isActing(office: string, titles: readonly string[]): boolean {
  return /^代理?/.test(titleFor(office, titles) ?? '');
}

/** Whether a place named in the question is the one in front of the office: 汐阳市 of 汐阳市委书记. */
function isPlaceOf(asked: string, place: string): boolean {
  return asked.length >= 4 && (place.includes(asked.slice(0, 2)) || asked.includes(place.slice(0, 2)));
}

/** Changes in an office of the asked place, of whoever is named in the sentence. */
function changesOfOffice(
  plan: QueryPlan,
  evidence: Evidence,
  office: string,
  asked: string,
  bearing: readonly Held[],
): OfficeChange[] {
  const place = placeBefore(office, asked);
  const body = bodyAsked(plan);
  const names = new Set([
    ...bearing.map(({ name }) => name),
    ...evidence.nearby.flatMap(({ participants }) => participants.map(({ name }) => name)),
    ...[...evidence.articles.values()]
      .filter(mayTellChange(office))
      .slice(0, MOST_READ)
      .flatMap(({ text }) => findPeople(text.slice(0, LOOKED_AT)).map(({ name }) => name)),
  ]);
  return changesOf(plan, evidence, names, office).filter(({ quote }) => {
    const article = evidence.articles.get(quote.articleId);
    if (body !== null && !speaksOfBody(body, article, evidence.articles)) return false;
    return place === '' || `${article?.paper?.value ?? ''}${article?.text ?? ''}`.includes(place);
  });
}

/** Articles read for the names in notices of appointment. */
const MOST_READ = 40;
/** Letters of an article read for the names in a notice of appointment. */
const LOOKED_AT = 1500;

/** Holders by name, in order of first print. */
function inOrder(held: readonly Held[]): ReadonlyMap<string, readonly Held[]> {
  const holders = new Map<string, Held[]>();
  for (const one of held) {
    const known = holders.get(one.name);
    if (known) known.push(one);
    else holders.set(one.name, [one]);
  }
  return holders;
}

/** The place of each holder's office; nothing for one whose place is not known, empty when all hold it in one place. */
function placesOf(office: string, holders: ReadonlyMap<string, readonly Held[]>): ReadonlyMap<string, string> {
  const found = [...holders].map(([name, all]) => {
    const place = all.map((held) => placeOfOffice(office, held)).find((one) => one !== null) ?? null;
    return { name, place };
  });
  if (new Set(found.map(({ place }) => place)).size < 2) return new Map();
  return new Map(found.flatMap(({ name, place }) => (place === null ? [] : [[name, place] as const])));
}

function holderClaim(
  office: string,
  name: string,
  all: readonly Held[],
  places: ReadonlyMap<string, string>,
): DraftClaim {
  const title =
    all.map(({ titles }) => titleFor(office, titles)).find((one) => one !== null) ?? all[0]?.titles[0] ?? '';
  const place = places.get(name);
  if (place === undefined) return heldClaim(`${name}：${title}`, all);
  const long = all.flatMap(({ titles }) => titles).find((one) => one.startsWith(place) && one.endsWith(office));
  return heldClaim(long === undefined ? `${place}：${title}${name}` : `${long}${name}`, all);
}

interface Told {
  readonly printed: readonly string[];
  readonly places: ReadonlyMap<string, string>;
  readonly changes: readonly OfficeChange[];
  readonly claims: number;
}

/** 「2022年10月汐阳市委书记先后是卫承远、邢志高：」; null for one holder who needs no more words. */
function leadFor(plan: QueryPlan, asked: string, { printed, places, changes, claims }: Told): Draft['lead'] {
  if (claims < 2) return null;
  if (places.size > 0) return () => `馆藏报道中的“${asked}”不止一地，分开列出：`;
  const when = plan.times.map(({ text }) => text.trim()).join('、');
  const names = inOrderOfOffice(printed, changes);
  if (names.length === 0) return () => `${when}${asked}的任免，报道有：`;
  const holders = names.length > 1 ? `先后见报的有${names.length}人，${names.join('、')}` : `是${names[0]}`;
  return (count) => (count === claims ? `${when}${asked}${holders}：` : `${when}${asked}，见报的有：`);
}

/** In order of first print; who took it over within the asked time stands last. */
function inOrderOfOffice(printed: readonly string[], changes: readonly OfficeChange[]): string[] {
  const came = changes.filter(({ kind }) => kind === 'takes').map(({ name }) => name);
  const all = [...new Set([...printed, ...came])];
  return came.length === 1 ? all.toSorted((a, b) => Number(came.includes(a)) - Number(came.includes(b))) : all;
}

/** No paper of the asked time is held: who is printed with the office last before it and first after it. */
function aroundTime(
  plan: QueryPlan,
  evidence: Evidence,
  { office, bearing }: { readonly office: string; readonly bearing: readonly Held[] },
): Draft | null {
  const [time, ...others] = plan.times;
  if (!time || others.length > 0) return null;
  const open = { ...plan, times: [] };
  const changes = changesOfOffice(open, evidence, office, plan.titles[0] ?? office, bearing).filter(
    ({ kind, day }) => kind !== 'proposed' && day !== null && isClose(day, time.range.from, time.range.to),
  );
  const before = bearing.filter(({ day }) => day !== null && day < time.range.from).at(-1);
  const after = bearing.find(({ day }) => day !== null && day > time.range.to);
  const lastChange = changes
    .filter(({ day, kind }) => kind !== 'leaves' && day !== null && day < time.range.from)
    .at(-1);
  const holder = lastChange && (before?.day ?? '') < (lastChange.day ?? '') ? lastChange.name : before?.name;
  const left = changes.some(
    ({ name, kind, day }) =>
      kind === 'leaves' && name === holder && day !== null && day < time.range.from && day > (before?.day ?? ''),
  );
  if (holder === undefined || left || (after !== undefined && after.name !== holder)) return null;
  const ofHolder = changes.filter(({ name }) => name === holder);
  const printed = [before, after].filter((held) => held?.name === holder).filter((held) => held !== undefined);
  if (printed.length === 0 || !printed.some(({ day }) => day !== null && isClose(day, time.range.from, time.range.to)))
    return null;
  const claims = [
    ...printed.map((one) => heldClaim(`${holder}：${titleFor(office, one.titles) ?? office}`, [one])),
    ...changeClaims(ofHolder, evidence),
  ];
  const when = time.text.trim();
  return {
    lead: () => `${when}的报道没有提到${plan.titles[0] ?? office}，前后的报道是：`,
    claims,
    mode: 'extractive',
    whole: false,
  };
}

/** Within a year of the asked time. */
function isClose(day: string, from: string, to: string): boolean {
  const year = 366 * 86_400_000;
  return Math.abs(Date.parse(day) - Date.parse(from)) <= year || Math.abs(Date.parse(day) - Date.parse(to)) <= year;
}

/** Somebody is only proposed for the office: told as printed, and that it is no more than that. */
function onlyProposed(changes: readonly OfficeChange[], evidence: Evidence): Draft | null {
  const claims = changeClaims(changes, evidence);
  if (claims.length === 0) return null;
  const [first] = changes;
  const day = first?.day ? `（${dayWords(first.day, true)}）` : '';
  return { lead: () => `报道只提到拟任人选${day}：`, claims, mode: 'extractive', whole: false };
}
