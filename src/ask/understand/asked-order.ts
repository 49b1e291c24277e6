import type { PlanOrder, QueryPlan } from '../../domain/plan.ts';

const COUNTS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const TIMES = '(?:次|场|回|届)';
/** A meeting that bears its number as a name: 第一次全体会议, 首次代表大会. */
const NAMES_A_MEETING =
  '(?!(?:全体|全会|会议|代表|党代|集体|联席|常委|常务|理事|扩大|工作会|大会|中心组|成员|届|[\\u4e00-\\u9fa5]{0,6}会议(?:上|中|的|由|有|在)))';

/** Words for the latest and the first; the group, where there is one, says how many. */
const ORDERS: readonly (readonly [RegExp, PlanOrder['from']])[] = [
  [new RegExp(`最近的?(?:这|那)?([一两二三四五六七八九十\\d]{1,2})?${TIMES}`, 'g'), 'latest'],
  [new RegExp(`最[后近](?=[^,。?!最]{1,14}的(?:那|这)?([一两二三四五六七八九十\\d]{1,2})${TIMES})`, 'g'), 'latest'],
  [new RegExp(`最[后末]的?(?:那|这)?([一两二三四五六七八九十\\d]{1,2})?${TIMES}`, 'g'), 'latest'],
  [/最新的?(?:一[次场回项个条])?/g, 'latest'],
  [/(?<![年月日])上(?:一)?[次回](?!会)/g, 'latest'],
  [/最近(?:的)?一[个项]/g, 'latest'],
  [new RegExp(`(?:第一|头一|首)[次回]${NAMES_A_MEETING}`, 'g'), 'first'],
  [new RegExp(`最(?:早|初|先(?!进))的?(?:那|这)?([一两二三四五六七八九十\\d]{1,2})?${TIMES}?`, 'g'), 'first'],
];
/** What is left of 「最近参加的一次会议」 when 最近 is read. */
const REST = new RegExp(`的(?:那|这)?[一两二三四五六七八九十\\d]{1,2}${TIMES}`, 'g');

/** Whether a question asks for the latest or the first of several: 最近一次, 上一次, 最新, 第一次, 最早. `folded` is the question, folded. */
export function askedOrder(folded: string): PlanOrder | null {
  const question = withoutQuoted(folded);
  for (const [words, from] of ORDERS) {
    const [match] = question.matchAll(words);
    if (match) return { from, count: countOf(match[1]) };
  }
  return null;
}

/** 「最近参加的一次会议是什么」 asks for an event, whatever its question word. */
export function asEventQuestion(plan: QueryPlan): QueryPlan {
  const { kind, order, people, eventWords, deeds } = plan;
  const asks = kind === 'what' && order !== null && people.length > 0 && eventWords.length + deeds.length > 0;
  return asks ? { ...plan, kind: 'list' } : plan;
}

/** A question without the words that ask for the latest or first: no article needs to say them. */
export function withoutOrder(folded: string): string {
  if (askedOrder(folded) === null) return folded;
  return ORDERS.reduce((text, [words]) => text.replace(words, ' '), folded).replace(REST, '的');
}

function countOf(text: string | undefined): number {
  if (text === undefined) return 1;
  return Math.max(1, COUNTS[text] ?? (Number(text) || 1));
}

/** A title in quotation marks orders nothing: 《第一次握手》. */
function withoutQuoted(folded: string): string {
  return folded.replace(/《[^》]{0,60}》|“[^”]{0,60}”|"[^"]{0,60}"/g, '');
}
