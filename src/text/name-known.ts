import { FOREIGN_NAMES } from './lexicon/foreign-names.ts';
import { FOREIGN_THINGS } from './lexicon/foreign-places.ts';
import { KNOWN_NAMES } from './lexicon/known-names.ts';

const byFirst = new Map<number, string[]>();
for (const name of new Set([...KNOWN_NAMES, ...FOREIGN_NAMES])) {
  const first = name.charCodeAt(0);
  const names = byFirst.get(first);
  if (names) names.push(name);
  else byFirst.set(first, [name]);
}
const NONE: readonly string[] = [];

/** Known Chinese and foreign names that begin at `at`. */
export function knownNamesAt(text: string, at: number): readonly string[] {
  const names = byFirst.get(text.charCodeAt(at));
  return names ? names.filter((name) => text.startsWith(name, at)) : NONE;
}

/** Whether a text is a Chinese name that papers print without introduction. */
export function isKnownName(name: string): boolean {
  return KNOWN_NAMES.has(name);
}

/** Whether a text is a known foreign name, or a common given or family name. */
export function isKnownForeignName(name: string): boolean {
  return FOREIGN_NAMES.has(name);
}

/** Whether a text is a foreign place, body, brand or thing. */
export function isForeignThing(name: string): boolean {
  return FOREIGN_THINGS.has(name);
}
