import type { Slots } from '../../domain/conversation.ts';
import type { QueryPlan, Slot } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { FEW, ownWords } from './turn-words.ts';

/** The plan with the wanted slots taken from the conversation where it leaves them open. */
export function fill(plan: QueryPlan, slots: Slots, wanted: readonly Slot[]): QueryPlan {
  const carried: Slot[] = [];
  const take = <T>(slot: Slot, own: readonly T[], other: readonly T[]): readonly T[] => {
    if (own.length > 0 || other.length === 0 || !wanted.includes(slot)) return own;
    carried.push(slot);
    return other;
  };
  const people = take('people', plan.people, slots.people);
  const times = take('times', plan.times, slots.times);
  const places = take('places', plan.places, slots.places);
  const papers = take('papers', plan.papers, slots.papers);
  const topic = wanted.includes('topic') && slots.plan ? slots.plan.text : '';
  if (topic) carried.push('topic');
  // What a question says itself decides which sentence answers it; the topic only says where to look.
  const asksMore = ownWords(plan, fold(plan.question)) > FEW || WHY.test(plan.question);
  const whose = plan.people.length > 0 ? [] : people;
  const text = [...whose, asksMore ? '' : topic, plan.text].filter(Boolean).join(' ');
  const dayPart =
    plan.dayPart ?? (carried.includes('times') && wanted.includes('topic') ? (slots.plan?.dayPart ?? null) : null);
  const filled = { ...plan, people, times, places, papers, dayPart, text, context: asksMore ? topic : '', carried };
  return bareWhy(filled, topic) ?? withCause(filled);
}

/** 「为什么」 alone asks for the cause of what was spoken of. */
function bareWhy(plan: QueryPlan, topic: string): QueryPlan | null {
  if (topic === '' || !BARE_WHY.test(fold(plan.question).trim())) return null;
  return { ...plan, question: `${topic}的原因`, text: `${topic} 原因`, context: '' };
}

const BARE_WHY =
  /^(?:那|这|请问)?(?:是)?(?:为什么|为何|为啥|什么原因|怎么会这样|原因呢|原因是什么)(?:呢|啊|会这样|要这样)?[?]?$/;

const WHY = /为什么|为何|怎么会|什么原因|(?:为|因)(?:了)?啥/;

/** 「为什么」 drops out of a search; the sentence that answers it says 原因. */
function withCause(plan: QueryPlan): QueryPlan {
  return WHY.test(plan.question) ? { ...plan, text: `${plan.text.replace(WHY, '')} 原因`.trim() } : plan;
}
