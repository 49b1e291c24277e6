import { ADDRESS_WORDS, COMMON_WORDS, NEVER_LAST, NOT_NAMES, WEEKDAYS } from './lexicon/name-exclusions.ts';
import { insideScore } from './name-inside.ts';
import { isTibetanPart } from './name-known.ts';
import type { WordMap } from './name-words.ts';
import { compoundAt, surnameAt } from './surnames.ts';
import { headBefore } from './titles.ts';

/** A stretch of folded text that must be a name. */
export interface TitledName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What may stand right behind a name in a report: marks of lists, and the verbs with which a sentence about an official
 * goes on. 「副市长庞峻检查节日市场」 leaves no choice but 庞峻.
 */
const BEHIND =
  /^(?:[、,，。;；:：\s)）]|等|和|与|主持|出席|参加|列席|讲话|检查|调研|考察|督导|视察|强调|指出|要求|表示|介绍|认为|提出|说|称|陪同|宣布|发言|通报|部署|作|为|赴|到|在|前往|率|带领|看望|慰问|会见|听取|宣读|致辞|致词|致欢|代表|一行|先后|深入|来到|走访|主任|逐|就|对|向|还|也|又|并)/;
/** Of these only what cannot be the second half of a word that is no name. */
const DEED =
  /^(?:主持|出席|参加|列席|讲话|检查|调研|考察|督导|视察|强调|指出|表示|介绍|认为|陪同|宣布|发言|通报|作[了动主报辅工典专交表]|看望|慰问|会见|听取|宣读|致辞|致词|致欢|一行)/;
/** At the beginning of a sentence, without a title before the name, only these leave no doubt. */
const OPENING_DEED = /^(?:主持|出席|陪同|宣布|致辞|致词|致欢|宣读|作[了动主报辅典]|代表(?![团队处性大们作资]))/;
const NOTE = /^\([^()\n]{1,12}\)/;
const ENDS_SENTENCE = /[。;:!?\n]/;
const LONGEST_BETWEEN = 40;
const OFFICE =
  /(?:[市县区省州镇乡村部厅局处科所站院校会社台馆署队团司组行厂事书察]长|书记|主席|主任|常委|委员|总裁|经理|教授|院士|总理|总统|首相|议员|理事|政委|司令员?|干事|巡视员|调研员|大使|工程师|研究员)$/;
const GIVEN = /^(?![先女男士的了等和与同们各某都也还就是在他她我你这那不将要已曾及或由对])[\u4e00-\u9fff]$/;
/** Below this the characters of a text make a name only by chance: behind an office, and behind 顾客 or 工人. */
const LEAST = { office: -4.5, other: -2.5 } as const;
const LONGEST_ODD = 3;

/** Names between a title and such words, where nothing else was read; `read` are the names known so far, in order. */
export function namesBehindTitles(text: string, words: WordMap, read: readonly TitledName[]): TitledName[] {
  const starts = new Set(read.map(({ start }) => start));
  const found: TitledName[] = [];
  let next = read.length - 1;
  // From the end on: a name that was found is a neighbour of the one before it.
  for (let at = text.length - 2; at >= 0; at--) {
    while (next >= 0 && (read[next]?.start ?? 0) > at) next--;
    if (at < (read[next]?.end ?? 0)) continue;
    const head = headBefore(text, at) ?? (opensSentence(text, at) ? NO_HEAD : null);
    const end = head && nameEnd(text, words, { at, head, starts });
    if (!end || end > Math.min(read[next + 1]?.start ?? end, found.at(-1)?.start ?? end)) continue;
    found.push({ name: text.slice(at, end).replace('\n', ''), start: at, end });
    starts.add(at);
  }
  return found.reverse();
}

/** A place behind a title, and where names begin. */
interface Slot {
  readonly at: number;
  readonly head: Head;
  readonly starts: ReadonlySet<number>;
}

type Head = NonNullable<ReturnType<typeof headBefore>>;

const NO_HEAD: Head = { start: 0, end: 0, office: false };

/** Where the name at `at` ends; null when none stands there. Two given characters are read where one is not enough. */
function nameEnd(text: string, words: WordMap, slot: Slot): number | null {
  const { at, head } = slot;
  const family = compoundAt(text, at) ? 2 : surnameAt(text, at) ? 1 : 0;
  if (family === 0 && head === NO_HEAD) return null;
  const behind = head === NO_HEAD ? OPENING_DEED : BEHIND;
  const shortest = family > 0 ? family + 1 : 2;
  for (const length of family > 0 ? [shortest, shortest + 1] : [shortest, LONGEST_ODD]) {
    const end = at + length + (brokenAt(text, at, length) ? 1 : 0);
    const name = text.slice(at, end).replace('\n', '');
    if (end > text.length || ![...name.slice(1)].every((char) => GIVEN.test(char))) return null;
    if (end < text.length && !behind.test(text.slice(end, end + 3))) continue;
    return !headBefore(text, end) && isMeant(text, words, { name, start: at, end, family }, slot) ? end : null;
  }
  return null;
}

/** Whether a line ends inside the name: 「秘书长翟⏎志刚」. */
function brokenAt(text: string, at: number, length: number): boolean {
  return text.slice(at + 1, at + length).includes('\n');
}

function opensSentence(text: string, at: number): boolean {
  return at === 0 || '。;\n'.includes(text.charAt(at - 1));
}

interface Span {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly family: number;
}

/** Words of the dictionary, and what no surname opens, need more than a verb behind them. */
function isMeant(text: string, words: WordMap, span: Span, { head, starts }: Slot): boolean {
  const { name, start, end, family } = span;
  if (isNoName(name) || !GIVEN.test(name.charAt(0))) return false;
  if (COMMON_WORDS.has(name.slice(family)) && !isOffice(text, head)) return false;
  const isWord = words.startOf(start) === start && words.endOf(start) === end;
  if (isTibetanPart(name)) return DEED.test(text.slice(end, end + 2)) || isListed(text, end, starts);
  if (isWord) return family > 0 && isOffice(text, head) && isListed(text, end, starts);
  if (family === 0) return isOffice(text, head) && words.endOf(end - 1) === end && isListed(text, end, starts);
  const kind = name.length < end - start ? 'gapped' : 'chinese';
  const candidate = { name, start, end, kind, surname: family } as const;
  return insideScore(text, words, candidate) > (isOffice(text, head) ? LEAST.office : LEAST.other);
}

/** 王阿姨, 候选人, 刘赫在; behind an office 家军 and 国才 are given names. */
function isNoName(name: string): boolean {
  if (NOT_NAMES.has(name) || COMMON_WORDS.has(name)) return true;
  if (ADDRESS_WORDS.has(name.slice(1)) && name.charAt(1) !== '家') return true;
  if (name.startsWith('周') && WEEKDAYS.has(name.charAt(1))) return true;
  return /[人者员]$/.test(name) || (NEVER_LAST.has(name.slice(-1)) && !name.endsWith('才'));
}

/** An office rather than a calling: 副市长, 教授; 教师水平 and 员工晋升 are another matter. */
function isOffice(text: string, head: Head): boolean {
  return head.office && OFFICE.test(text.slice(head.start, head.end));
}

/** Whether another name follows, behind 、 or with its own title: 「县长和平、县委副书记温暖」. */
function isListed(text: string, end: number, starts: ReadonlySet<number>): boolean {
  const mark = end + (NOTE.exec(text.slice(end, end + 14))?.[0].length ?? 0);
  if (!/[、,]/.test(text.charAt(mark))) return false;
  if (text.charAt(mark) === '、' && starts.has(mark + 1)) return true;
  for (let at = mark + 3; at < mark + LONGEST_BETWEEN && !ENDS_SENTENCE.test(text.charAt(at)); at++) {
    if (starts.has(at)) return headBefore(text, at)?.office === true;
  }
  return false;
}
