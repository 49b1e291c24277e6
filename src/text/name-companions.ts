import { BESIDE_OFFICES } from './lexicon/deed-words.ts';
import { ADDRESS_WORDS, COMMON_WORDS, NEVER_LAST, NOT_NAMES } from './lexicon/name-exclusions.ts';
import type { TitledName } from './name-behind-title.ts';
import { deedsAt } from './name-ending.ts';
import { insideScore } from './name-inside.ts';
import { isChinesePlace } from './name-things.ts';
import type { WordMap } from './name-words.ts';
import { compoundAt, surnameAt } from './surnames.ts';
import { headBefore } from './titles.ts';

const COMPANY = '陪同下';
/** What a companion's name stands right behind where no title does. */
const BEFORE = /[在、和与由]/;
const GIVEN = /^[\u3400-\u9fff]+$/;
const LONGEST = 4;
/** Companions of one text that are looked for. */
const MOST = 40;
/** Below this the characters of a text make a name only by chance. */
const LEAST = -6;

/** Names in 「在路平（的）陪同下，贾国政察看…」: of those before 陪同下, and of the one who acts behind it. */
export function companions(text: string, words: WordMap): TitledName[] {
  const found: TitledName[] = [];
  let at = text.indexOf(COMPANY);
  for (let n = 0; at >= 0 && n < MOST; n++) {
    let end = text.charAt(at - 1) === '的' ? at - 1 : at;
    for (let name = nameBefore(text, words, end); name; name = nameBefore(text, words, end)) {
      if (name.start < (found.at(-1)?.end ?? 0)) break;
      found.splice(indexFor(found, name.start), 0, name);
      if (text.charAt(name.start - 1) !== '、') break;
      end = name.start - 1;
    }
    const behind = text.charAt(at + 3) === ',' ? nameBehind(text, words, at + 4) : null;
    if (behind) found.push(behind);
    at = text.indexOf(COMPANY, at + 1);
  }
  return found;
}

function indexFor(names: readonly TitledName[], start: number): number {
  const after = names.findIndex((name) => name.start > start);
  return after < 0 ? names.length : after;
}

function nameBefore(text: string, words: WordMap, end: number): TitledName | null {
  for (let start = end - 2; start >= Math.max(0, end - LONGEST); start--) {
    const titled = headBefore(text, start)?.office === true;
    if ((titled || BEFORE.test(text.charAt(start - 1))) && isName(text, words, start, end, titled))
      return { name: text.slice(start, end), start, end };
  }
  return null;
}

function nameBehind(text: string, words: WordMap, start: number): TitledName | null {
  for (let end = start + 2; end <= start + LONGEST; end++) {
    if (headBefore(text, end)) return null;
    if (deedsAt(text, end).length > 0 && isName(text, words, start, end, false))
      return { name: text.slice(start, end), start, end };
  }
  return null;
}

function isName(text: string, words: WordMap, start: number, end: number, titled: boolean): boolean {
  const name = text.slice(start, end);
  const surname = compoundAt(text, start) ? 2 : surnameAt(text, start) ? 1 : 0;
  const given = name.slice(surname);
  if (surname === 0 || given.length < 1 || given.length > 2 || !GIVEN.test(name) || headBefore(text, end)) return false;
  if (NOT_NAMES.has(name) || COMMON_WORDS.has(name) || BESIDE_OFFICES.has(name) || isChinesePlace(name)) return false;
  if (ADDRESS_WORDS.has(given) || COMMON_WORDS.has(given) || /[人者员方的等们]$/.test(name)) return false;
  if (NEVER_LAST.has(name.slice(-1)) || (!titled && words.startOf(start) === start && words.endOf(start) === end))
    return false;
  return insideScore(text, words, { name, start, end, kind: 'chinese', surname }) > LEAST;
}
