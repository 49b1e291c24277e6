import { FAMOUS_FOREIGN_NAMES, FOREIGN_NAMES } from './lexicon/foreign-names.ts';
import { FOREIGN_THINGS } from './lexicon/foreign-places.ts';
import { KNOWN_NAMES } from './lexicon/known-names.ts';
import { TIBETAN_PARTS } from './lexicon/tibetan-names.ts';
import { unitSet, wordsByFirst } from './name-tables.ts';

const opensTibetan = unitSet(TIBETAN_PARTS);

/** Known Chinese and foreign names that are looked for in texts. */
export const KNOWN_IN_TEXT: readonly string[] = [...KNOWN_NAMES, ...FAMOUS_FOREIGN_NAMES, ...FOREIGN_NAMES].filter(
  (name) => name.length > 1,
);

/** Known Chinese and foreign names that begin at `at`. */
export const knownNamesAt = wordsByFirst(KNOWN_IN_TEXT);

/** Whether a text is a Chinese name that papers print without introduction. */
export function isKnownName(name: string): boolean {
  return KNOWN_NAMES.has(name);
}

/** Whether a text is a known foreign name, or a common given or family name. */
export function isKnownForeignName(name: string): boolean {
  return FOREIGN_NAMES.has(name) || FAMOUS_FOREIGN_NAMES.has(name);
}

/** Whether a text is the name of a foreigner whom papers print without introduction. */
export function isFamousForeigner(name: string): boolean {
  return FAMOUS_FOREIGN_NAMES.has(name);
}

/** Whether a text is a foreign place, body, brand or thing. */
export function isForeignThing(name: string): boolean {
  return FOREIGN_THINGS.has(name);
}

/** The end of a Tibetan or Mongolian name of two parts at `at` (扎西次仁), or 0. */
export function tibetanNameEnd(text: string, at: number): number {
  const middle = partEnd(text, at);
  return middle === 0 ? 0 : partEnd(text, middle);
}

/** Whether a text is a Tibetan or Mongolian name or half of one: 才让. */
export function isTibetanPart(text: string): boolean {
  return TIBETAN_PARTS.has(text);
}

function partEnd(text: string, at: number): number {
  if (!opensTibetan(text.charCodeAt(at))) return 0;
  if (TIBETAN_PARTS.has(text.slice(at, at + 3))) return at + 3;
  return TIBETAN_PARTS.has(text.slice(at, at + 2)) ? at + 2 : 0;
}
