import type { LineKind } from './line-kind.ts';
import type { PageLine } from './page-line.ts';

/** Cells of a row, and rows of a table, are at least so many. */
const FEWEST_CELLS = 2;
const FEWEST_ROWS = 3;
/** A cell is no sentence. */
const LONGEST_CELL = 16;

/**
 * Turns rows of a table into items of the article above: three lines or more with like numbers of cells between gaps,
 * and figures in most of them. A first row without figures names the columns.
 */
export function markTables(lines: readonly PageLine[], kinds: LineKind[]): void {
  for (let at = 0; at < kinds.length; at++) {
    const cells = cellsAt(lines, kinds, at);
    if (cells < FEWEST_CELLS) continue;
    let end = at + 1;
    while (end < kinds.length && isRowOf(lines, kinds, end, cells)) end++;
    const rows = lines.slice(at, end);
    const figured = rows.filter(({ plain }) => /\d/.test(plain)).length;
    const wide = cells > FEWEST_CELLS;
    if (rows.length >= FEWEST_ROWS && figured * (wide ? 2 : 1) >= rows.length - 1)
      for (let i = at; i < end; i++) kinds[i] = { kind: 'item' };
    at = Math.max(at, end - 1);
  }
}

function isRowOf(lines: readonly PageLine[], kinds: readonly LineKind[], at: number, cells: number): boolean {
  return lines[at]?.gap === 0 && cellsAt(lines, kinds, at) === cells;
}

/** Cells of a headline-like line; 0 when it cannot be a row. */
function cellsAt(lines: readonly PageLine[], kinds: readonly LineKind[], at: number): number {
  const [line, kind] = [lines[at], kinds[at]];
  if (!line || line.mark > 0 || (kind?.kind !== 'head' && kind?.kind !== 'item')) return 0;
  const cells = line.plain
    .trim()
    .split(/\s*\|\s*|\s+/)
    .filter(Boolean);
  return cells.some((cell) => cell.length > LONGEST_CELL) ? 0 : cells.length;
}
