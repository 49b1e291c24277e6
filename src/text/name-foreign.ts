import { TRANSLITERATION } from './lexicon/transliteration.ts';
import type { NameCandidate } from './name-candidates.ts';

const LONGEST_PLAIN = 8;
const LONGEST_PART = 8;
const LONGEST_CHAIN = 4;
const flags = new Uint8Array(0x10000);
for (const char of TRANSLITERATION) flags[char.charCodeAt(0)] = 1;
for (const char of '·•‧・-–—') flags[char.charCodeAt(0)] = 2;

/** Whether the unit at `at` is a character that foreign names are written with. */
export function isTransliteration(text: string, at: number): boolean {
  return flags[text.charCodeAt(at)] === 1;
}

/** Whether the unit at `at` may join the parts of a name: 卡尔·马克思. */
export function isNameDot(text: string, at: number): boolean {
  return flags[text.charCodeAt(at)] === 2;
}

/** Every span of a folded text that could be a transliterated name, plain (克林顿) or with dots (比尔·盖茨). */
export function foreignNames(text: string): NameCandidate[] {
  const found: NameCandidate[] = [];
  let runEnd = 0;
  for (let at = 0; at < text.length; at++) {
    if (isNameDot(text, at)) {
      at = dotted(found, text, at);
      continue;
    }
    if (!isTransliteration(text, at)) continue;
    if (at >= runEnd) {
      runEnd = at + 1;
      while (isTransliteration(text, runEnd)) runEnd++;
    }
    for (let end = at + 2; end <= Math.min(runEnd, at + LONGEST_PLAIN); end++) {
      found.push({ name: text.slice(at, end), start: at, end, kind: 'foreign', surname: 0 });
    }
  }
  return found;
}

/** Names around the dot at `first`, with every start and end that they could have; returns the last dot used. */
function dotted(found: NameCandidate[], text: string, first: number): number {
  const starts: number[] = [];
  for (let i = first - 1; i >= first - LONGEST_PART && i >= 0 && isPart(text, i, first - 1); i--) starts.push(i);
  let dot = first;
  for (let chain = 0; starts.length > 0 && chain < LONGEST_CHAIN; chain++) {
    let end = dot + 1;
    while (end - dot <= LONGEST_PART && isPart(text, end, dot + 1)) {
      end++;
      for (const start of starts) {
        if (isDash(text, dot) && (end - start < 5 || !isTransliteration(text, dot - 1))) continue;
        found.push({ name: text.slice(start, end), start, end, kind: 'dotted', surname: 0 });
      }
    }
    if (end === dot + 1 || !isNameDot(text, end)) break;
    dot = end;
  }
  return dot;
}

/** The character nearest a dot may be any Han character; the others must be those of foreign names. */
function isPart(text: string, at: number, nearest: number): boolean {
  if (isTransliteration(text, at)) return true;
  const unit = text.charCodeAt(at);
  return at === nearest && unit >= 0x3400 && unit <= 0x9fff;
}

function isDash(text: string, at: number): boolean {
  return '-–—'.includes(text.charAt(at));
}
