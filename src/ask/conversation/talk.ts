import type { Slots, Told } from '../../domain/conversation.ts';
import { dayWords, whenWords } from '../draft/day-words.ts';

/** Items of an answer that are told. */
const MOST_ITEMS = 12;

/** The slots in words: the earlier question, what it spoke of, and what the answer told. One thing a line. */
export function talkOf(slots: Slots): string {
  const items = slots.list.length > 0 ? slots.list : slots.told;
  const times = slots.times.map(({ range }) => whenWords({ ...range, dayPart: null }, true)).filter(Boolean);
  return [
    ['上一问', slots.plan?.question ?? ''],
    ['人物', slots.people.join('、')],
    ['时间', times.join('、')],
    ['地点或单位', [...slots.places, ...(slots.subject === null ? [] : [slots.subject])].join('、')],
    ['报纸', slots.papers.join('、')],
    ...items.slice(0, MOST_ITEMS).map((told, at) => [`第${at + 1}项`, itemOf(told)] as const),
    ['提到过', slots.names.slice(0, MOST_ITEMS).join('、')],
  ]
    .filter(([, words]) => words !== '')
    .map(([name, words]) => `${name}：${words}`)
    .join('\n');
}

function itemOf({ event, title, people }: Told): string {
  const report = title === '' ? '' : `《${title}》`;
  if (event === null) return [report, people.join('、')].filter(Boolean).join('，');
  const when = event.from === null ? '' : dayWords(event.from, true) + (event.dayPart ?? '');
  return [when, event.name, event.places.join('、'), people.join('、'), report].filter(Boolean).join('，');
}
