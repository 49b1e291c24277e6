import { COMPOUND_SURNAMES, SURNAME_BANDS } from './lexicon/surnames.ts';

const bandOf = new Map<string, number>();
SURNAME_BANDS.forEach((chars, band) => {
  for (const char of chars) if (!bandOf.has(char)) bandOf.set(char, band);
});
const compound = new Set(COMPOUND_SURNAMES);

/** Band of a one-character surname: 0 very common, 1 common, 2 rare; null when it is no surname. */
export function surnameBand(char: string): number | null {
  return bandOf.get(char) ?? null;
}

/** Whether the two characters at `at` are a compound surname such as 欧阳. */
export function compoundAt(text: string, at: number): boolean {
  return compound.has(text.slice(at, at + 2));
}
