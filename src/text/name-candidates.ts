import type { Span } from '../domain/span.ts';
import { ADDRESS_WORDS } from './lexicon/name-words.ts';
import { foreignNames } from './name-foreign.ts';
import { knownNamesAt } from './name-known.ts';
import { compoundAt, isSurname, japaneseSurnameAt } from './surnames.ts';

/** How a name is written: that decides what is counted for it. */
export type NameKind = 'chinese' | 'foreign' | 'dotted' | 'japanese' | 'surname' | 'known' | 'masked' | 'gapped';

/** A span that may be a person's name. */
export interface NameCandidate extends Span {
  /** As printed, gaps left out. */
  readonly name: string;
  readonly kind: NameKind;
  /** Length of the surname; 0 when the name is not cut so. */
  readonly surname: number;
}

const HAN = /^[\u3400-\u9fff]+$/;
const MASKED = /^[\u3400-\u9fff]某(?:某|[甲乙丙丁]|[\u3400-\u9fff](?=[、,。 (]))?(?![些一个种地处项次类时])/;
const GAPPED = /^([\u3400-\u9fff]) {1,4}([\u3400-\u9fff])(?: {1,4}([\u3400-\u9fff]))?(?![\u3400-\u9fff])/;
const NOT_MASKED = /某[等在于说称被因从将对向和与及]/;

/** Every span of a folded text that is written like a person's name, by start; they may overlap. */
export function nameCandidates(text: string): NameCandidate[] {
  const found: NameCandidate[] = foreignNames(text);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x3400 || unit > 0x9fff) continue;
    if (isSurname(text.charAt(at))) {
      chinese(found, text, at, 1);
      odd(found, text, at);
    }
    if (compoundAt(text, at)) chinese(found, text, at, 2);
    japanese(found, text, at);
    for (const name of knownNamesAt(text, at)) {
      found.push({ name, start: at, end: at + name.length, kind: 'known', surname: 0 });
    }
  }
  return found;
}

function chinese(found: NameCandidate[], text: string, at: number, surname: number): void {
  for (const end of [at + surname + 1, at + surname + 2]) {
    const name = text.slice(at, end);
    if (end > text.length || !HAN.test(name) || ADDRESS_WORDS.has(name.slice(surname))) continue;
    found.push({ name, start: at, end, kind: 'chinese', surname });
  }
}

/** 张某, 李某某, 王某甲; 「李 丹」, 「姜 一 帆」. */
function odd(found: NameCandidate[], text: string, at: number): void {
  const next = text.charAt(at + 1);
  if (next === '某') {
    const match = MASKED.exec(text.slice(at, at + 5));
    if (!match) return;
    const name = NOT_MASKED.test(match[0]) ? match[0].slice(0, 2) : match[0];
    found.push({ name, start: at, end: at + name.length, kind: 'masked', surname: 1 });
  } else if (next === ' ') {
    const match = GAPPED.exec(text.slice(at, at + 12));
    if (!match) return;
    const name = match[0].replaceAll(' ', '');
    found.push({ name, start: at, end: at + match[0].length, kind: 'gapped', surname: 1 });
  }
}

function japanese(found: NameCandidate[], text: string, at: number): void {
  const surname = japaneseSurnameAt(text, at);
  if (surname === 0) return;
  for (let end = at + surname; end <= at + surname + 3; end++) {
    const name = text.slice(at, end);
    if (end > text.length || !HAN.test(name)) break;
    found.push({ name, start: at, end, kind: end === at + surname ? 'surname' : 'japanese', surname });
  }
}
