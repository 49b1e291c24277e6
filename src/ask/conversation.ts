import type { Slots } from '../domain/conversation.ts';
import { dayFields, makeDay } from '../domain/day.ts';
import type { PlanTime, QueryPlan, Slot } from '../domain/plan.ts';

const PRONOUN = /[他她](?:们|的)?|其(?!他|它|中|实|余)|此人|这位|该(?:领导|同志)|这个人/;
const ELLIPTIC = /^(?:那么?|还有|以及|另外|不是|换成|如果是)|呢[?]?$/;
const SAME_EVENT =
  /(?:这|那|该|本|此)(?:个|次|场|篇|起)?(?:会议?|活动|仪式|调研|座谈会|报道|稿件|新闻|文章|事)|^(?:会上|会议上|当天|当时|那天|同一天)/;

/** Fills what the question leaves open from the conversation. `folded` is the question, folded. */
export function carry(plan: QueryPlan, folded: string, slots: Slots): QueryPlan {
  const before = slots.plan;
  if (!before) return plan;
  const own = { ...plan, times: completeDays(plan.times, folded, slots) };
  if (isElliptic(own, folded)) return ellipsis(own, before, slots, folded);
  if (PRONOUN.test(folded) && own.people.length === 0) return pronoun(own, slots);
  if (SAME_EVENT.test(folded) && own.times.length === 0)
    return fill(own, slots, ['people', 'times', 'places', 'topic']);
  return own;
}

/** What the next turn may take from this one; the people of an answer stand in where the question named none. */
export function slotsAfter(plan: QueryPlan, answered: readonly string[], slots: Slots): Slots {
  const people = answered.length > 0 ? answered : plan.people;
  return {
    people: people.length > 0 ? people : slots.people,
    times: plan.times,
    places: plan.places,
    plan,
  };
}

/** A turn that asks nothing by itself: 「那下午呢」, 「谁主持的」. */
function isElliptic(plan: QueryPlan, folded: string): boolean {
  if (ELLIPTIC.test(folded)) return true;
  const named = plan.people.length + plan.times.length + plan.places.length + plan.titles.length;
  return named === 0 && !PRONOUN.test(folded) && folded.replace(/[?。,!]/g, '').length <= 8;
}

function ellipsis(plan: QueryPlan, before: QueryPlan, slots: Slots, folded: string): QueryPlan {
  const asks = plan.kind !== 'what' && !/呢[?]?$/.test(folded);
  const kept: QueryPlan = asks
    ? plan
    : { ...plan, kind: before.kind, eventWords: before.eventWords, deeds: before.deeds, titles: before.titles };
  const newTopic = plan.people.length > 0 || plan.times.length > 0 || plan.dayPart !== null;
  const filled = fill(kept, slots, newTopic ? ['people', 'times', 'places'] : ['people', 'times', 'places', 'topic']);
  if (filled.dayPart !== null || plan.times.length > 0) return filled;
  return { ...filled, dayPart: before.dayPart };
}

/** 「他强调了什么」 stays with person, day and place; 「他9月7日…」 names its own day, so only the person stays. */
function pronoun(plan: QueryPlan, slots: Slots): QueryPlan {
  return fill(plan, slots, plan.times.length > 0 ? ['people'] : ['people', 'times', 'places', 'topic']);
}

function fill(plan: QueryPlan, slots: Slots, wanted: readonly Slot[]): QueryPlan {
  const carried: Slot[] = [];
  const take = <T>(slot: Slot, own: readonly T[], other: readonly T[]): readonly T[] => {
    if (own.length > 0 || other.length === 0 || !wanted.includes(slot)) return own;
    carried.push(slot);
    return other;
  };
  const people = take('people', plan.people, slots.people);
  const times = take('times', plan.times, slots.times);
  const places = take('places', plan.places, slots.places);
  const topic = wanted.includes('topic') && slots.plan ? slots.plan.text : '';
  if (topic) carried.push('topic');
  const text = [...carriedWords(people, plan.people), topic, plan.text].filter(Boolean).join(' ');
  return { ...plan, people, times, places, text, carried };
}

function carriedWords(filled: readonly string[], own: readonly string[]): readonly string[] {
  return own.length > 0 ? [] : filled;
}

/** 「7日呢」 after 10月5日 means 10月7日: a day without a month takes the month that was spoken of. */
function completeDays(times: readonly PlanTime[], folded: string, slots: Slots): readonly PlanTime[] {
  const bare = /(?<![\d月])(\d{1,2})[日号]/.exec(folded);
  const last = slots.times[0] && dayFields(slots.times[0].range.from);
  if (!bare || !last || /月/.test(folded)) return times;
  const day = makeDay(last.year, last.month, Number(bare[1]));
  return day === null ? times : [{ text: bare[0], range: { from: day, to: day } }];
}
