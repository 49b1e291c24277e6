import { CITIES, COUNTRIES, PROVINCES } from './lexicon/cities.ts';
import { FOREIGN_THINGS } from './lexicon/foreign-places.ts';
import type { Scored } from './name-choice.ts';
import { wordsByFirst } from './name-tables.ts';

const chinesePlaces = new Set([...PROVINCES, ...CITIES]);
const STORM = /(?:台风|飓风|热带风暴)[“‘「]([\u3400-\u9fff]{2,4})[”’」]/g;
const MOST_STORMS = 20;
const CERTAIN = 20;
const thingsAt = wordsByFirst([...chinesePlaces, ...COUNTRIES, ...FOREIGN_THINGS]);

/** Places and things printed in a text, scored to stand against names that would share their characters. */
export function thingsIn(text: string): Scored[] {
  const found: Scored[] = [];
  for (let at = 0; at < text.length; at++) {
    for (const thing of thingsAt(text, at)) {
      found.push({ start: at, end: at + thing.length, score: 0.75 + thing.length / 4 });
    }
  }
  return [...found, ...stormsIn(text)];
}

/** Storms are called like people: 台风“卡努”, and afterwards 「卡努」 alone. */
function stormsIn(text: string): Scored[] {
  const found: Scored[] = [];
  const names = new Set([...text.matchAll(STORM)].map((match) => match[1] ?? ''));
  for (const name of [...names].slice(0, MOST_STORMS)) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      found.push({ start: at, end: at + name.length, score: CERTAIN });
    }
  }
  return found;
}

/** Whether a text is a city or a province: seldom a given name. */
export function isChinesePlace(text: string): boolean {
  return chinesePlaces.has(text);
}
