import type { DayPart } from '../../domain/day.ts';
import type { EventKind } from '../../domain/event.ts';

const MEETINGS: readonly EventKind[] = ['会议', '座谈', '学习', '宣讲', '会见', '仪式', '活动', '其他'];
const VISITS: readonly EventKind[] = ['调研', '督导', '考察', '检查', '慰问'];

/**
 * Words for kinds of events in questions, and the kinds that each takes in. Who asks for 会议 wants ceremonies too:
 * papers print both under one head; a visit is another thing.
 */
const KINDS_OF: readonly (readonly [RegExp, readonly EventKind[] | null])[] = [
  [/座谈/, ['座谈']],
  [/仪式/, ['仪式', '活动']],
  [/调研|考察|视察|督导|检查|慰问|走访|看望|地方|去了哪|哪里|哪儿/, VISITS],
  [/会见|会晤/, ['会见', '座谈']],
  [/活动|行程|(?:公务|工作)安排|做什么|做了什么|公务/, null],
  [/会议|大会|会(?!员|长|见|计|晤)|开会/, MEETINGS],
];

/** Words in a question that ask for kinds of events, in the order of the table. */
export function eventWords(question: string): string[] {
  return KINDS_OF.flatMap(([word]) => word.exec(question)?.[0] ?? []);
}

/** The kinds that these words take in together; null = every kind. */
export function kindsFor(words: readonly string[]): ReadonlySet<EventKind> | null {
  const kinds = words.map((word) => KINDS_OF.find(([rule]) => rule.test(word))?.[1] ?? null);
  if (kinds.length === 0 || kinds.includes(null)) return null;
  return new Set(kinds.flatMap((kind) => kind ?? []));
}

export function isVisit(kind: EventKind): boolean {
  return VISITS.includes(kind);
}

const DEEDS = [
  '主持',
  '出席',
  '参加',
  '讲话',
  '致辞',
  '通报',
  '陪同',
  '授牌',
  '授旗',
  '揭牌',
  '宣布',
  '宣读',
  '点评',
  '发言',
  '部署',
  '列席',
  '看望',
  '慰问',
  '见证',
  '剪彩',
];

/** What the question says that somebody did; 陪 and 跟着 count as 陪同. */
export function deeds(question: string): string[] {
  const plain = question
    .replaceAll('了', '') // 发了言, 讲了话
    .replace(/[\u4e00-\u9fa5]{2}(?=仪式|典礼|活动|座谈会|大会)/g, ''); // 授牌仪式 names an event, not a deed
  const found = DEEDS.filter((deed) => plain.includes(deed));
  return /陪|跟着|随同/.test(plain) && !found.includes('陪同') ? [...found, '陪同'] : found;
}

const DAY_PARTS: readonly (readonly [RegExp, DayPart])[] = [
  [/凌晨/, '凌晨'],
  [/清晨|早上|早晨|一早/, '早'],
  [/上午/, '上午'],
  [/中午|正午/, '中午'],
  [/下午|午后/, '下午'],
  [/傍晚/, '傍晚'],
  [/晚上|晚间|夜里|夜间|当晚|日晚/, '晚'],
];

export function dayPartOf(question: string): DayPart | null {
  return DAY_PARTS.find(([rule]) => rule.test(question))?.[1] ?? null;
}
