import { isSymbol } from './forms.ts';

/** A piece of one text that stands in another, letter for letter. */
export interface Tile {
  /** Where it stands in the text that is laid. */
  readonly at: number;
  /** Where it stands in the text beneath. */
  readonly from: number;
  readonly length: number;
}

/** A text laid over another: what of it stands there, and what is left. */
export interface Laid {
  readonly tiles: readonly Tile[];
  /** Characters that stand in no tile: offset into the text that is laid. */
  readonly left: readonly number[];
  /** Share of characters in tiles; 0–1. */
  readonly share: number;
}

const MARK = /[,;:.!?、。·—…-]/;

/** Lays a text over another in the longest pieces of at least two characters (a symbol may stand alone), from the left. */
export function lay(text: string, beneath: string): Laid {
  const tiles: Tile[] = [];
  const left: number[] = [];
  let counted = 0;
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (MARK.test(char)) {
      at++;
      continue;
    }
    const tile = longestAt(text, at, beneath, endOf(tiles.at(-1)));
    counted += tile?.length ?? 1;
    if (tile) tiles.push(tile);
    else left.push(at);
    at += tile?.length ?? 1;
  }
  return { tiles, left, share: counted === 0 ? 1 : (counted - left.length) / counted };
}

function endOf(tile: Tile | undefined): number {
  return tile ? tile.from + tile.length : 0;
}

function longestAt(text: string, at: number, beneath: string, after: number): Tile | null {
  const least = isSymbol(text.charAt(at)) ? 1 : 2;
  let length = least;
  if (at + least > text.length || !beneath.includes(text.slice(at, at + least))) return null;
  while (at + length < text.length && beneath.includes(text.slice(at, at + length + 1))) length++;
  const piece = text.slice(at, at + length);
  const onward = beneath.indexOf(piece, after);
  return { at, length, from: onward >= 0 ? onward : beneath.lastIndexOf(piece, after) };
}
