import type { NamedFacet } from '../domain/facet.ts';
import type { Span } from '../domain/span.ts';
import { fold } from './fold.ts';
import { CITIES, COUNTRIES, PROVINCES } from './lexicon/cities.ts';
import { AMBIGUOUS_PLACES, KNOWN_BODIES } from './lexicon/place-words.ts';
import { unitSet, wordsByFirst } from './name-tables.ts';
import { type WordMap, wordMap } from './name-words.ts';
import { followName, type NameEnding, nameEndingAt } from './places-follow.ts';

type Named = Span & { readonly kind: NamedFacet['kind'] };

/** A new level of government begins another name: 省委 + 省政府. */
const LEVEL = /^[省市县区州]/;
/** 第三中学和县人民医院: behind a body 和县 is no county. */
const JOINT = /[在和与及到]/;
const knownPlaces = wordsByFirst([...PROVINCES, ...CITIES, ...COUNTRIES]);
const knownBodies = wordsByFirst(KNOWN_BODIES);
const opensKnown = unitSet([...PROVINCES, ...CITIES, ...COUNTRIES, ...KNOWN_BODIES].map((name) => name.charAt(0)));

/** Places and organisations named in a text, the longest reasonable spans, in order, without overlaps. */
export function findNamed(text: string): NamedFacet[] {
  const folded = fold(text);
  const words = wordMap(folded);
  const found: Named[] = [];
  for (let at = 0; at < folded.length; at++) {
    if (opensKnown(folded.charCodeAt(at)) && at >= (found.at(-1)?.end ?? 0))
      addKnown(found, knownAt(folded, at, words));
    const ending = nameEndingAt(folded, at + 1, words);
    if (ending) addEnding(found, folded, ending, words);
  }
  return found
    .filter((span) => !AMBIGUOUS_PLACES.has(folded.slice(span.start, span.end)))
    .map(({ start, end, kind }) => ({ name: text.slice(start, end), kind, start, end }));
}

/** A name that ends in a word of its kind takes in the name right before it: 衡阳市 + 公安局 + 派出所. */
function addEnding(found: Named[], text: string, ending: NameEnding, words: WordMap): void {
  const last = found.at(-1);
  if (last && last.end >= ending.end) return;
  if (last && last.end > ending.start) {
    found[found.length - 1] = { start: last.start, end: ending.end, kind: ending.kind };
    return;
  }
  const from = followName(text, ending, last?.end ?? 0, words);
  if (from === null) return;
  const joint = from === last?.end && last.kind === 'organisation' && JOINT.test(text.charAt(from));
  const start = joint ? from + 1 : from;
  if (joint && start >= ending.start) return;
  const joins = last && start === last.end && (last.kind === 'place' || !LEVEL.test(text.slice(start)));
  if (joins) found[found.length - 1] = { start: last.start, end: ending.end, kind: ending.kind };
  else found.push({ start, end: ending.end, kind: ending.kind });
}

function addKnown(found: Named[], span: Named | null): void {
  const last = found.at(-1);
  if (!span) return;
  if (last && last.end === span.start && last.kind === 'place') {
    found[found.length - 1] = { ...span, start: last.start };
  } else found.push(span);
}

function knownAt(text: string, at: number, words: WordMap): Named | null {
  const body = longest(knownBodies(text, at));
  if (body) return { start: at, end: at + body.length, kind: 'organisation' };
  const place = longest(knownPlaces(text, at));
  if (!place || words.startOf(at) < at) return null;
  return { start: at, end: at + place.length, kind: 'place' };
}

function longest(names: readonly string[]): string | null {
  return names.reduce<string | null>((best, name) => (name.length > (best?.length ?? 0) ? name : best), null);
}
