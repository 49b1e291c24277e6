import type { DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent, Participant } from '../../domain/event.ts';
import { whenWords } from '../draft/day-words.ts';
import { mainVisitor } from '../draft/tell-event.ts';
import { isVisit } from '../understand/question-words.ts';
import type { CheckContext } from './context.ts';

/** What an event record says of a claim; null when the claim says something that is not in the record. */
type Record = 'agrees' | 'deed' | 'modality' | null;

type Token =
  | { readonly kind: 'person'; readonly person: Participant }
  | { readonly kind: 'title' | 'deed' | 'event' | 'glue' | 'planned' | 'cancelled' | 'list'; readonly text: string };

const GLUE = /^(?:会议|仪式|活动|召开|举行|举办|会上|等|由|在|上|了|的|并|且|，|,|。|：|:|于|到|赴|；)/;
const LIST = /^(?:、|和|与|及|以及)/;
const PLANNED = /^(?:（预告）|将|拟|计划)/;
/** What is said of an event rather than of anybody at it. */
const HELD = /^(?:召开|举行|举办)$/;
const CANCELLED = /^(?:（(?:已)?取消）|已?取消)/;

/**
 * Holds a claim against its own event record, piece by piece: every word of it must be a name, title, deed, place, time
 * or name of that record, and each deed must be one of the people named before it.
 */
export function agreesWithRecord({ text, event, quotes }: DraftClaim, { articles }: CheckContext): Record {
  if (!event) return null;
  const tokens = tokensOf(text, event);
  if (!tokens) return null;
  const said = quotes
    .map(({ articleId, start, end }) => articles.get(articleId)?.text.slice(start, end) ?? '')
    .join('');
  const bare = said.replace(/\s/g, '');
  const known = tokens.every((token) => token.kind !== 'person' || bare.includes(token.person.name));
  if (!known || !statusTold(tokens, event)) return known ? 'modality' : null;
  return deedsFit(tokens, event);
}

function tokensOf(text: string, event: NewsEvent): Token[] | null {
  const tokens: Token[] = [];
  let at = opening(text, event);
  const names = namesOf(event);
  const deeds = words(event.participants.flatMap((person) => person.did));
  const titles = words(event.participants.flatMap((person) => person.titles));
  const places = words(event.places);
  while (at < text.length) {
    const rest = text.slice(at);
    const token = personAt(rest, event) ?? nameAt(rest, names) ?? wordAt(rest, deeds, titles, places);
    if (!token) return null;
    tokens.push(token.token);
    at += token.length;
  }
  return tokens;
}

interface Read {
  readonly token: Token;
  readonly length: number;
}

/** How much of a text the time of the event opens; 0 where it tells none. A part of the day may be left out. */
function opening(text: string, event: NewsEvent): number {
  const whole = { ...event, dayPart: null };
  const forms = [whenWords(event, true), whenWords(event, false), whenWords(whole, true), whenWords(whole, false)];
  return (
    forms.find(
      (form) => form !== '' && text.startsWith(form) && !/^[\d凌早上中下傍晚前后]/.test(text.slice(form.length)),
    )?.length ?? 0
  );
}

function personAt(rest: string, event: NewsEvent): Read | null {
  const person = event.participants.find(({ name }) => rest.startsWith(name));
  return person ? { token: { kind: 'person', person }, length: person.name.length } : null;
}

/** The event's name, whole, or its beginning where that names a meeting: 「…常委会会议暨…会议」. */
function nameAt(rest: string, names: readonly string[]): Read | null {
  const name = names.find((one) => rest.startsWith(one));
  return name ? { token: { kind: 'event', text: name }, length: name.length } : null;
}

function namesOf(event: NewsEvent): string[] {
  const whole = event.name;
  const parts = Array.from(whole.matchAll(/(?:会议|大会|座谈会|仪式|活动)(?=暨)/g), (match) =>
    whole.slice(0, match.index + match[0].length),
  );
  return words([whole, ...parts]);
}

function wordAt(
  rest: string,
  deeds: readonly string[],
  titles: readonly string[],
  places: readonly string[],
): Read | null {
  const word = (kind: 'title' | 'deed' | 'glue', all: readonly string[]): Read | null => {
    const text = all.find((one) => rest.startsWith(one));
    return text ? { token: { kind, text }, length: text.length } : null;
  };
  const mark = (kind: 'planned' | 'cancelled' | 'list' | 'glue', rule: RegExp): Read | null => {
    const text = rule.exec(rest)?.[0];
    return text ? { token: { kind, text }, length: text.length } : null;
  };
  return (
    word('title', titles) ??
    word('deed', deeds) ??
    mark('planned', PLANNED) ??
    mark('cancelled', CANCELLED) ??
    mark('list', LIST) ??
    word('glue', places) ??
    mark('glue', GLUE)
  );
}

/** Distinct words of two characters or more, the longest first. */
function words(all: readonly string[]): string[] {
  return [...new Set(all)].filter((word) => word.length >= 2).sort((a, b) => b.length - a.length);
}

/** What was only announced, or called off, must be told so where it is told as done; what was held must not. */
function statusTold(tokens: readonly Token[], { status }: NewsEvent): boolean {
  const planned = tokens.some(({ kind }) => kind === 'planned');
  const cancelled = tokens.some(({ kind }) => kind === 'cancelled');
  const done = tokens.some((token) => token.kind === 'deed' || (token.kind === 'glue' && /召开|举/.test(token.text)));
  if (status === 'held') return !planned && !cancelled;
  return status === 'planned' ? !cancelled && (planned || !done) : cancelled || !done;
}

/** Each deed belongs to everybody of the group named last, each title to the name behind it, a visit to who made it. */
function deedsFit(tokens: readonly Token[], event: NewsEvent): 'agrees' | 'deed' {
  let group: Participant[] = [];
  let titles: string[] = [];
  let [afterPerson, joins] = [false, false];
  for (const token of tokens) {
    if (token.kind === 'list') joins ||= afterPerson;
    else if (token.kind === 'title') titles.push(token.text);
    else if (token.kind === 'person') {
      group = joins || afterPerson ? [...group, token.person] : [token.person];
      if (!titles.every((title) => group.some((person) => person.titles.includes(title)))) return 'deed';
      titles = [];
    } else if (!fits(token, group, afterPerson, event)) return 'deed';
    if (token.kind !== 'list' && token.kind !== 'title') joins = false;
    afterPerson = token.kind === 'person';
  }
  return 'agrees';
}

function fits(token: Token, group: readonly Participant[], afterPerson: boolean, event: NewsEvent): boolean {
  if (token.kind === 'deed' && group.length === 0) return HELD.test(token.text);
  if (token.kind === 'deed') return group.every(({ did }) => did.some((done) => done.includes(token.text)));
  if (token.kind !== 'event' || !afterPerson || !isVisit(event.kind)) return true;
  return group.some(({ name }) => name === mainVisitor(event)?.name);
}
