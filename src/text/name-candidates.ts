import type { Span } from '../domain/span.ts';
import { JAPANESE_SURNAMES } from './lexicon/japanese-surnames.ts';
import { ADDRESS_WORDS, COMMON_WORDS, NEVER_LAST, WEEKDAYS } from './lexicon/name-exclusions.ts';
import { COMPOUND_SURNAMES, HUSBANDS_NAMES, SURNAMES } from './lexicon/surnames.ts';
import { TIBETAN_PARTS } from './lexicon/tibetan-names.ts';
import { foreignNames } from './name-foreign.ts';
import { type Gapped, gappedNameAt } from './name-gapped.ts';
import { KNOWN_IN_TEXT, knownNamesAt, tibetanNameEnd } from './name-known.ts';
import { compoundAt, isJapaneseStatesman, japaneseSurnameAt, surnameAt } from './surnames.ts';
import { isTitleHead, isTitleWord } from './titles.ts';

/** How a name is written: that decides what is counted for it. */
type NameKind =
  | 'chinese'
  | 'foreign'
  | 'dotted'
  | 'japanese'
  | 'surname'
  | 'known'
  | 'tibetan'
  | 'married'
  | 'masked'
  | 'gapped';

/** A span that may be a person's name. */
export interface NameCandidate extends Span {
  /** As printed, gaps left out. */
  readonly name: string;
  readonly kind: NameKind;
  /** Length of the surname; 0 when the name is not cut so. */
  readonly surname: number;
  /** What a name with gaps stands between. */
  readonly between?: Gapped['between'];
}

const HAN = /^[\u3400-\u9fff]+$/;
const MASKED = /^[\u3400-\u9fff]某(?:某|[甲乙丙丁])?(?![些一个种地处项次类时])/;

const [SURNAME, COMPOUND, JAPANESE, TIBETAN, KNOWN] = [1, 2, 4, 8, 16];
/** By UTF-16 unit, the kinds of names that it may open: most characters open few. */
const OPENS = new Uint8Array(0x10000);
for (const [kind, names] of [
  [SURNAME, [...SURNAMES]],
  [COMPOUND, COMPOUND_SURNAMES],
  [JAPANESE, [...JAPANESE_SURNAMES]],
  [TIBETAN, [...TIBETAN_PARTS]],
  [KNOWN, KNOWN_IN_TEXT],
] as const) {
  for (const name of names) OPENS[name.charCodeAt(0)] = (OPENS[name.charCodeAt(0)] ?? 0) | kind;
}

/** Turns down a span that is written like a Chinese name before it is looked at closely: most are chance. */
export type Sieve = (start: number, end: number, surname: number) => boolean;

/** Every span of a folded text that is written like a person's name, by start; they may overlap. */
export function nameCandidates(text: string, mayBe: Sieve = () => true): NameCandidate[] {
  const found: NameCandidate[] = foreignNames(text);
  for (let at = 0; at < text.length; at++) {
    const opens = OPENS[text.charCodeAt(at)] ?? 0;
    if (opens === 0) continue;
    if ((opens & SURNAME) !== 0) {
      chinese(found, text, at, 1, mayBe);
      married(found, text, at);
      odd(found, text, at);
    }
    if ((opens & COMPOUND) !== 0 && compoundAt(text, at)) {
      chinese(found, text, at, 2, mayBe);
      gapped(found, text, at, 2);
    }
    if ((opens & JAPANESE) !== 0) japanese(found, text, at);
    if ((opens & TIBETAN) !== 0) tibetan(found, text, at);
    if ((opens & KNOWN) === 0) continue;
    for (const name of knownNamesAt(text, at)) {
      found.push({ name, start: at, end: at + name.length, kind: 'known', surname: 0 });
    }
  }
  return found;
}

function tibetan(found: NameCandidate[], text: string, at: number): void {
  const end = tibetanNameEnd(text, at);
  if (end > 0) found.push({ name: text.slice(at, end), start: at, end, kind: 'tibetan', surname: 0 });
}

function chinese(found: NameCandidate[], text: string, at: number, surname: number, mayBe: Sieve): void {
  for (let end = at + surname + 1; end <= at + surname + 2 && isHan(text.charCodeAt(end - 1)); end++) {
    if (!mayBe(at, end, surname)) continue;
    const name = chineseName(text, at, end, surname);
    if (name) found.push(name);
  }
}

/** A span with a surname before a given name, unless words of address, particles and the like stand there. */
export function chineseName(text: string, start: number, end: number, surname: number): NameCandidate | null {
  const name = text.slice(start, end);
  return isNoName(name, surname) ? null : { name, start, end, kind: 'chinese', surname };
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

/** 陈方安生: the husband's family name before one's own, as in Hong Kong. */
function married(found: NameCandidate[], text: string, at: number): void {
  const name = text.slice(at, at + 4);
  if (
    name.length < 4 ||
    !HUSBANDS_NAMES.has(name.charAt(0)) ||
    !surnameAt(name, 1) ||
    !HAN.test(name) ||
    isNoName(name, 2)
  )
    return;
  found.push({ name, start: at, end: at + 4, kind: 'married', surname: 2 });
}

/** 王市长, 李阿姨; 周二晚; a verb or particle behind a shorter name. */
function isNoName(name: string, surname: number): boolean {
  const given = name.slice(surname);
  if (given === '摄' || given.includes('某') || (name.length === 3 && isTitleWord(name.slice(0, 2)))) return true;
  if (
    given.length === 2 &&
    (ADDRESS_WORDS.has(given) || COMMON_WORDS.has(given) || isTitleHead(given) || NEVER_LAST.has(given.charAt(1)))
  )
    return true;
  return name.charAt(0) === '周' && WEEKDAYS.has(name.charAt(1));
}

/** 张某, 李某某, 王某甲, 吴某莹; names with gaps. */
function odd(found: NameCandidate[], text: string, at: number): void {
  const next = text.charAt(at + 1);
  if (next === '某') {
    const match = MASKED.exec(text.slice(at, at + 4));
    if (!match) return;
    const end = at + match[0].length;
    found.push({ name: match[0], start: at, end, kind: 'masked', surname: 1 });
    if (match[0].length === 2 && HAN.test(text.charAt(end))) {
      found.push({ name: text.slice(at, end + 1), start: at, end: end + 1, kind: 'masked', surname: 1 });
    }
  } else gapped(found, text, at, 1);
}

/** 「李 丹」, 「姜 一 帆」, 「欧阳 锋」 */
function gapped(found: NameCandidate[], text: string, at: number, surname: number): void {
  const next = text.charAt(at + surname);
  const printed = next === ' ' || next === '\n' ? gappedNameAt(text, at, surname) : null;
  if (printed) found.push({ ...printed, start: at, kind: 'gapped', surname });
}

function japanese(found: NameCandidate[], text: string, at: number): void {
  const surname = japaneseSurnameAt(text, at);
  if (surname === 0) return;
  for (let end = at + surname; end <= at + surname + 3; end++) {
    const name = text.slice(at, end);
    if (end > text.length || !HAN.test(name)) break;
    const alone = end === at + surname;
    if (!alone || isJapaneseStatesman(name)) {
      found.push({ name, start: at, end, kind: alone ? 'surname' : 'japanese', surname });
    }
  }
}
