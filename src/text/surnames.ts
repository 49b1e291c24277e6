import { JAPANESE_SURNAMES } from './lexicon/japanese-surnames.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './lexicon/surnames.ts';

const single = new Set(SURNAMES);
const compound = new Set(COMPOUND_SURNAMES);
const compoundFirst = new Set(COMPOUND_SURNAMES.map((name) => name.charAt(0)));
const japaneseFirst = new Set([...JAPANESE_SURNAMES].map((name) => name.charAt(0)));

/** Whether a character is a Chinese surname. */
export function isSurname(char: string): boolean {
  return single.has(char);
}

/** Whether the two characters at `at` are a compound surname such as 欧阳. */
export function compoundAt(text: string, at: number): boolean {
  return compoundFirst.has(text.charAt(at)) && compound.has(text.slice(at, at + 2));
}

/** The length of the Japanese family name at `at` (2 or 3), or 0. */
export function japaneseSurnameAt(text: string, at: number): number {
  if (!japaneseFirst.has(text.charAt(at))) return 0;
  if (JAPANESE_SURNAMES.has(text.slice(at, at + 3))) return 3;
  return JAPANESE_SURNAMES.has(text.slice(at, at + 2)) ? 2 : 0;
}
