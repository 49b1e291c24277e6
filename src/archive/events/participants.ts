import type { Participant } from '../../domain/event.ts';
import type { PersonFacet } from '../../domain/facet.ts';
import type { Span } from '../../domain/span.ts';
import { type Deed, findDeeds } from './deeds.ts';
import { ownDeeds } from './deeds-own.ts';
import { type Agenda, type Draft, draftsAt, type Scope } from './event-agenda.ts';
import { clauseStart } from './event-clause.ts';
import { statusOf } from './event-follow.ts';
import type { Story, Telling } from './event-story.ts';
import { VISIT_KINDS } from './event-words.ts';
import type { PeopleGroup } from './participants-groups.ts';
import { type GroupRole, groupRole, holdsOffice, isHeadOfState } from './participants-roles.ts';
import { addressedFrom } from './statements-addressed.ts';

/** Verbs of speech that officials use at an event. */
const SAID = new Set(['指出', '强调', '要求', '指示', '希望', '勉励', '重申', '叮嘱']);

const MEETS = /^(?:会见|会晤|接见|拜会|与|同)|会[谈见晤]$/;
/** States, speech and whatever keeps somebody away are no part in an event. */
const NO_DEED =
  /^(?:的|是|任|为|曾|因|未|没|不|缺席|请假|说|表示|认为|介绍|告诉|称|今年|已|生于|生前|去世|逝世|被|将|拟|要|当选|获|得|和|与|及|等|同志$|代$)|作出|批示|指示|来信|来电|委托|要求|强调|指出/;
/** 「参加会议的还有…」: all whom the sentence names are of its list. */
const LIST_OPENS =
  /^(?:[^,。;:]{0,12}?(?:出席|参加|列席|陪同|参与)[^,。;:]{0,20}?的[^,。;:]{0,8}?(?:还有|有|包括)|[^,。;:]{0,12}?(?:就座|就坐)的[^,。;:]{0,8}?(?:还有|有|包括))/;
/** 「在甲（的）陪同下」: a cut name leaves a character. */
const ESCORTS = /^(?:[、和及与][^,。;]{2,30}|[一-鿿])?的?陪同(?:下|,)/;
/** What people do who tell of something. */
const TELLS = /^(?:介绍|讲话|说明|通报|汇报|发布|解读|报告)$/;
const AT_IT = /(?:会|式|论坛|活动|班|讲话|发言|致辞)[上中时]/;

/** Who took part in each draft, with titles and deeds, in the order printed; persons only spoken of are left out. */
export function findParticipants(story: Story, agenda: Agenda): ReadonlyMap<Draft, Participant[]> {
  const roll = new Map<Draft, Roll>(agenda.drafts.map((draft) => [draft, new Roll(story)]));
  if (agenda.drafts.length === 0) return new Map();
  const toCome = new Set(agenda.drafts.filter((draft) => statusOf(story, draft) === 'planned'));
  const body = story.tellings.filter((telling) => !telling.headline);
  for (const telling of [...body, ...story.tellings.filter((one) => one.headline)]) {
    const scope = agenda.scopes.get(telling);
    if (!scope) continue;
    for (const act of readActs(story, telling, scope)) {
      for (const draft of draftsAt(scope, act.at))
        if (fits(story, draft, act, toCome.has(draft))) roll.get(draft)?.add(act.person, act.did);
    }
  }
  return new Map([...roll].map(([draft, one]) => [draft, one.participants()]));
}

interface Act {
  readonly person: PersonFacet;
  readonly did: string;
  readonly at: number;
  /** Said to the paper perhaps rather than at the event: 「校长说，学生拆了十一次」. */
  readonly aside?: boolean;
}

/** Whoever inspects does so on a visit, or in 「大走访」活动; who only 说 something is at a meeting or on a visit. */
function fits(story: Story, draft: Draft, act: Act, toCome: boolean): boolean {
  const { shape } = draft.named.mention;
  if (toCome && !isToCome(story, draft, act)) return false;
  if (act.aside) return shape !== 'activity' && shape !== 'ceremony';
  return shape === 'visit' || !VISIT_KINDS.has(act.did) || nameOf(story, draft).includes(act.did);
}

/** Who tells of a congress yet to come, or meets about it, is not at it; who is to be there is. */
function isToCome({ masked }: Story, draft: Draft, act: Act): boolean {
  if (/[将拟]/.test(masked.slice(clauseStart(masked, Math.max(0, act.at - 40), act.at), act.at))) return true;
  const told = draft.mentions.some(({ telling }) => telling.start <= act.at && act.at < telling.end);
  return told && !TELLS.test(act.did);
}

function nameOf(story: Story, { named }: Draft): string {
  return story.folded.slice(named.mention.name.start, named.mention.name.end);
}

/** Walks through the lists of people of a telling and gives each the deeds told between it and the next actor. */
function readActs(story: Story, telling: Telling, scope: Scope): Act[] {
  const { masked } = story;
  const pronoun = telling.carried !== null && /[他她]/.test(masked.slice(telling.start, telling.start + 3));
  if (telling.groups.length === 0 && telling.speakers.length === 0 && !pronoun) return [];
  const text = tellingText(masked, telling, scope.names);
  const deedsIn = (from: number, end: number) => {
    const part = text.slice(from - telling.start, end - telling.start);
    return ownDeeds(part, from, findDeeds(part, from));
  };
  const acts: Act[] = [];
  if (telling.carried && /^[^,。]{0,2}?[他她](?!们)/.test(text))
    give(acts, telling.carried.people, deedsIn(telling.start, telling.groups[0]?.start ?? telling.toldEnd));
  let [actors, waiting, from]: [readonly PersonFacet[], readonly PersonFacet[], number] = [[], [], telling.start];
  let listed: string | null = LIST_OPENS.exec(text)?.[0] ? listDeed(text.slice(0, 30)) : null;
  // 「甲同志先进事迹报告会」 is not where 甲 acts.
  const groups = telling.groups.filter(
    (group) => !scope.names.some((name) => holds(name, group) && !MEETS.test(masked.slice(name.start, name.end))),
  );
  for (const [n, group] of groups.entries()) {
    const next = Math.min(groups[n + 1]?.start ?? telling.toldEnd, telling.toldEnd);
    const deeds = [...held(scope, group.end, next), ...deedsIn(group.end, next)];
    const role = groupRole(masked, from, group);
    if (deeds.length === 0 && role === 'subject' && (acts.length > 0 || deedsIn(next, telling.toldEnd).length > 0))
      deeds.push(...plainDeed(text, telling, group, next));
    const beside = company(masked, telling.start, group);
    from = group.end;
    if (role === 'listed') listed = listDeed(masked.slice(Math.max(telling.start, group.start - 40), group.start));
    if (listed && (role === 'listed' || deeds.length === 0))
      give(acts, group.people, [{ did: listed, at: group.start }]);
    else if (ESCORTS.test(masked.slice(group.end, Math.min(next, group.end + 40)))) {
      give(acts, group.people, [{ did: '陪同', at: group.start }]);
      give(
        acts,
        actors,
        deeds.filter((deed) => deed.did !== '陪同'),
      );
    } else if (beside) {
      give(acts, group.people, [{ did: beside, at: group.start }]);
      give(acts, actors, deeds);
    } else if (role === 'met' || role === 'heard' || role === 'spoken-of') {
      give(acts, group.people, passive(role, masked, group));
      give(acts, actors, role === 'heard' ? hearing(deeds, group) : deeds);
    } else {
      if (role === 'joined') give(acts, group.people, talked(scope, group));
      actors = [...(role === 'joined' ? actors : waiting), ...group.people];
      waiting = deeds.length === 0 && /^[、,;和及与]/.test(masked.slice(group.end, group.end + 1)) ? actors : [];
      give(acts, actors, deeds);
      listed = null;
    }
  }
  said(acts, masked, telling);
  return acts;
}

/** What those did who stand beside the speaker: 「他对随行的县长甲说」; null of all others. */
function company(masked: string, from: number, group: PeopleGroup): string | null {
  if (addressedFrom(masked, from, group) === null) return null;
  return (
    /(随行|陪同|随同|同行)的[^,。;、]{0,16}$/.exec(masked.slice(Math.max(from, group.start - 24), group.start))?.[1] ??
    null
  );
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The told text with the names of meetings blanked: 「督导检查工作会议」 tells no deeds. */
function tellingText(masked: string, telling: Telling, names: readonly Span[]): string {
  let text = masked.slice(
    telling.start,
    telling.saying && !telling.saying.behindQuote ? telling.saying.start : telling.toldEnd,
  );
  for (const name of names) {
    const [start, end] = [Math.max(0, name.start - telling.start), Math.min(text.length, name.end - telling.start)];
    if (start < end) text = text.slice(0, start) + '\ue000'.repeat(end - start) + text.slice(end);
  }
  return text;
}

function listDeed(before: string): string {
  const word = /出席|参加|列席|陪同|参与|与会|就[座坐]/.exec(before)?.[0] ?? '参加';
  return word === '参与' || word === '与会' ? '参加' : word;
}

/** What somebody did whom another one meets, hears or speaks of. */
function passive(role: GroupRole, masked: string, group: PeopleGroup): Deed[] {
  if (role === 'met') return [{ did: '会见', at: group.start }];
  const reports = /^的?[^,。]{0,16}(?:汇报|报告|介绍|发言)/.test(masked.slice(group.end, group.end + 24));
  return role === 'heard' && reports ? [{ did: '汇报', at: group.start }] : [];
}

/** Whoever hears a report gives none. */
function hearing(deeds: readonly Deed[], group: PeopleGroup): Deed[] {
  const own = deeds.filter((deed) => !/^(?:汇报|报告|介绍|发言|通报)$/.test(deed.did));
  return [{ did: '听取汇报', at: group.start }, ...own];
}

function give(acts: Act[], people: readonly PersonFacet[], deeds: readonly Deed[]): void {
  for (const person of people) for (const { did, at } of deeds) acts.push({ person, did, at });
}

/** What an official named beside others with known deeds did, in the words printed: 「局长甲担任领队」. */
function plainDeed(text: string, telling: Telling, group: PeopleGroup, next: number): Deed[] {
  if (!group.people.every(holdsOffice)) return [];
  const words = text.slice(group.end - telling.start, next - telling.start);
  const clause = /^[一-鿿]{2,12}(?=[,。;]|$)/.exec(words)?.[0];
  return clause && !NO_DEED.test(clause) ? [{ did: clause, at: group.end }] : [];
}

/** What talks make of the partner whose name is part of theirs: 「与董事长甲举行会谈」. */
function talked(scope: Scope, group: PeopleGroup): Deed[] {
  return scope.switches.flatMap(({ mention }) =>
    mention?.shape === 'talk' && mention.deed && holds(mention.name, group)
      ? [{ did: mention.deed, at: mention.reach.start }]
      : [],
  );
}

/** What the verbs of mentions make of the subject before them: 召开, 调研. */
function held(scope: Scope, from: number, end: number): Deed[] {
  return scope.switches.flatMap(({ mention }) => {
    const within = mention && mention.reach.start >= from && mention.reach.start < end;
    return within && mention.deed ? [{ did: mention.deed, at: mention.reach.start }] : [];
  });
}

/** Who 指出 or 强调 something took part by speaking; who 说 or 表示 something did if an office says so. */
function said(acts: Act[], masked: string, telling: Telling): void {
  const { saying } = telling;
  if (!saying) return;
  for (const person of telling.speakers) {
    const there = AT_IT.test(masked.slice(Math.max(telling.start, saying.start - 20), saying.start));
    const official = ['说', '表示', '认为', '称'].includes(saying.verb) && holdsOffice(person);
    if (isHeadOfState(person) || !(SAID.has(saying.verb) || official || there)) continue;
    const aside = !there && !SAID.has(saying.verb);
    acts.push({ person, did: saying.verb === '介绍' ? '介绍' : '讲话', at: saying.start, aside });
  }
}

/** People of one event with their deeds and titles, joined by name. */
class Roll {
  readonly #people: readonly PersonFacet[];
  readonly #folded: string;
  readonly #entries = new Map<string, { first: PersonFacet; titles: Set<string>; did: Set<string> }>();

  constructor({ facets, folded }: Story) {
    this.#people = facets.people;
    this.#folded = folded;
  }

  add(person: PersonFacet, did: string): void {
    const known = this.#entries.get(person.name);
    const entry = known ?? { first: this.#wholeName(person), titles: new Set(), did: new Set() };
    for (const title of person.titles) entry.titles.add(title);
    entry.did.add(did);
    if (!known) this.#entries.set(entry.first.name, this.#merged(entry));
  }

  #merged(entry: { first: PersonFacet; titles: Set<string>; did: Set<string> }) {
    const known = this.#entries.get(entry.first.name);
    if (!known) return entry;
    for (const title of entry.titles) known.titles.add(title);
    for (const did of entry.did) known.did.add(did);
    return known;
  }

  /** Where the text prints a longer name that the article bears out elsewhere, that one is meant. */
  #wholeName(person: PersonFacet): PersonFacet {
    const longer = this.#people.find(
      ({ name }) =>
        name.length > person.name.length &&
        name.startsWith(person.name) &&
        this.#folded.startsWith(name, person.start) &&
        this.#people.filter((one) => one.name === name).length >
          this.#people.filter((one) => one.name === person.name).length,
    );
    return longer ? { ...person, name: longer.name, end: person.start + longer.name.length } : person;
  }

  /** Titles printed beside the name elsewhere in the article, where the event's own sentences print none. */
  #titlesElsewhere(name: string): readonly string[] {
    return this.#people.find((one) => one.name === name && one.titles.length > 0)?.titles ?? [];
  }

  participants(): Participant[] {
    return [...this.#entries.values()].map(({ first, titles, did }) => ({
      name: first.name,
      titles: titles.size > 0 ? [...titles] : this.#titlesElsewhere(first.name),
      did: [...did],
      start: first.start,
      end: first.end,
    }));
  }
}
