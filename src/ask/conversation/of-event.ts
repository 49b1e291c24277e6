import type { ClaimEvent } from '../../domain/answer.ts';
import type { Slots } from '../../domain/conversation.ts';
import type { PlanTime, QueryPlan } from '../../domain/plan.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { dayWords } from '../draft/day-words.ts';
import { fill } from './fill.ts';
import { toldEvent } from './told-item.ts';
import { bareWords, FEW, OPENS_ELLIPTIC, ownWords } from './turn-words.ts';

/** What is asked of one event that an answer told. `words` is the question without what points at the event. */
export function ofItem(own: QueryPlan, before: QueryPlan, event: ClaimEvent, slots: Slots, words: string): QueryPlan {
  const again = own.kind === 'what' && ownWords(own, bareWords(words)) === 0;
  if (!again) return ofEvent(own, before, event, slots, words);
  const kind = ['list', 'count'].includes(before.kind) ? 'what' : before.kind;
  if (kind === 'what') return ofEvent({ ...own, kind: 'list', eventWords: [] }, before, event, slots, '', true);
  return ofEvent({ ...own, kind, deeds: before.deeds }, before, event, slots, before.deeds.join('') || before.text);
}

const VISITS = new Set(['调研', '督导', '考察', '检查', '慰问']);
/** Kinds of questions that ask what those people did who were spoken of. */
const OF_PEOPLE = new Set(['summary', 'yesno', 'role', 'list', 'count']);
/** Kinds of questions that a sentence answers, and those that the record of an event does. */
const OF_FACT = new Set(['quantity', 'what']);
const OF_RECORD = new Set(['who', 'where', 'when', 'attendance', 'list']);

/**
 * A question asked of one event: its name, day and part of day stand in for what the question leaves open. With `behind`
 * the event is what the words go on to.
 */
export function ofEvent(
  own: QueryPlan,
  before: QueryPlan,
  event: ClaimEvent,
  slots: Slots,
  words: string,
  behind = false,
): QueryPlan {
  const kept =
    own.people.length > 0 ? own.people : VISITS.has(event.kind) || OF_PEOPLE.has(own.kind) ? before.people : [];
  const visitor = VISITS.has(event.kind) ? kept.join('、') : '';
  const asksMore = !behind && !OF_RECORD.has(own.kind) && ownWords(own, words) > (OF_FACT.has(own.kind) ? 0 : FEW);
  const question = behind
    ? `${words}${visitor}${event.name}`
    : `${visitor}${event.name}${words.replace(OPENS_ELLIPTIC, '').replace(/^的/, '')}`;
  return {
    ...own,
    question,
    people: kept,
    times: own.times.length > 0 ? own.times : eventTimes(event, slots),
    dayPart: own.dayPart ?? event.dayPart,
    places: [],
    text: asksMore ? [...kept, dropQuestionWords(words)].join(' ') : dropQuestionWords(question),
    context: asksMore ? event.name : '',
    carried: ['event', 'times', ...(kept === own.people || kept.length === 0 ? [] : (['people'] as const)), 'topic'],
  };
}

function eventTimes({ from, to }: ClaimEvent, slots: Slots): readonly PlanTime[] {
  return from === null ? slots.times : [{ text: dayWords(from, false), range: { from, to: to ?? from } }];
}

/** 「还有别人吗」: who else was at the event that was told; whom the answer named is known. */
export function others(own: QueryPlan, before: QueryPlan, slots: Slots): QueryPlan {
  const event = toldEvent(slots);
  const known = [...new Set([...slots.told.flatMap(({ people }) => people)])];
  const kind = 'attendance' as const;
  if (!event)
    return {
      ...fill({ ...own, kind }, { ...slots, people: before.people }, ['people', 'times', 'places', 'papers', 'topic']),
      kind,
    };
  const deeds = own.deeds.length > 0 ? own.deeds : before.kind === 'attendance' ? before.deeds : [];
  const asked = ofEvent({ ...own, kind, deeds, people: known }, before, event, slots, deeds.join('') + '有谁');
  return { ...asked, carried: ['event', 'times', 'people', 'topic'] };
}

/** A ceremony is no 会议 and a meeting no 调研. */
export function fits(words: string, { name, kind }: ClaimEvent): boolean {
  const visit = VISITS.has(kind);
  if (/会/.test(words)) return !visit;
  return /仪式|典礼/.test(words) ? /仪式|典礼/.test(name) : !/调研|督导/.test(words) || visit;
}
