import type { Column } from './pdf-layout.ts';
import { isHead, type Segment } from './pdf-segments.ts';

/** A printed line in its column. */
export interface PrintedLine {
  readonly text: string;
  readonly size: number;
  readonly font: string;
  readonly top: number;
  readonly bottom: number;
  readonly base: number;
  /** White space before it, and behind it up to the column's edge, in letters of its size. */
  readonly indent: number;
  readonly rest: number;
  readonly head: boolean;
  /** Order of its column on the page. */
  readonly column: number;
  /** As in Column. */
  readonly follows: boolean;
}

/** A page's lines in reading order. */
export function printedLines(columns: readonly Column[], body: number): PrintedLine[] {
  let number = -1;
  return columns.flatMap((column, i) => {
    if (!isBelow(columns[i - 1], column, body)) number++;
    const edges = textEdges(column, body);
    return rowsOf(column.segments).map((row) => lineOf(row, edges, { ...column, number }, body));
  });
}

/** Parts of one column that a cut has taken apart. */
function isBelow(above: Column | undefined, column: Column, body: number): boolean {
  return above !== undefined && Math.abs(above.left - column.left) + Math.abs(above.right - column.right) < body;
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Lines that show the edges of their column by themselves. */
const FEWEST_LINES = 4;
/** Share of them that must reach an edge. */
const REACHING = 0.15;

/** Where the running text of a column begins and ends: the outermost places that several of its lines reach. */
function textEdges(column: Column, body: number): Edges {
  const lines = column.segments.filter((segment) => !isHead(segment, body));
  if (lines.length < FEWEST_LINES) return column;
  const least = Math.max(2, REACHING * lines.length);
  const lefts = lines.map(({ left }) => left).sort((a, b) => a - b);
  const rights = lines.map(({ right }) => -right).sort((a, b) => a - b);
  return {
    left: shared(lefts, least, 0.6 * body) ?? column.left,
    right: -(shared(rights, least, 0.6 * body) ?? -column.right),
  };
}

/** The first of the ascending places that `least` of them lie within `near` of. */
function shared(places: readonly number[], least: number, near: number): number | null {
  return (
    places.find((place, i) => (places[i + Math.ceil(least) - 1] ?? Number.POSITIVE_INFINITY) - place <= near) ?? null
  );
}

function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((a, b) => a.base - b.base || a.left - b.left)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && segment.base - first.base < 0.4 * Math.min(segment.size, first.size)) row.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

function lineOf(
  row: readonly Segment[],
  edges: Edges,
  column: Column & { readonly number: number },
  body: number,
): PrintedLine {
  const parts = [...row].sort((a, b) => a.left - b.left);
  const main = row.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const left = Math.min(...row.map((segment) => segment.left));
  const right = Math.max(...row.map((segment) => segment.right));
  return {
    text: parts.map(({ text }) => text).join(' '),
    size: main.size,
    font: main.font,
    top: Math.min(...row.map(({ top }) => top)),
    bottom: Math.max(...row.map(({ bottom }) => bottom)),
    base: main.base,
    indent: (left - edges.left) / main.size,
    rest: (edges.right - right) / main.size,
    head: isHead(main, body),
    column: column.number,
    follows: column.follows,
  };
}
