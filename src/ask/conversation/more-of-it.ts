import type { Refusal } from '../../domain/answer.ts';
import type { Slots } from '../../domain/conversation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { dayWords } from '../draft/day-words.ts';
import { toldEvent, toldTitles } from './told-item.ts';

/** 「再说详细点」: more of what was told. */
export const DETAILS =
  /^(?:那|请|麻烦|可以|能不能|能)?(?:你|您)?(?:再|给我|帮我)?(?:(?:说|讲|介绍|描述|展开)(?:得|的)?(?:再)?(?:一下|说|讲)?(?:详细|具体|仔细|清楚|多)(?:一?点|一?些)?|(?:详细|具体|仔细|展开)(?:地|的)?(?:说说?|讲讲?|介绍|谈谈?)(?:一下|看|吧)?|(?:更多|具体|详细)(?:的)?(?:细节|情况|内容|信息)(?:呢|有哪些|是什么)?|详情(?:呢)?|(?:还有)?(?:什么|哪些)?细节(?:呢|吗)?)[。!?]?$/;
/** 「还有呢」: more items than were told. */
const MORE =
  /^(?:那么?|除此之外|另外)?[, ]?(?:还有|别的)(?:呢|吗|没有|别的(?:吗|呢|没有)?|其他的?(?:吗|呢)?|什么(?:吗|呢)?|更多的?(?:吗|呢)?)?[?。]?$|^(?:就|只有?)(?:这些|这么多|这几个|这几项)(?:了)?(?:吗|么)?[?]?$|^(?:没有(?:了|别的了?|其他的?了?))(?:吗|么)[?]?$/;

/** Whether a turn asks for more than was told, of a list that was told whole; null when it does not. */
export function nothingMore(question: string, { list, told, plan }: Slots): Refusal | null {
  const items = told.filter(({ event }) => event !== null);
  if (!MORE.test(fold(question).trim()) || plan === null || (list.length < 2 && items.length < 2)) return null;
  const count = list.length >= 2 ? list.length : items.length;
  return {
    code: 'nothing_says',
    text: `以上${count}项是馆藏报道里查到的全部，没有更多。可以接着问其中一项，例如“第二个谁主持的”。`,
  };
}

/** Whether a turn asks for more of the one thing that was told. */
export function asksForMore(folded: string): boolean {
  return DETAILS.test(folded) || MORE.test(folded);
}

/** The plan of 「再说详细点」: what the report of the thing told says in all; null when nothing was told. */
export function moreOfIt(own: QueryPlan, slots: Slots): QueryPlan | null {
  const [title] = toldTitles(slots.told);
  if (title === undefined) return null;
  const event = toldEvent(slots);
  const question = `《${title}》讲了什么`;
  const times =
    event === null || event.from === null
      ? []
      : [{ text: dayWords(event.from, false), range: { from: event.from, to: event.to ?? event.from } }];
  return { ...own, kind: 'summary', question, times, text: dropQuestionWords(question), carried: ['event', 'topic'] };
}
