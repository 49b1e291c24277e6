import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { plainRadicals } from './pdf-letters.ts';

/** A stretch of text that pdf.js gives as one, where it stands on the upright page: points from the top left. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** Height of the font. */
  readonly size: number;
  readonly font: string;
  /** Order in the file. */
  readonly order: number;
  /** False for turned text and for fonts that write downwards. */
  readonly upright: boolean;
}

/** The text of one page, turned so that most of it reads from left to right. */
export interface PdfPieces {
  readonly pieces: readonly PdfPiece[];
  readonly height: number;
}

/** The pieces of a page, white space left out. */
export async function piecesOf(page: PDFPageProxy): Promise<PdfPieces> {
  const { items, styles } = await page.getTextContent();
  const texts = items.filter((item) => 'str' in item && item.str.trim() !== '') as PdfItem[];
  const asFiled = placeAll(page, texts, styles, page.rotate);
  const turn = quarterTurn(asFiled);
  const rotation = (page.rotate - 90 * turn + 360) % 360;
  const placed = turn === 0 ? asFiled : placeAll(page, texts, styles, rotation);
  return {
    height: page.getViewport({ scale: 1, rotation }).height,
    pieces: placed.map(({ angle, ...piece }) => ({ ...piece, upright: piece.upright && quarter(angle) === 0 })),
  };
}

/** The part of pdf.js' TextItem that is used; it is told from marked content by `str`. */
interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

type Styles = Readonly<Record<string, { readonly ascent: number; readonly vertical?: boolean }>>;

interface Placed extends PdfPiece {
  /** Direction of writing in radians, clockwise. */
  readonly angle: number;
}

function placeAll(page: PDFPageProxy, items: readonly PdfItem[], styles: Styles, rotation: number): Placed[] {
  const view = page.getViewport({ scale: 1, rotation }).transform;
  return items.flatMap((item, order) => {
    const [a, b, c, d, x, y] = multiply(view, item.transform);
    const style = styles[item.fontName];
    // pdf.js scales the height of a Type 3 font, which has no ascent, by the boxes of its glyphs.
    const size = Number.isNaN(style?.ascent) ? Math.hypot(a, b) : Math.hypot(c, d);
    const width = Math.abs(item.width);
    if (![a, b, x, y, size, width].every(Number.isFinite) || size < 0.5 || size > 5000) return [];
    const text = plainRadicals(item.str.trim());
    if (!text) return [];
    const upright = style?.vertical !== true;
    return [{ text, x, y, width, size, font: item.fontName, order, upright, angle: Math.atan2(b, a) }];
  });
}

/** How many quarter turns clockwise most letters of the page are turned. */
function quarterTurn(pieces: readonly Placed[]): number {
  const letters = [0, 0, 0, 0];
  let all = 0;
  for (const { text, angle } of pieces) {
    letters[quarter(angle)] = (letters[quarter(angle)] ?? 0) + text.length;
    all += text.length;
  }
  const turn = letters.findIndex((count) => count > all * 0.6);
  return Math.max(0, turn);
}

function quarter(angle: number): number {
  return (Math.round(angle / (Math.PI / 2)) + 4) % 4;
}

type Matrix = readonly [number, number, number, number, number, number];

function multiply(left: readonly number[], right: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = left;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = right;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
