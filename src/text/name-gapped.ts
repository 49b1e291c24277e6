import { BESIDE_OFFICES } from './lexicon/deed-words.ts';
import { COMMON_WORDS, NOT_NAMES } from './lexicon/name-exclusions.ts';
import { deedsAt, endingAt } from './name-ending.ts';
import { headBefore } from './titles.ts';

const HAN = /^[\u3400-\u9fff]$/;
/** A gap that a name is set with, and one at which a line ends too. */
const GAP = /^ ?\n ?|^ {1,4}/;
/** A credit may stand right behind: 「武 江摄」, 「李 丹摄影报道」. */
const CREDIT = /^摄(?:影报道|影?(?![\u3400-\u9fff]))/;
/** 「李 强 文/图」 */
const CREDIT_WORD = /^[文图摄](?![\u3400-\u9fff])/;
/** What a name may stand right behind where a deed follows it: a mark of a list or clause, a line's beginning, 由. */
const OPENS = /^$|[、,。;:(\n“和与及同由在对随]/;
const NEVER_THIRD = '曾在到赴率把将也又还并与及从由以说称等被';

/** A name printed with gaps: where it ends, and what it stands between. */
export interface Gapped {
  readonly name: string;
  readonly end: number;
  /** A title stands before it, or a deed behind it: more than the gap speaks for a name. */
  readonly between: 'title' | 'deed' | null;
}

/**
 * The name with gaps whose surname of `surname` characters begins at `at`: 「李 丹」, 「姜 一 帆」, and right before what
 * the person does, 「书记雷 鸣主持」, 「汤 建 成出席」. A line may end in one of the gaps. Null where none is printed.
 */
export function gappedNameAt(text: string, at: number, surname: number): Gapped | null {
  const first = givenAt(text, at + surname);
  if (first === null) return null;
  const second = givenAt(text, first + 1);
  const titled = headBefore(text, textEnd(text, at)) !== null;
  const whole = (end: number): Gapped | null => asName(text, at, end, titled);
  if (second === null) return whole(first + 1);
  if (NEVER_THIRD.includes(text.charAt(second)) && text.charAt(second + 1) === ' ') return null;
  return (endsBefore(text, second, titled) ? null : whole(second + 1)) ?? whole(first + 1);
}

/** Whether the character behind a second gap begins what follows the name: 「雷 鸣 主持」, 「李 强 文/图」. */
function endsBefore(text: string, at: number, titled: boolean): boolean {
  if (CREDIT_WORD.test(text.slice(at, at + 2)) || NEVER_THIRD.includes(text.charAt(at))) return true;
  return deedsAt(text, at).length > 0 || (titled && headBefore(text, at + 2) !== null);
}

/** Where the given character behind a gap at `at` stands; null without a gap or such a character. */
function givenAt(text: string, at: number): number | null {
  const gap = GAP.exec(text.slice(at, at + 4))?.[0].length ?? 0;
  return gap > 0 && HAN.test(text.charAt(at + gap)) ? at + gap : null;
}

function textEnd(text: string, at: number): number {
  return text.charAt(at - 1) !== ' ' ? at : text.charAt(at - 2) !== ' ' ? at - 1 : at - 2;
}

function asName(text: string, start: number, end: number, titled: boolean): Gapped | null {
  const printed = text.slice(start, end);
  if (!printed.includes(' ')) return null;
  const name = printed.replace(/\s/g, '');
  const ending = CREDIT.test(text.slice(end, end + 4)) ? 'mark' : endingAt(text, end);
  const open = ending === 'mark' || !HAN.test(text.charAt(end));
  const deed = ending === 'deed' && OPENS.test(text.charAt(start - 1));
  if (open ? NOT_NAMES.has(name) : BESIDE_OFFICES.has(name) || COMMON_WORDS.has(name)) return null;
  if (titled && ending !== null) return { name, end, between: 'title' };
  if (NOT_NAMES.has(name)) return null;
  if (deed) return { name, end, between: 'deed' };
  return open && !printed.includes('\n') ? { name, end, between: null } : null;
}
