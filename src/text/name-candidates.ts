import type { Span } from '../domain/span.ts';
import { GIVEN_CHARS } from './lexicon/given-names.ts';
import { DEEDS, LEADS, NOT_NAMES } from './lexicon/name-cues.ts';
import type { WordMap } from './name-words.ts';
import { compoundAt, surnameBand } from './surnames.ts';
import { titleAfter, titlesBefore } from './titles.ts';

/** A span that may be a person's name, with the sum of what speaks for it. */
export interface NameCandidate extends Span {
  readonly name: string;
  readonly score: number;
}

const HAN = /[\u3400-\u9fff]/;
const given = new Set(GIVEN_CHARS);
const deeds = new Set(DEEDS);
const leads = new Set(LEADS);

/** Candidates of a folded text, in order of their start; they may overlap. */
export function candidates(text: string, words: WordMap): NameCandidate[] {
  const found: NameCandidate[] = [];
  for (let at = 0; at < text.length; at++) {
    const band = surnameBand(text.charAt(at));
    const compound = compoundAt(text, at);
    if (band === null && !compound) continue;
    const surname = compound ? 2 : 1;
    const base = compound ? 2.5 : ([1.5, 0.5, -1][band ?? 2] ?? -1);
    for (let length = surname + 1; length <= surname + 2; length++) push(found, text, words, at, surname, length, base);
    spaced(found, text, at, base);
    masked(found, text, at, words);
  }
  return found;
}

function push(
  found: NameCandidate[],
  text: string,
  words: WordMap,
  at: number,
  surname: number,
  length: number,
  base: number,
): void {
  const end = at + length;
  const name = text.slice(at, end);
  if (
    name.length < length ||
    NOT_NAMES.has(name) ||
    (NOT_NAMES.has(name.slice(0, 2)) && length === 3 && !titlesBefore(text, at, words))
  )
    return;
  for (const char of name) if (!HAN.test(char)) return;
  let score = base + leftCue(text, at, words) + rightCue(text, end, words);
  for (let i = at + surname; i < end; i++) score += given.has(text.charAt(i)) ? 0.6 : -0.8;
  if (words.startOf(at) < at) score -= 2.5;
  if (end < text.length && words.startOf(end) < end) score -= 2.5;
  if (words.startOf(at) === at && words.endOf(at) === end) score -= length === 2 ? 2 : 0;
  found.push({ name, start: at, end, score });
}

function leftCue(text: string, at: number, words: WordMap): number {
  const char = text.charAt(at - 1);
  if (at === 0 || char === '\n') return 0.7;
  if (titlesBefore(text, at, words)) return 4;
  if (char === '、') return 1;
  if (!HAN.test(char)) return 0.7;
  const word = text.slice(words.startOf(at - 1), at);
  if (/^(名叫|叫|记者|通讯员)$/.test(word)) return 4;
  return leads.has(word) ? 0.5 : -1;
}

function rightCue(text: string, end: number, words: WordMap): number {
  const char = text.charAt(end);
  if (end >= text.length || char === '\n') return 0.7;
  if (char === '、') return 1;
  if (!HAN.test(char)) return 0.7;
  if (titleAfter(text, end, words)) return 2;
  const word = text.slice(end, words.endOf(end));
  return deeds.has(word) ? (word.length > 1 ? 2 : 1) : -1;
}

function spaced(found: NameCandidate[], text: string, at: number, base: number): void {
  const match = /^([\u3400-\u9fff]) {1,2}([\u3400-\u9fff])(?: {1,2}([\u3400-\u9fff]))?(?![\u3400-\u9fff])/.exec(
    text.slice(at, at + 8),
  );
  if (!match || HAN.test(text.charAt(at - 1))) return;
  found.push({ name: match[0].replace(/ /g, ''), start: at, end: at + match[0].length, score: base + 2 });
}

function masked(found: NameCandidate[], text: string, at: number, words: WordMap): void {
  const match = /^[\u3400-\u9fff]某{1,2}/.exec(text.slice(at, at + 3));
  if (!match || words.startOf(at) < at) return;
  found.push({ name: match[0], start: at, end: at + match[0].length, score: 5 });
}
