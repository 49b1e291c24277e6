import { compoundAt, surnameAt } from './surnames.ts';
import { headBefore } from './titles.ts';

/** A stretch of folded text that must be a name. */
export interface TitledName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What may stand right behind a name in a report: marks of lists, and the verbs with which a sentence about an official
 * goes on. 「副市长庞峻检查节日市场」 leaves no choice but 庞峻.
 */
const BEHIND =
  /^(?:[、,，。;；:：\s)）]|等|和|与|主持|出席|参加|列席|讲话|检查|调研|考察|督导|视察|强调|指出|要求|表示|介绍|认为|提出|说|陪同|宣布|发言|通报|部署|作|为|赴|到|在|前往|率|带领|看望|慰问|会见|听取|宣读|致辞|致词|代表|一行|先后|深入|来到|走访|主任|逐|就|对|向|还|也|又|并)/;
const GIVEN = /^(?![先女男士的了等和与同们各某])[\u4e00-\u9fff]$/;

/** Names of two or three characters between a title and such words, where nothing else was read. */
export function namesBehindTitles(text: string, taken: (start: number, end: number) => boolean): TitledName[] {
  const found: TitledName[] = [];
  for (let at = 2; at < text.length - 1; at++) {
    const family = compoundAt(text, at) ? 2 : surnameAt(text, at) ? 1 : 0;
    if (family === 0 || !headBefore(text, at)) continue;
    const end = endOfName(text, at + family);
    if (end === null || taken(at, end)) continue;
    found.push({ name: text.slice(at, end), start: at, end });
    at = end;
  }
  return found;
}

/** One given character before such a word, or two; two are read only where one is not enough. */
function endOfName(text: string, given: number): number | null {
  for (const end of [given + 1, given + 2]) {
    if (![...text.slice(given, end)].every((char) => GIVEN.test(char))) return null;
    if (BEHIND.test(text.slice(end, end + 2)) || end === text.length) return end;
  }
  return null;
}
