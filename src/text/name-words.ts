const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const LONGEST_WORD = 255;
/** The segmenter slows down on long texts: they are cut in pieces of about this length, at marks where they can be. */
const PIECE = 512;
const LONGEST_PIECE = 2048;
const MARK = /[\n。，、；：！？,;:!?.\s]/;

/** Where words begin and end in a text, by the dictionary that Node carries. */
export interface WordMap {
  /** The start of the word that covers the unit at `at`. */
  startOf(at: number): number;
  /** The end of the word that covers the unit at `at`. */
  endOf(at: number): number;
}

let last: { readonly text: string; readonly map: WordMap } | null = null;

/** Cuts a text into words, in linear time. The map of the last text is kept for its next reader. */
export function wordMap(text: string): WordMap {
  if (last?.text === text) return last.map;
  const map = cut(text);
  last = { text, map };
  return map;
}

function cut(text: string): WordMap {
  const behind = new Uint8Array(text.length);
  const ahead = new Uint8Array(text.length);
  for (let from = 0; from < text.length; ) {
    const to = pieceEnd(text, from);
    for (const { index, segment } of segmenter.segment(text.slice(from, to))) {
      const length = segment.length;
      for (let i = 0; i < length; i++) {
        behind[from + index + i] = Math.min(i, LONGEST_WORD);
        ahead[from + index + i] = Math.min(length - i, LONGEST_WORD);
      }
    }
    from = to;
  }
  return {
    startOf: (at) => at - (behind[at] ?? 0),
    endOf: (at) => at + (ahead[at] ?? 0),
  };
}

function pieceEnd(text: string, from: number): number {
  const longest = Math.min(text.length, from + LONGEST_PIECE);
  for (let end = from + PIECE; end < longest; end++) if (MARK.test(text.charAt(end - 1))) return end;
  return longest;
}
