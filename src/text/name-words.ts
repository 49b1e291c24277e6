import { unitSet } from './name-tables.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const LONGEST_WORD = 255;
/** Pieces end at the first mark behind this length: shorter ones cost more to open than they save. */
const PIECE = 16;
/** Without any mark, where a piece is cut all the same: the segmenter slows down on long ones. */
const LONGEST_PIECE = 1024;
const isMark = unitSet('\n\t 。，、；：！？,;:!?.()“”');
const LATIN = /[0-9A-Za-z]/;

/** Where words begin and end in a text, by the dictionary that Node carries. */
export interface WordMap {
  /** The start of the word that covers the unit at `at`. */
  startOf(at: number): number;
  /** The end of the word that covers the unit at `at`. */
  endOf(at: number): number;
}

let last: { readonly text: string; readonly map: WordMap } | null = null;

/** The words of a text, looked up piece by piece as they are asked for. The map of the last text is kept. */
export function wordMap(text: string): WordMap {
  if (last?.text === text) return last.map;
  const map = lazyMap(text);
  last = { text, map };
  return map;
}

/** Cutting into words is the dearest step of reading, and most of a text is never asked about. */
function lazyMap(text: string): WordMap {
  const behind = new Uint8Array(text.length);
  /** 0 where nothing was cut yet. */
  const ahead = new Uint8Array(text.length);
  const ends = pieceEnds(text);
  const cutAt = (at: number): void => {
    const n = firstAbove(ends, at);
    cut(text, n === 0 ? 0 : (ends[n - 1] ?? 0), ends[n] ?? text.length, behind, ahead);
  };
  return {
    startOf: (at) => {
      if (isMark(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(at))) return at;
      if (ahead[at] === 0) cutAt(at);
      return at - (behind[at] ?? 0);
    },
    endOf: (at) => {
      if (isMark(text.charCodeAt(at + 1)) && isHan(text.charCodeAt(at))) return at + 1;
      if (ahead[at] === 0) cutAt(at);
      return at + (ahead[at] ?? 0);
    },
  };
}

function cut(text: string, from: number, to: number, behind: Uint8Array, ahead: Uint8Array): void {
  for (const { index, segment } of segmenter.segment(text.slice(from, to))) {
    const length = segment.length;
    for (let i = 0; i < length; i++) {
      behind[from + index + i] = Math.min(i, LONGEST_WORD);
      ahead[from + index + i] = Math.min(length - i, LONGEST_WORD);
    }
  }
}

/** Ends of the pieces, in order. No word runs over a mark, but for those in numbers and Latin words (1.5, 9:30). */
function pieceEnds(text: string): number[] {
  const ends: number[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const length = at + 1 - from;
    if (length < PIECE || (length < LONGEST_PIECE && (!isMark(text.charCodeAt(at)) || LATIN.test(text.charAt(at + 1)))))
      continue;
    ends.push(at + 1);
    from = at + 1;
  }
  if (from < text.length) ends.push(text.length);
  return ends;
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

/** The place of the first number above `value` in a rising list. */
function firstAbove(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
