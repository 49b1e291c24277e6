import type { NamedFacet } from '../domain/facet.ts';
import type { Span } from '../domain/span.ts';
import { PROVINCES } from './lexicon/cities.ts';
import {
  GENERIC_WORDS,
  LEVELLED_BODIES,
  NAME_STOPS,
  NOT_PLACES,
  ORGANISATION_ENDINGS,
  PLACE_ENDINGS,
  UNIT_ENDINGS,
} from './lexicon/place-words.ts';
import { TITLE_STOPS } from './lexicon/title-words.ts';
import { unitSet } from './name-tables.ts';
import type { WordMap } from './name-words.ts';
import { isPartOfBody } from './titles.ts';

/** The word a name ends in: 市, 派出所. */
export interface NameEnding extends Span {
  readonly kind: NamedFacet['kind'];
  /** A unit of government, with a short name in front. */
  readonly unit: boolean;
}

const LONGEST_NAME = 28;
const LONGEST_UNIT_NAME = 5;
const NAME_CHAR = /[\u3400-\u9fffA-Za-z0-9·]/;
const LEVEL = /^[省市县区州镇乡村旗]/;
const LEVELLED = /^(?:[省市县区州镇乡]|国家|中国|中央|全国)|(?<![全各我本])[省市县区州镇乡局厅委]$/;
/** Units that are not called by one character before the suffix. */
const LONG_UNIT = /^(?:省|市|区|社区|小区|街道)$/;
const BARE_BODY = /^[省市县区州镇乡](?:委|政府|人大|政协|纪委|监委)/;
const OFFICE_BEHIND = /^(?:书记|副书记|常委|主席|副主席|主任|副主任|秘书长|常务|委员|办公|各|机关)/;
/** The dictionary takes 局在 for a word. */
const AT = /^在/;
const kinds = new Map<string, 'unit' | NamedFacet['kind']>();
for (const word of UNIT_ENDINGS) kinds.set(word, 'unit');
for (const word of PLACE_ENDINGS) kinds.set(word, 'place');
for (const word of ORGANISATION_ENDINGS) kinds.set(word, 'organisation');
/** By the last character, the longest first. */
const endingsByLast = new Map<number, string[]>();
for (const word of [...kinds.keys()].toSorted((a, b) => b.length - a.length)) {
  const last = word.charCodeAt(word.length - 1);
  endingsByLast.set(last, [...(endingsByLast.get(last) ?? []), word]);
}
const isLast = unitSet([...kinds.keys()].map((word) => word.slice(-1)));

/** The longest ending of a place's or a body's name at `end`, where a word ends there too. */
export function nameEndingAt(text: string, end: number, words: WordMap): NameEnding | null {
  if (!isLast(text.charCodeAt(end - 1))) return null;
  const word = endingsByLast
    .get(text.charCodeAt(end - 1))
    ?.find((each) => each.length <= end && text.startsWith(each, end - each.length));
  const kind = word && kinds.get(word);
  if (!kind || (words.endOf(end - 1) > end && !AT.test(text.charAt(end)))) return null;
  return { start: end - word.length, end, kind: kind === 'unit' ? 'place' : kind, unit: kind === 'unit' };
}

/** Where the name begins that ends so, not before `floor`, the end of the name before; null when nothing is named. */
export function followName(text: string, ending: NameEnding, floor: number, words: WordMap): number | null {
  const pieces: number[] = [];
  let start = ending.start;
  if (words.startOf(start) < start) {
    if (NOT_PLACES.has(text.slice(words.startOf(start), ending.end))) return null;
    start = Math.max(floor, words.startOf(start));
    pieces.push(start);
  }
  while (start > floor && ending.end - start < LONGEST_NAME && NAME_CHAR.test(text.charAt(start - 1))) {
    const word = Math.max(floor, words.startOf(start - 1));
    if (AT.test(text.charAt(start - 1)) || isStop(text, word, start)) break;
    start = word;
    pieces.push(start);
  }
  if (floor > 0 && start === floor) return start;
  return trimmed(text, ending.unit ? shortName(pieces, ending) : start, ending, words);
}

/** A unit's own name has five characters at most; what stands before is another word. */
function shortName(pieces: readonly number[], ending: NameEnding): number {
  let start = ending.start;
  for (const piece of pieces) if (ending.start - piece <= LONGEST_UNIT_NAME) start = piece;
  return start;
}

/** Leaves words in front that name nothing out; null when nothing else is left. */
function trimmed(text: string, from: number, ending: NameEnding, words: WordMap): number | null {
  let start = from;
  while (start < ending.start) {
    const next = Math.min(words.endOf(start), ending.start);
    if (!GENERIC_WORDS.has(text.slice(start, next)) && !/^[0-9]+$/.test(text.slice(start, next))) break;
    start = next;
  }
  const name = text.slice(start, ending.end);
  const lead = text.slice(start, ending.start);
  if (BARE_BODY.test(name)) return OFFICE_BEHIND.test(text.slice(ending.end, ending.end + 4)) ? null : start;
  if (lead === '' || lead.endsWith('之') || NOT_PLACES.has(name)) return null;
  if (ending.unit) return isUnitName(lead, text.slice(ending.start, ending.end)) ? start : null;
  if (!LEVEL.test(lead) && endsGeneric(text, start, ending, words)) return null;
  if (lead.length === 1 && !LEVEL.test(lead)) return null;
  return LEVELLED_BODIES.has(text.slice(ending.start, ending.end)) && !LEVELLED.test(lead) ? null : start;
}

function isUnitName(lead: string, unit: string): boolean {
  if (LEVEL.test(lead) || GENERIC_WORDS.has(lead) || /^[和与及]$/.test(lead)) return false;
  if (unit === '省') return PROVINCES.includes(lead);
  return lead.length > 1 || !LONG_UNIT.test(unit);
}

/** 「新冠肺炎定点救治医院」 says what kind it is, not which one. */
function endsGeneric(text: string, start: number, ending: NameEnding, words: WordMap): boolean {
  const word = Math.max(start, words.startOf(ending.start - 1));
  return word > start && ending.kind === 'organisation' && GENERIC_WORDS.has(text.slice(word, ending.start));
}

function isStop(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  return (TITLE_STOPS.has(word) || NAME_STOPS.has(word)) && !isPartOfBody(text, end);
}
