import type { Formatted, TextEntity } from './entities.ts';
import { beforePair } from './shortened.ts';

/** Limits of one message: UTF-16 units of text (Bot API, sendMessage), and entities that clients keep (about 100). */
interface MessageLimits {
  readonly units: number;
  readonly entities: number;
}

export const TELEGRAM_LIMITS: MessageLimits = { units: 4096, entities: 100 };

/**
 * Cuts a text into messages within the limits. No surrogate pair is cut, and no entity that fits into a message; one
 * that does not goes on in the next. Cuts fall on a blank line, a line break, a sentence's end, in that order. Only
 * white space and invisible characters at the ends of messages are dropped, and no message is blank.
 */
export function splitMessage(whole: Formatted, limits: MessageLimits = TELEGRAM_LIMITS): Formatted[] {
  const forbidden = forbiddenCuts(whole, limits);
  const messages: Formatted[] = [];
  let start = skipBlank(whole.text, 0);
  while (start < whole.text.length) {
    const end = nextCut(whole, start, forbidden, limits);
    messages.push(sliceOf(whole, start, trimmedEnd(whole.text, start, end), limits));
    start = skipBlank(whole.text, end);
  }
  return messages;
}

/** The beginning of a text, as much as one message of so many units holds; entities end with it, no pair is cut. */
export function firstMessage(whole: Formatted, limits: MessageLimits = TELEGRAM_LIMITS): Formatted {
  const start = skipBlank(whole.text, 0);
  const end = beforePair(whole.text, Math.min(start + limits.units, whole.text.length));
  return sliceOf(whole, start, trimmedEnd(whole.text, start, end), limits);
}

/** 1 where a cut before this unit would split a pair, 2 where it would split an entity that fits into a message. */
function forbiddenCuts({ text, entities }: Formatted, limits: MessageLimits): Uint8Array {
  const forbidden = new Uint8Array(text.length + 1);
  for (const { offset, length } of entities) {
    if (length <= limits.units) forbidden.fill(2, offset + 1, Math.max(offset + 1, offset + length));
  }
  for (let at = 1; at < text.length; at++) {
    if (isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))) forbidden[at] = 1;
  }
  return forbidden;
}

function nextCut(whole: Formatted, start: number, forbidden: Uint8Array, limits: MessageLimits): number {
  const furthest = Math.min(start + limits.units, entityBound(whole.entities, start, limits));
  if (furthest >= whole.text.length) return whole.text.length;
  return bestCut(whole.text, start, furthest, forbidden) ?? hardCut(start, furthest, forbidden);
}

/** Where the entity that would be one too many begins; at least one unit ahead, so that every message gets on. */
function entityBound(entities: readonly TextEntity[], start: number, limits: MessageLimits): number {
  const ahead = entities.filter((entity) => entity.offset + entity.length > start);
  const bound = ahead[limits.entities]?.offset ?? Number.POSITIVE_INFINITY;
  return Math.max(bound, start + 2);
}

/** Kinds of cut, best first: what stands before it, and how full the message must at least be for it to be taken. */
const CUTS = [
  { before: /^\n\n$/, fill: 1 / 8 },
  { before: /\n$/, fill: 1 / 2 },
  { before: /[。！？；!?;”」）]$/, fill: 1 / 2 },
  { before: /[\s，、,]$/, fill: 1 / 2 },
  { before: /(?:)/, fill: 1 / 2 },
] as const;

/** The last allowed cut of the best kind that leaves the message full enough; else of the best kind that there is. */
function bestCut(text: string, start: number, furthest: number, forbidden: Uint8Array): number | null {
  const last: (number | null)[] = CUTS.map(() => null);
  for (let cut = furthest; cut > start; cut--) {
    if (forbidden[cut]) continue;
    const before = text.slice(Math.max(start, cut - 2), cut);
    const kind = CUTS.findIndex((known) => known.before.test(before));
    last[kind] ??= cut;
  }
  const full = CUTS.map(({ fill }, kind) => {
    const cut = last[kind] ?? null;
    return cut !== null && cut - start >= fill * (furthest - start) ? cut : null;
  });
  return [...full, ...last].find((cut) => cut !== null) ?? null;
}

/** Nothing is allowed: cuts entities, never a pair. */
function hardCut(start: number, furthest: number, forbidden: Uint8Array): number {
  return forbidden[furthest] === 1 && furthest - 1 > start ? furthest - 1 : furthest;
}

function sliceOf(whole: Formatted, start: number, end: number, limits: MessageLimits): Formatted {
  const entities = whole.entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
  return { text: whole.text.slice(start, end), entities: entities.slice(0, limits.entities) };
}

/** Characters that nobody sees: Telegram takes a message of nothing else for an empty one. */
const BLANK = /[\s\p{Default_Ignorable_Code_Point}\u2800\ufffc]/u;

function skipBlank(text: string, at: number): number {
  let next = at;
  while (next < text.length) {
    const character = String.fromCodePoint(text.codePointAt(next) ?? 0);
    if (!BLANK.test(character)) return next;
    next += character.length;
  }
  return next;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return last;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
