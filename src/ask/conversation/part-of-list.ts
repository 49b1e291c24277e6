import type { Slots } from '../../domain/conversation.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { contentWords } from '../understand/topic.ts';

/** 「其中哪些…」, 「这里面有几个…」 */
const AMONG =
  /^(?:那么?|这|那)?(?:其中|当中|这其中|这当中|这些|那些|(?:这|那)?(?:几个|几项|几场|几次)?(?:里面?|里头|之中))(?:的?(?:会议?|活动))?(?:都)?(?:有)?(?:哪些|哪几?[个项场次]|哪个|什么|(?<count>几|多少)[个项场次]?)/;

/** Words that ask and narrow nothing: 「其中哪些是和防火有关的」 narrows by 防火. */
const EMPTY = /^(?:有关|相关|关于|属于|涉及|其中|时候|活动|会议|一起|参加|出席|主持|上午|下午|晚上)$/;

/**
 * 「其中哪些是他主持的」 after a list: the question of that list once more, narrowed by the deed, part of day, place, kind of event
 * or topic that this turn names; null when no list was told or nothing narrows it.
 */
export function partOfList(own: QueryPlan, before: QueryPlan, slots: Slots, folded: string): QueryPlan | null {
  const match = AMONG.exec(folded);
  if (!match || slots.list.length === 0 || (before.kind !== 'list' && before.kind !== 'count')) return null;
  const rest = folded.slice(match[0].length);
  const deeds = own.deeds.length > 0 ? own.deeds : before.deeds;
  const eventWords = own.eventWords.length > 0 ? own.eventWords : before.eventWords;
  const places = own.places.length > 0 ? own.places : before.places;
  const people = own.people.length > 0 ? [...new Set([...before.people, ...own.people])] : before.people;
  const dayPart = own.dayPart ?? before.dayPart;
  const known = [...own.people, ...own.places, ...own.deeds, ...own.eventWords].join('、');
  const topic = contentWords(rest).filter((word) => word.length >= 2 && !EMPTY.test(word) && !known.includes(word));
  const narrows =
    own.deeds.length + own.places.length + own.eventWords.length + own.people.length + topic.length > 0 ||
    own.dayPart !== null;
  if (!narrows) return null;
  const when = before.times.map(({ text }) => text.trim()).join('、') + (dayPart ?? '');
  const about = topic.length > 0 ? `与${topic.join('、')}有关的` : '';
  const where = places.length > 0 ? `在${places.join('、')}` : '';
  const question = `${people.join('、')}${when}${where}${deeds.join('、') || '参加'}了哪些${about}${eventWords.join('、') || '活动'}`;
  return {
    ...before,
    kind: match.groups?.count === undefined ? 'list' : 'count',
    question,
    people,
    places,
    dayPart,
    deeds,
    eventWords,
    text: dropQuestionWords(question),
    carried: ['people', 'times', 'topic'],
  };
}
