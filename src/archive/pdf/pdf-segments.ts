import type { PdfPiece } from './pdf-pieces.ts';

/** Pieces of one line that stand together: what the layout moves about. Points from the top left. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly base: number;
  readonly size: number;
  readonly font: string;
}

/** A page's segments, and the size that most of its letters have. */
export interface Segments {
  readonly segments: readonly Segment[];
  readonly body: number;
}

/** Gaps up to this, in letters of its size, never part columns. */
const JOINED = 0.5;
/** Behind a sign that may hang over the edge of its column. */
const JOINED_BEHIND_SIGN = 0.2;
/** Signs whose right half is empty. */
const CLOSING = /[。，、；：！？）》〉」』】”’]$/;
/** Gaps in a headline that the file gives in one go: letters set wide, or a space between its halves. */
const JOINED_HEAD = 2.2;
/** From this ratio to the body's size on, text is a headline. */
const HEAD_RATIO = 1.2;

/** Puts pieces on one baseline together into segments; text that is drawn twice at one place (bold, shadow) counts once. */
export function segmentsOf(pieces: readonly PdfPiece[]): Segments {
  const body = bodySize(pieces);
  const segments: Segment[] = [];
  for (const row of rowsOf(pieces)) {
    let run: PdfPiece[] = [];
    for (const piece of row) {
      if (run.slice(-8).some((drawn) => isDrawnAgain(drawn, piece))) continue;
      const last = run.at(-1);
      if (last && !standsTogether(last, piece, body)) {
        segments.push(segmentOf(run));
        run = [];
      }
      run.push(piece);
    }
    if (run.length > 0) segments.push(segmentOf(run));
  }
  return { segments, body };
}

/** Whether the segment is set in headline type. */
export function isHead(segment: Segment, body: number): boolean {
  return segment.size >= body * HEAD_RATIO;
}

function bodySize(pieces: readonly PdfPiece[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of pieces) {
    const key = Math.round(size * 4) / 4;
    letters.set(key, (letters.get(key) ?? 0) + text.length);
  }
  let [body, most] = [10, 0];
  for (const [size, count] of letters) if (count > most) [body, most] = [size, count];
  return body;
}

/** Pieces by baseline, each row from left to right. */
function rowsOf(pieces: readonly PdfPiece[]): PdfPiece[][] {
  const rows: PdfPiece[][] = [];
  let base = Number.NEGATIVE_INFINITY;
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && piece.y - base <= 0.2 * Math.min(piece.size, row[0]?.size ?? piece.size)) row.push(piece);
    else {
      rows.push([piece]);
      base = piece.y;
    }
  }
  for (const row of rows) row.sort((a, b) => a.x - b.x || a.order - b.order);
  return rows;
}

function isDrawnAgain(drawn: PdfPiece, piece: PdfPiece): boolean {
  const slack = 0.3 * piece.size;
  const within = piece.x >= drawn.x - slack && piece.x + piece.width <= drawn.x + drawn.width + slack;
  return within && Math.abs(drawn.size - piece.size) < slack && drawn.text.includes(piece.text);
}

function standsTogether(left: PdfPiece, right: PdfPiece, body: number): boolean {
  const size = Math.max(left.size, right.size);
  const gap = right.x - left.x - left.width;
  if (Math.min(left.size, right.size) < 0.6 * size && gap > 0.2 * size) return false;
  const most = CLOSING.test(left.text) ? JOINED_BEHIND_SIGN : JOINED;
  if (gap <= most * Math.min(size, 1.4 * body)) return true;
  const inOneGo = right.order === left.order + 1 && Math.abs(left.size - right.size) < 0.1 * size;
  return inOneGo && size >= HEAD_RATIO * body && gap <= JOINED_HEAD * size;
}

function segmentOf(run: readonly PdfPiece[]): Segment {
  const biggest = run.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const [first = biggest, last = biggest] = [run[0], run.at(-1)];
  const right = Math.max(last.x + last.width, ...run.slice(-8).map(({ x, width }) => x + width));
  return {
    text: joinPieces(run),
    left: first.x,
    right: CLOSING.test(last.text) ? Math.max(first.x, right - 0.5 * last.size) : right,
    top: biggest.y - 0.85 * biggest.size,
    bottom: biggest.y + 0.12 * biggest.size,
    base: biggest.y,
    size: biggest.size,
    font: biggest.font,
  };
}

const HAN = '[\\u3000-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef“”‘’—…·]';
const HAN_GAPS = new RegExp(`(?<=${HAN}) (?=${HAN})`, 'g');
/** 「A03 要闻」 */
const PAGE_LABEL = /^(?:[A-Z]\d{1,2}|0\d) /;
const MIXED_GAPS = new RegExp(`(?<=${HAN}) (?=[!-~])|(?<=[!-~]) (?=${HAN})`, 'g');

/** Gaps that a reader sees between Han letters, and between Han and other letters, in letters. */
const SEEN = 0.18;
const SEEN_MIXED = 0.45;

/** Their text with a space for each gap that a reader would see as one. */
function joinPieces(run: readonly PdfPiece[]): string {
  const gaps = run.map((piece, i) => {
    const left = run[i - 1] ?? piece;
    return (piece.x - left.x - left.width) / Math.min(piece.size, left.size);
  });
  const usual = run.length >= 4 ? median(gaps.slice(1)) : 0;
  let text = '';
  run.forEach((piece, i) => {
    const mixed = /[!-~]$/.test(text) !== /^[!-~]/.test(piece.text) && !PAGE_LABEL.test(`${text} `);
    const seen = (gaps[i] ?? 0) >= Math.max(mixed ? SEEN_MIXED : SEEN, usual * 1.6);
    text += (text && seen ? ' ' : '') + tidy(piece.text);
  });
  return text;
}

/**
 * pdf.js writes a space for any gap of a tenth of a letter or more: such spaces go between Han and other letters, and
 * where so many Han letters have them that the line is set wide.
 */
function tidy(text: string): string {
  const spaces = text.match(HAN_GAPS)?.length ?? 0;
  const wide = spaces * 4 > text.length - spaces;
  const close = wide ? text.replace(HAN_GAPS, '') : text;
  const label = PAGE_LABEL.exec(close)?.[0] ?? '';
  return label + close.slice(label.length).replace(MIXED_GAPS, '').replace(/ {2,}/g, ' ');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
