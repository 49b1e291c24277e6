import { concatMapped, inserted, type MappedText } from '../page/mapped-text.ts';
import { webLineKind } from './html-chrome.ts';

/** Longer lines are text, whatever links they begin with. */
export const LONGEST_HEADER = 200;

/** A piece of the line being gathered; null stands where two inline elements meet without a space. */
export interface Piece {
  readonly text: MappedText | null;
  readonly linked: boolean;
}

/** A line of a web page while its pieces are gathered. */
export interface Gathered {
  readonly pieces: Piece[];
  linked: number;
  length: number;
  level: number;
  aside: 'hidden' | 'navigation' | 'meta' | null;
  /** Length at the start of the cell at hand. */
  cell: number;
}

/** A line without any piece. */
export function nothingYet(): Gathered {
  return { pieces: [], linked: 0, length: 0, level: 0, aside: null, cell: 0 };
}

/**
 * How many pieces at the start of a line are links with nothing but bars between them; 0 unless there are two links and
 * something behind them that is no sentence: 「首页 数字报 云溪日报 2017年5月9日」.
 */
export function linksInFront(pieces: readonly Piece[]): number {
  const isBare = ({ text }: Piece): boolean => !/[\p{L}\p{N}]/u.test(text?.text ?? '');
  let [links, end] = [0, 0];
  for (const [i, piece] of pieces.entries()) {
    if (piece.linked && !isBare(piece)) [links, end] = [links + 1, i + 1];
    else if (!isBare(piece)) break;
  }
  const rest = pieces.slice(end);
  return links >= 2 && !rest.every(isBare) && !rest.some(({ text }) => /[，。；]/.test(text?.text ?? '')) ? end : 0;
}

/** Some of a line's pieces as a line. */
export function partOf(whole: Gathered, from: number, to = whole.pieces.length): Gathered {
  const part: Gathered = { ...whole, pieces: whole.pieces.slice(from, to), length: 0, linked: 0 };
  for (const { text, linked } of part.pieces) {
    const letters = text?.text.trim().length ?? 0;
    part.length += letters;
    if (linked) part.linked += letters;
  }
  return part;
}

/**
 * The pieces of a line. Where inline elements meet, links and labels get a space between them, the pieces of a sentence
 * none.
 */
export function joinPieces(pieces: readonly Piece[], links: boolean): MappedText {
  const bare = concatMapped(pieces.flatMap(({ text }) => text ?? []));
  if (bare.text.length > LONGEST_HEADER || pieces.every(({ text }) => text !== null)) return bare;
  const spaced = concatMapped(pieces.map(({ text }) => text ?? inserted(' ')));
  return links || webLineKind(spaced.text) !== null ? spaced : bare;
}
