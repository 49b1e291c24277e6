import type { NewsEvent, Participant } from '../../domain/event.ts';
import { isVisit } from '../understand/question-words.ts';
import { whenWords } from './day-words.ts';

/** Most characters of a claim; the contract of the command line. */
export const LONGEST_CLAIM = 200;

const GOING = ['主持召开', '主持', '出席', '参加', '列席', '收听收看', '收看', '参与'];
/** What goes without saying of whoever hosts. */
const ATTENDING = new Set(['出席', '参加', '召开', '听取汇报']);
const VISITING = /调研|督导|考察|检查|慰问|看望|走访|视察|暗访|指导|察看|赴|到/;

/** One line for one event in which `name` took part: 「9月5日上午，秦国文出席…仪式并宣布启动。」 */
export function tellPart(event: NewsEvent, name: string, year: boolean): string {
  const person = event.participants.find((other) => other.name === name);
  const main = mainVisitor(event);
  const when = opening(event, year);
  if (!person || event.status === 'cancelled') return tellEvent(event, year);
  if (event.name.includes(name) && main && main.name !== name) return asClaim(`${when}${main.name}${event.name}`);
  if (isDeedOf(event, person)) return asClaim(`${when}${name}${event.name}`);
  const doer = event.participants.find((other) => isDeedOf(event, other));
  if (doer) return asClaim(`${when}${doer.name}${event.name}，${name}${person.did.join('、')}`);
  if (!isVisit(event.kind)) return asClaim(`${when}${attends(person, event)}`);
  if (!main || main.name === name) return asClaim(`${when}${name}${event.name}`);
  return asClaim(`${when}${main.name}${event.name}，${name}${person.did.join('、')}`);
}

/** One line for an event and who stood first at it; of one that was called off 「4月20日上午，…开幕式（已取消）。」 */
export function tellEvent(event: NewsEvent, year: boolean): string {
  const when = opening(event, year);
  if (event.status === 'cancelled') return asClaim(`${when}${event.name}（已取消）`);
  if (isVisit(event.kind) || tellsDeed(event)) return asClaim(`${when}${mainVisitor(event)?.name ?? ''}${event.name}`);
  const people = event.participants.slice(0, 2).map((person) => `${person.name}${joinDeeds(person.did)}`);
  const verb = /仪式|活动/.test(event.kind) ? '举行' : '召开';
  return asClaim([`${when}${event.name}${verb}`, ...people].join('，'));
}

/** One line for an event in which several of those asked about took part: 「9月5日上午，…会，甲出席并讲话，乙主持。」 */
export function tellTogether(event: NewsEvent, names: readonly string[], year: boolean): string {
  const people = event.participants.filter((person) => names.includes(person.name));
  return asClaim(
    [`${opening(event, year)}${event.name}`, ...people.map((person) => person.name + joinDeeds(person.did))].join('，'),
  );
}

/** The people whose sentences a line of `tellEvent` or `tellPart` rests on. */
export function toldPeople(event: NewsEvent, name: string | null): Participant[] {
  const doer = event.participants.find((person) => isDeedOf(event, person));
  const main = doer ?? (isVisit(event.kind) ? mainVisitor(event) : undefined);
  if (name === null) return main ? [main] : event.participants.slice(0, 2);
  const person = event.participants.find((other) => other.name === name);
  return [person, main].filter((other) => other !== undefined);
}

function opening(event: NewsEvent, year: boolean): string {
  const when = whenWords(event, year);
  const mark = event.status === 'planned' ? '（预告）' : '';
  return when ? `${when}${mark}，` : mark;
}

/** Who made the visit: the first to whom a visiting verb is given, else the first named. */
export function mainVisitor(event: NewsEvent): Participant | undefined {
  return (
    event.participants.find((person) =>
      person.did.some((deed) => VISITING.test(deed) && !/^(?:参加|陪同)/.test(deed)),
    ) ?? event.participants[0]
  );
}

/** 「会见某某一行」: the name is what somebody did, not what was held. */
function tellsDeed(event: NewsEvent): boolean {
  return event.participants.some((person) => isDeedOf(event, person));
}

/** Whether the event's name says what this one did, and not whom somebody else took along. */
function isDeedOf({ name }: NewsEvent, { did }: Participant): boolean {
  return did.some((deed) => name.startsWith(deed));
}

function attends(person: Participant, event: NewsEvent): string {
  const going = GOING.find((verb) => person.did.includes(verb));
  const hosts = going?.startsWith('主持') ?? false;
  const rest = person.did.filter(
    (deed) => deed !== going && !(hosts && ATTENDING.has(deed)) && !(going && GOING.includes(deed)),
  );
  const also = rest.length > 0 ? `并${rest.join('、')}` : '';
  const elsewhere = person.did.find((deed) => deed.length > 4 && deed.startsWith('在'));
  if (elsewhere)
    return `${event.name}召开，${person.name}${joinDeeds([elsewhere, ...rest.filter((deed) => deed !== elsewhere)])}`;
  if (going) return `${person.name}${going}${event.name}${also}`;
  if (!/[会式动赛礼典展议]$/.test(event.name)) return `${event.name}，${person.name}${joinDeeds(rest)}`;
  return `${person.name}在${event.name}上${joinDeeds(rest)}`;
}

/** 「出席并讲话」, 「主持、部署并讲话」 */
export function joinDeeds(did: readonly string[]): string {
  if (did.length < 2) return did.join('');
  return `${did.slice(0, -1).join('、')}并${did.at(-1)}`;
}

function asClaim(text: string): string {
  const ended = /[。！？…]$/.test(text) ? text : `${text}。`;
  return ended.length <= LONGEST_CLAIM ? ended : `${ended.slice(0, LONGEST_CLAIM - 1)}…`;
}
