import { BESIDE_OFFICES } from './lexicon/deed-words.ts';
import { ADDRESS_WORDS, COMMON_WORDS, NEVER_LAST, WEEKDAYS } from './lexicon/name-exclusions.ts';
import type { TitledName } from './name-behind-title.ts';
import { deedsAt, type Ending, endingAt, WEAK } from './name-ending.ts';
import { isTransliteration } from './name-foreign.ts';
import { insideScore } from './name-inside.ts';
import { isTibetanPart } from './name-known.ts';
import { isChinesePlace } from './name-things.ts';
import type { WordMap } from './name-words.ts';
import { compoundAt, surnameAt } from './surnames.ts';
import { headBefore } from './titles.ts';

/** Of these such as end no given name. */
const NEVER_GIVEN = '曾在到赴率把将也又还并与和及从由以说称等被';
const GIVEN = /^[\u3400-\u9fff]$/;
const NO_GIVEN = '的了等们各某都也还就是他她我你这那不已及或';
/** Of these such as a deed may follow: 吴谦曾回应. */
const SWALLOWS = '曾在到将把';
/** What counts or belongs to a body is no name. */
const NO_NAME =
  /[的了等们局委厅会院站所组队部办处科司县镇乡村省者员人馆团难师]$|政协$|[妇文侨残]联$|科协$|^[一两二三四五六七八九十几数各本该此每]/;
const OFFICE =
  /(?:[市县区省州镇乡村部厅局处科所站院校会社台馆署队团司组行厂事书察社士]长|书记|主席|主任|常委|委员|总裁|经理|教授|院士|总理|总统|首相|议员|理事|政委|司令员?|干事|巡视员|调研员|大使|工程师|领导|人大代表|创始人|党组成员)$/;
const NOTE = /^[(（][^()（）\n]{1,12}[)）]/;
const LONGEST_LIST = 40;
const DOTTED = /^[\u3400-\u9fff]{2,7}[·•‧・]/;
/** Surnames too rare for running text, before two characters. */
const RARE = /^[归侬才雒爨勾妫仵佴麴]..$/;
const SAYS = /[称说率为将把]/;
const PREPOSITION = /[在到为将把]/;
/** What follows a name of three characters more often than it ends one of four. */
const NO_FOURTH = /[家时据致今称说审摄文图]$/;
const FAR = 30;
/** Below this the characters of a text make a name only by chance: before a deed; behind a leader's title, an office, a calling. */
const LEAST = { deed: -9, leader: -6, office: -4.5, other: -2.5 } as const;
/** Offices whose holders reports name; 总统卫队 and 记者平时 are another matter. */
const LEADER =
  /(?:[市县区省州镇乡村部厅局处科所站院校会社馆署司行厂秘书察事]长|书记|主席|主任|常委|委员|总裁|经理|政委|司令员?|巡视员|调研员|创始人|党组成员)$/;
/** First characters that are words between an office and a verb far more often than surnames. */
const NO_FIRST = '和都曾来有为从向与于由费解强应能通国各并还又将正已也在到对';
/** The word before a slot. */
interface TitleHead {
  readonly word: string;
}
type Starts = ReadonlyMap<number, TitledName>;

/** One name of a list behind a title, as it would be cut. */
interface Member extends TitledName {
  readonly ending: Ending | null;
  /** Found by weight before, with just these bounds. */
  readonly read: boolean;
  /** Read before with the first character of what follows. */
  readonly swallowed: boolean;
}

/**
 * The names known so far, with those that stand in a slot: between a title, or a mark of a list behind one, and a mark
 * or a deed. There the slot says what the name is, not its characters: 「局长甄诚代表…」 is 甄诚, 「市领导夏至、方晴」 both.
 */
export function namesInSlots(text: string, words: WordMap, read: readonly TitledName[]): readonly TitledName[] {
  const byStart = new Map(read.map((name) => [name.start, name]));
  const found: TitledName[] = [];
  for (let at = 2; at < text.length - 1; at++) {
    const head = headBefore(text, at);
    if (!head?.office || headBefore(text, at + 1)) continue;
    const slot = { word: text.slice(head.start, head.end) };
    const list = membersAt(text, words, text.charAt(at) === ' ' ? at + 1 : at, byStart);
    if (list.length === 0 || endsInWord(text, words, at)) continue;
    const meant = list.filter((member) => member.read || isMeant(text, words, member, list, slot));
    found.push(...meant.map(({ name, start, end }) => ({ name, start, end })));
    at = Math.max(at, (meant.at(-1)?.end ?? 0) - 1);
  }
  return merged(text, read, found);
}

/** The names of the text, those in slots before others that they overlap. */
export function merged(text: string, read: readonly TitledName[], found: readonly TitledName[]): readonly TitledName[] {
  const kept: TitledName[] = [];
  let n = 0;
  for (const name of read) {
    while (n < found.length && (found[n]?.end ?? 0) <= name.start) n++;
    if (name.end <= (found[n]?.start ?? text.length)) kept.push(name);
  }
  return [...kept, ...found].sort((a, b) => a.start - b.start);
}

function membersAt(text: string, words: WordMap, from: number, byStart: Starts): readonly Member[] {
  const list: Member[] = [];
  let at = from;
  while (list.length < LONGEST_LIST) {
    const member = memberAt(text, words, at, byStart);
    if (!member) break;
    list.push(member);
    const mark = member.end + (NOTE.exec(text.slice(member.end, member.end + 14))?.[0].length ?? 0);
    if (text.charAt(mark) !== '、' && !(text.charAt(mark) === '和' && member.ending !== null)) break;
    at = mark + 1;
  }
  return list;
}

function memberAt(text: string, words: WordMap, at: number, byStart: Starts): Member | null {
  const read = byStart.get(at) ?? null;
  const kept = read && { ...read, ending: endingAt(text, read.end), read: true, swallowed: false };
  if (DOTTED.test(text.slice(at, at + 9))) return dottedAt(text, at, byStart);
  if (read && (read.end - at > (compoundAt(text, at) ? 4 : 3) || /\s/.test(text.slice(at, read.end)))) return kept;
  const family = compoundAt(text, at) ? 2 : 1;
  const longest = family === 2 || (kept?.name.length === 3 && kept.ending === null) ? 4 : 3;
  let best: Member | null = null;
  for (let length = 2; length <= longest; length++) {
    const end = endOf(text, at, length);
    if (end === null) break;
    const ending = endingAt(text, end);
    const name = text.slice(at, end).replace('\n', '');
    if (headBefore(text, end)) break;
    if (ending === null) continue;
    if ((ending === 'weak' || WEAK.includes(text.charAt(end))) && words.endOf(end - 1) > end) continue;
    if (length === 4 && family === 1 && (ending !== 'mark' || NO_FOURTH.test(name))) continue;
    if (best !== null && !isBetter(ending, name, best.ending, words, end)) continue;
    if (ending === 'weak' && !read && startsInside(byStart, at, end)) continue;
    best = { name, start: at, end, ending, read: read?.end === end, swallowed: read?.end === end + 1 };
  }
  if (!kept || !best || best.read) return best ?? kept;
  const sure = kept.ending === 'mark' || (kept.ending === 'deed' && !SWALLOWS.includes(kept.name.slice(-1)));
  return best.ending === 'weak' && sure ? kept : best;
}

/** Whether a longer name is the better cut than the shorter one before it. */
function isBetter(ending: Ending, name: string, shorter: Ending | null, words: WordMap, end: number): boolean {
  if (shorter === 'mark' || NEVER_GIVEN.includes(name.slice(-1))) return false;
  if (shorter === 'deed') return name.length < 4 && ending === 'deed' && words.startOf(end - 1) < end - 1;
  return true;
}

/** 钮钴禄·明: whole, up to the mark or the deed; what was read over the dot says where the name ends. */
function dottedAt(text: string, at: number, byStart: Starts): Member | null {
  const dot = at + (DOTTED.exec(text.slice(at, at + 9))?.[0].length ?? 1) - 1;
  for (let start = at; start < dot; start++) {
    const read = byStart.get(start);
    if (headBefore(text, start + 1) || (start > at && !isTransliteration(text, start - 1))) break;
    if (read && read.end > dot) {
      const end = beforeWord(text, dot + 2, read.end);
      return asMember({ name: text.slice(at, end), start: at, end });
    }
  }
  for (let start = at + 1; start <= dot; start++)
    if (headBefore(text, start) || coversDot(byStart, start, dot)) return null;
  for (let end = dot + 2; end <= dot + 7 && GIVEN.test(text.charAt(end - 1)); end++) {
    const ending = endingAt(text, end);
    if (ending === 'mark' || ending === 'deed' || SAYS.test(text.charAt(end)))
      return asMember({ name: text.slice(at, end), start: at, end });
  }
  return null;
}

/** 罗伯特·金为开业…: a preposition that no foreign name is written with ends it. */
function beforeWord(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (PREPOSITION.test(text.charAt(at))) return at;
  return end;
}

function coversDot(byStart: Starts, start: number, dot: number): boolean {
  return (byStart.get(start)?.end ?? 0) > dot;
}

function asMember(name: TitledName): Member {
  return { ...name, ending: 'mark', read: true, swallowed: false };
}

function startsInside(byStart: Starts, at: number, end: number): boolean {
  return byStart.has(at + 1) || (end - at > 2 && byStart.has(at + 2));
}

/** Whether a title's last word is part of a longer one: 长江 in 区长江边; 长孙 is a surname. */
function endsInWord(text: string, words: WordMap, at: number): boolean {
  return words.endOf(at - 1) > at && !compoundAt(text, words.startOf(at - 1));
}

/** Where a name of so many characters ends; a line may end inside it. */
function endOf(text: string, at: number, length: number): number | null {
  let end = at;
  for (let n = 0; n < length; n++) {
    if (n > 0 && text.charAt(end) === '\n' && !text.slice(at, end).includes('\n')) end++;
    const char = text.charAt(end);
    if (!GIVEN.test(char) || (n > 0 && NO_GIVEN.includes(char))) return null;
    end++;
  }
  return end;
}

function isMeant(text: string, words: WordMap, member: Member, list: readonly Member[], head: TitleHead): boolean {
  const { name, start, end, ending, swallowed } = member;
  const [office, leader] = [OFFICE.test(head.word), LEADER.test(head.word)];
  const others = list.filter((other) => other !== member && (other.read || (office && isPlain(text, words, other))));
  const listed = others.length > 0;
  const family = compoundAt(text, start) ? 2 : surnameAt(text, start) ? 1 : 0;
  const isWord = words.startOf(start) === start && words.endOf(start) === end;
  if (COMMON_WORDS.has(name) || isNoName(name, isWord) || NO_NAME.test(name)) return false;
  if (BESIDE_OFFICES.has(name) && others.length < 2) return false;
  if (family === 0) {
    if (listed) return office && !isChinesePlace(name) && ending !== 'weak';
    if (NO_FIRST.includes(name.charAt(0))) return false;
    return leader && ending === 'deed' && (isTibetanPart(name) || isLoose(words, start, end) || RARE.test(name));
  }
  if (name.length > 2 && isChinesePlace(name.slice(0, 2))) return false;
  if (listed) return office || !NO_FIRST.includes(name.charAt(0));
  if (isWord || isChinesePlace(name)) return leader && (ending !== 'mark' || officeFollows(text, end));
  if (NO_FIRST.includes(name.charAt(0))) return false;
  if (swallowed || (leader && officeFollows(text, end))) return true;
  if (ending === 'weak' && !leader) return false;
  const candidate = {
    name,
    start,
    end,
    kind: end - start > name.length ? 'gapped' : 'chinese',
    surname: family,
  } as const;
  return insideScore(text, words, candidate) > least(ending, office, leader);
}

function least(ending: Ending | null, office: boolean, leader: boolean): number {
  if (!office) return ending === 'deed' ? LEAST.office : LEAST.other;
  if (ending === 'deed') return LEAST.deed;
  return leader ? LEAST.leader : LEAST.office;
}

/** No word of the dictionary within: 侬志高. */
function isLoose(words: WordMap, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (words.startOf(at) !== at || words.endOf(at) !== at + 1) return false;
  return end - start === 3;
}

/** 「副市长路遥,市政协副主席…」: the clause goes on with another office. */
function officeFollows(text: string, end: number): boolean {
  if (!/[、,，]/.test(text.charAt(end))) return false;
  for (let at = end + 3; at < end + FAR && !/[。;；\n]/.test(text.charAt(at)); at++) {
    const head = headBefore(text, at);
    if (head?.office && LEADER.test(text.slice(head.start, head.end))) return true;
  }
  return false;
}

/** A surname and characters that make no word: a name beyond doubt in a list behind a title. */
function isPlain(text: string, words: WordMap, { start, end, name, ending }: Member): boolean {
  const isWord = words.startOf(start) === start && words.endOf(start) === end;
  return ending !== 'weak' && surnameAt(text, start) && !isWord && !isNoName(name, false) && !NO_NAME.test(name);
}

function isNoName(name: string, isWord: boolean): boolean {
  if (ADDRESS_WORDS.has(name.slice(1)) && name.charAt(1) !== '家') return true;
  if (name.startsWith('周') && WEEKDAYS.has(name.charAt(1))) return true;
  return deedsAt(name, 0).length > 0 || (!isWord && NEVER_LAST.has(name.slice(-1)) && !name.endsWith('才'));
}
