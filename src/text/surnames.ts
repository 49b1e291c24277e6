import { JAPANESE_STATESMEN, JAPANESE_SURNAMES } from './lexicon/japanese-surnames.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './lexicon/surnames.ts';
import { unitSet, wordsByFirst } from './name-tables.ts';

const isSingle = unitSet(SURNAMES);
const compound = new Set(COMPOUND_SURNAMES);
const opensCompound = unitSet(COMPOUND_SURNAMES);
const LONGEST_JAPANESE = 3;
const japaneseAt = wordsByFirst([...JAPANESE_SURNAMES].filter((name) => name.length <= LONGEST_JAPANESE));

/** Whether the character at `at` is a Chinese surname. */
export function surnameAt(text: string, at: number): boolean {
  return isSingle(text.charCodeAt(at));
}

/** Whether a character is a Chinese surname. */
export function isSurname(char: string): boolean {
  return isSingle(char.charCodeAt(0));
}

/** Whether the two characters at `at` are a compound surname such as 欧阳. */
export function compoundAt(text: string, at: number): boolean {
  return opensCompound(text.charCodeAt(at)) && compound.has(text.slice(at, at + 2));
}

/** The length of the Japanese family name at `at` (2 or 3), or 0. */
export function japaneseSurnameAt(text: string, at: number): number {
  return japaneseAt(text, at).reduce((longest, name) => Math.max(longest, name.length), 0);
}

/** Whether a Japanese family name is one that papers print alone. */
export function isJapaneseStatesman(name: string): boolean {
  return JAPANESE_STATESMEN.has(name);
}
