import { type Day, makeDay } from '../../domain/day.ts';
import { fold } from '../../text/fold.ts';
import { hanNumber } from './printed-dates.ts';

/** What a pattern may ask for; `*` is anything. */
type Slot = 'paper' | 'yyyy' | 'yy' | 'mm' | 'dd' | 'page' | '*';

/** A path pattern such as `{paper}/{yyyy}-{mm}-{dd}_{page}`, checked. */
export interface PathPattern {
  /** As the operator wrote it. */
  readonly text: string;
  /** Literal letters and slots, in order. */
  readonly tokens: readonly Token[];
  /** Folders and file name that it speaks of. */
  readonly depth: number;
}

type Token = { readonly slot: Slot } | { readonly letter: string };

/** What a path says by a pattern; null where the pattern does not ask, a day `XXXX-09-06` where it asks for no year. */
interface PathReading {
  readonly paper: string | null;
  readonly day: Day | null;
  readonly page: string | null;
}

const SLOTS: ReadonlySet<string> = new Set<Slot>(['paper', 'yyyy', 'yy', 'mm', 'dd', 'page', '*']);
const LONGEST_PATTERN = 200;
const LONGEST_PATH = 600;

/** Reads a pattern; a Chinese sentence that says what is wrong with it when it is none. */
export function parsePathPattern(text: string): PathPattern | string {
  if (text.length > LONGEST_PATTERN) return `长于${LONGEST_PATTERN}字`;
  const plain = fold(text.trim().normalize('NFC'))
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '');
  const tokens: Token[] = [];
  for (const piece of plain.split(/(\{[^{}]*\})/)) {
    const slot = /^\{(.*)\}$/.exec(piece)?.[1];
    if (slot !== undefined && !SLOTS.has(slot))
      return `不认识「{${slot}}」，可用 {paper} {yyyy} {yy} {mm} {dd} {page} {*}`;
    // The set holds exactly the slots.
    if (slot !== undefined) tokens.push({ slot: slot as Slot });
    else if (/[{}]/.test(piece)) return '花括号不成对';
    else tokens.push(...[...piece].map((letter) => ({ letter })));
  }
  const asked = new Set(tokens.flatMap((token) => ('slot' in token ? [token.slot] : [])));
  if (asked.has('mm') !== asked.has('dd')) return '{mm} 和 {dd} 须一起写';
  if ((asked.has('yyyy') || asked.has('yy')) && !asked.has('mm')) return '有年份，还须写 {mm} 和 {dd}';
  if (![...asked].some((slot) => slot !== '*')) return '没有写 {paper}、{yyyy}、{page} 之类的占位符';
  const loose = tokens.some((token, i) => isLoose(token) && isLoose(tokens[i + 1]));
  if (loose) return '{paper} 与 {*} 之间须有分隔的文字';
  return { text: text.trim(), tokens, depth: plain.split('/').length };
}

/**
 * Reads a path (without its ending) by a pattern; null when it does not match. The pattern's last part is the file name
 * and each part matches a whole folder or file name. Every pair of token and place is tried once, so that no pattern
 * and no path take long.
 */
export function matchPath(pattern: PathPattern, path: string): PathReading | null {
  const parts = path.split('/');
  const tail = parts.slice(-pattern.depth).join('/');
  if (parts.length < pattern.depth || tail.length > LONGEST_PATH) return null;
  const found = matchFrom({ tokens: pattern.tokens, path: tail, dead: new Set() }, 0, 0);
  return found && readingOf(found);
}

interface Attempt {
  readonly tokens: readonly Token[];
  readonly path: string;
  /** Pairs of token and place from which there is no match. */
  readonly dead: Set<number>;
}

type Captures = readonly (readonly [Slot, string])[];

function matchFrom(attempt: Attempt, index: number, at: number): Captures | null {
  const { tokens, path, dead } = attempt;
  const token = tokens[index];
  if (!token) return at === path.length ? [] : null;
  if ('letter' in token) {
    return path.startsWith(token.letter, at) ? matchFrom(attempt, index + 1, at + token.letter.length) : null;
  }
  const key = index * (LONGEST_PATH + 1) + at;
  if (dead.has(key)) return null;
  for (const text of candidates(token.slot, path, at)) {
    const rest = matchFrom(attempt, index + 1, at + text.length);
    if (rest && agrees(rest, token.slot, text)) return [[token.slot, text], ...rest];
  }
  dead.add(key);
  return null;
}

const PAGE = /^(?:[A-Za-z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})/;

/** The texts at a place that a slot may take, the likeliest first. */
function candidates(slot: Slot, path: string, at: number): string[] {
  const rest = path.slice(at, at + 80);
  if (slot === 'yyyy') return /^\d{4}/.test(rest) ? [rest.slice(0, 4)] : [];
  if (slot === 'yy') return /^\d{2}/.test(rest) ? [rest.slice(0, 2)] : [];
  if (slot === 'mm' || slot === 'dd')
    return /^\d{2}/.test(rest) ? [rest.slice(0, 2), rest.slice(0, 1)] : shortNumber(rest);
  if (slot === 'page') {
    const longest = PAGE.exec(rest)?.[0] ?? '';
    return Array.from({ length: longest.length }, (_, i) => longest.slice(0, longest.length - i)).filter((text) =>
      /^(?:[A-Za-z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})$/.test(text),
    );
  }
  const free = /^[^/]*/.exec(rest)?.[0] ?? '';
  const shortest = slot === '*' ? 0 : 1;
  return Array.from({ length: free.length + 1 - shortest }, (_, i) => free.slice(0, shortest + i));
}

function shortNumber(rest: string): string[] {
  return /^\d/.test(rest) ? [rest.slice(0, 1)] : [];
}

function isLoose(token: Token | undefined): boolean {
  return token !== undefined && 'slot' in token && (token.slot === 'paper' || token.slot === '*');
}

/** A slot that is asked for twice must read the same in both places: `{yyyy}/{yyyy}{mm}{dd}`. */
function agrees(captures: Captures, slot: Slot, text: string): boolean {
  return (
    slot === '*' ||
    captures.every(([other, value]) => other !== slot || Number(value) === Number(text) || value === text)
  );
}

function readingOf(captures: Captures): PathReading | null {
  const values = new Map<Slot, string>(captures);
  const [month, date] = [values.get('mm'), values.get('dd')];
  const day = month && date ? makeDay(yearOf(values), Number(month), Number(date)) : null;
  if (month && !day) return null;
  const page = values.get('page');
  return {
    paper: values.get('paper')?.trim() || null,
    day,
    page: page ? (/^[一二三四五六七八九十]/.test(page) ? String(hanNumber(page)) : page.toUpperCase()) : null,
  };
}

/** Two digits are of 1950–2049. */
function yearOf(values: ReadonlyMap<Slot, string>): number | null {
  const [long, short] = [values.get('yyyy'), values.get('yy')];
  if (long !== undefined) return Number(long);
  if (short === undefined) return null;
  return Number(short) < 50 ? 2000 + Number(short) : 1900 + Number(short);
}
