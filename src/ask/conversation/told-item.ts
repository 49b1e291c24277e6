import type { ClaimEvent } from '../../domain/answer.ts';
import type { Slots, Told } from '../../domain/conversation.ts';

const NUMERALS = '一二三四五六七八九十';
const EVENT_WORD = '(?:会议?|活动|仪式|座谈会?|调研|公务|报道|新闻|消息|稿子?|地方|事)';
/** 「第二个会议」, 「第三条」, 「最后一项」; 第二次会议 and 第二名 are names of something. */
const ORDINAL = new RegExp(
  `(?:(?:上面|刚才|前面|其中)(?:说)?的?)?(?:第([${NUMERALS}\\d]{1,2})[个项条场件则篇处]|(最后|末尾|前|后|头|首|上)(?:面)?[一那][个项条场件则篇处]|(首|头)[个项条场])${EVENT_WORD}?(?=$|[的是呢在谁由什哪有讲强要开几为,?。说登刊出叫举召到参主陪发总投占面多具详内怎为])`,
);

/** The item of an earlier answer that a question points at by its place, and the words that point. */
interface ItemAsked {
  readonly item: Told;
  readonly words: string;
}

/**
 * 「第二个会议谁主持的」 → the second of the last list; `none` when the list has no such item, null
 * when nothing is counted.
 */
export function itemAsked(folded: string, { list, told }: Slots): ItemAsked | 'none' | null {
  const match = ORDINAL.exec(folded);
  if (!match) return null;
  const [words, number, place, first] = match;
  const items = list.length > 0 ? list : told;
  const at = number !== undefined ? numeral(number) - 1 : first !== undefined ? 0 : placeOf(place ?? '', items.length);
  const item = items[at];
  if (item) return { item, words };
  return items.length > 0 ? 'none' : null;
}

/** 上一条 is what was told last. */
function placeOf(place: string, count: number): number {
  return /^[前头首]$/.test(place) ? 0 : count - 1;
}

/** A numeral up to 99 as printed in a turn: 十二, 12. */
export function numeral(text: string): number {
  if (/\d/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? Math.max(1, NUMERALS.indexOf(tens ?? '') + 1) * 10 : 0;
  return ten + (ones ? NUMERALS.indexOf(ones) + 1 : 0);
}

/** The one event that the last answer told; null when it told several, or none. */
export function toldEvent({ told }: Slots): ClaimEvent | null {
  const [first, ...others] = told.map(({ event }) => event);
  if (!first) return null;
  const same = others.every((event) => event && event.name === first.name && event.from === first.from);
  return same ? first : null;
}

/** Headlines of what was told, each once. */
export function toldTitles(told: readonly Told[]): string[] {
  return [...new Set(told.map(({ title }) => title).filter((title) => title !== ''))];
}
