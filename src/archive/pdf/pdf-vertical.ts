import type { PdfPiece } from './pdf-pieces.ts';

/** The pieces of a page that read across, and the text of those that do not, in runs. */
interface Parted {
  readonly across: readonly PdfPiece[];
  readonly vertical: readonly string[];
}

const SHORTEST_STACK = 3;

/** Takes out 竖排: turned text, fonts that write downwards, and letters set one below another. */
export function partVertical(pieces: readonly PdfPiece[]): Parted {
  const stacked = stacks(pieces.filter(({ upright }) => upright));
  const vertical: PdfPiece[][] = [];
  const across: PdfPiece[] = [];
  let before: PdfPiece | null = null;
  for (const piece of pieces) {
    const stands = !piece.upright || stacked.has(piece);
    const run = before?.order === piece.order - 1 ? vertical.at(-1) : undefined;
    if (!stands) across.push(piece);
    else if (run) run.push(piece);
    else vertical.push([piece]);
    if (stands) before = piece;
  }
  return { across, vertical: vertical.map((run) => run.map(({ text }) => text).join('')) };
}

/** Single Han letters, each right below the one before in the file. */
function stacks(pieces: readonly PdfPiece[]): Set<PdfPiece> {
  const found = new Set<PdfPiece>();
  let run: PdfPiece[] = [];
  for (const piece of pieces) {
    const last = run.at(-1);
    if (last && isSingle(piece) && standsBelow(last, piece)) run.push(piece);
    else run = isSingle(piece) ? [piece] : [];
    if (run.length >= SHORTEST_STACK) for (const member of run.slice(-SHORTEST_STACK)) found.add(member);
  }
  return found;
}

function isSingle({ text }: PdfPiece): boolean {
  return /^[\u4e00-\u9fff\u3001\u3002\uff0c]$/.test(text);
}

function standsBelow(above: PdfPiece, piece: PdfPiece): boolean {
  const step = (piece.y - above.y) / above.size;
  const drift = Math.abs(piece.x + piece.width / 2 - above.x - above.width / 2) / above.size;
  return step > 0.7 && step < 2 && drift < 0.3 && Math.abs(piece.size / above.size - 1) < 0.2;
}
