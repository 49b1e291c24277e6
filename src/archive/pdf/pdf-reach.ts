import { GUTTER, gapsAcross } from './pdf-gaps.ts';
import { isHead, type Segment } from './pdf-segments.ts';

/** Lines of the body, below a headline, that show the columns under it. */
const WINDOW = 12;
/** Share of those lines that may cross a gutter: a byline, a caption. */
const CROSSING = 0.15;
/** Columns of one article begin at one height, give or take so many letters. */
const LEVEL = 0.8;
/** Most white space that a picture leaves between a headline and its text, in letters. */
const PICTURE = 40;

type Extent = readonly [number, number];

interface Below {
  readonly left: number;
  readonly right: number;
  /** Of its first line. */
  readonly top: number;
}

/**
 * The width that a headline takes of its page: its own, or that of the columns below it over the middle of which it
 * stands, where nothing else stands beside it. A headline neither in the middle nor at the left edge, and alone at its
 * height, takes the columns that begin at one height below it; a `generous` measure does so for every headline.
 */
export function reachOf(head: Segment, segments: readonly Segment[], body: number, generous = false): Extent {
  return widest(head, segments, body, (columns, alone) => {
    const [first, last] = [columns[0], columns.at(-1)];
    if (!first || !last) return false;
    const aligned = columns.some((column, i) => i > 0 && Math.abs(head.left - column.left) < 0.6 * body);
    if (!aligned && isCentred(head, first.left, last.right, body)) return true;
    const shifted = alone && Math.abs(head.left - first.left) > 0.6 * body;
    return (generous || shifted) && areLevel(columns, body);
  });
}

/** Letters of a byline or of a caption above the columns of its article. */
const LONGEST_LINE = 48;

/** The width that a short line takes: that of several columns which begin below it, when it is over their middle. */
export function lineReach(line: Segment, segments: readonly Segment[], body: number): Extent {
  if (line.text.length > LONGEST_LINE || hasNeighbour(line, segments, body)) return [line.left, line.right];
  return widest(line, segments, body, (columns) => {
    const [first, last] = [columns[0], columns.at(-1)];
    if (!first || !last || first === last) return false;
    // A line that begins where its column or a paragraph begins is one of the text.
    const own = columns.findLast((column) => column.left <= line.left + 0.4 * body);
    const offset = own ? (line.left - own.left) / body : 0;
    if (Math.abs(offset) < 0.4 || Math.abs(offset - 2) < 0.4) return false;
    return isCentred(line, first.left, last.right, body) && areLevel(columns, body);
  });
}

/** White space on both sides of a line that is no line of a column among others, in letters. */
const ALONE = 3;

function hasNeighbour(line: Segment, segments: readonly Segment[], body: number): boolean {
  const [left, right] = [line.left - ALONE * body, line.right + ALONE * body];
  return segments.some(
    (other) =>
      other.top < line.bottom && other.bottom > line.top && other.left < right && other.right > left && other !== line,
  );
}

/** The widest run of columns around the place of a line that fits, with nothing beside the line. */
function widest(
  line: Segment,
  segments: readonly Segment[],
  body: number,
  fits: (columns: readonly Below[], alone: boolean) => boolean,
): Extent {
  const beside = segments.filter((other) => other !== line && other.top < line.bottom && other.bottom > line.top);
  const isFree = (left: number, right: number) => !beside.some((other) => other.right > left && other.left < right);
  const columns = columnsBelow(line, segments, body);
  const at = columns.findIndex((column) => column.right > line.left && column.left < line.right);
  const end = columns.findLastIndex((column) => column.right > line.left && column.left < line.right);
  let best: Extent = [line.left, line.right];
  for (let from = at; from >= 0; from--) {
    for (let to = end; to < columns.length; to++) {
      const [first, last] = [columns[from], columns[to]];
      if (!first || !last) continue;
      const [left, right] = [Math.min(first.left, line.left), Math.max(last.right, line.right)];
      if (right - left <= best[1] - best[0] || !isFree(left, line.left) || !isFree(line.right, right)) continue;
      if (fits(columns.slice(from, to + 1), beside.length === 0)) best = [left, right];
    }
  }
  return best;
}

function isCentred(head: Segment, left: number, right: number, body: number): boolean {
  return Math.abs((head.left + head.right) / 2 - (left + right) / 2) < 0.6 * body + 0.01 * (right - left);
}

function areLevel(columns: readonly Below[], body: number): boolean {
  const tops = columns.map(({ top }) => top);
  return Math.max(...tops) - Math.min(...tops) < LEVEL * body;
}

/** Columns of running text right below the headline and what else of headlines stands under it. */
function columnsBelow(head: Segment, segments: readonly Segment[], body: number): Below[] {
  const below = segments.filter((other) => !isHead(other, body) && other.top >= head.bottom - 0.3 * body);
  const under = below.filter((other) => other.right > head.left && other.left < head.right);
  const start = Math.min(...under.map(({ top }) => top));
  if (start - stackBottom(head, segments, start, body) > PICTURE * body) return [];
  const near = withoutOpening(below.filter((other) => other.top < start + WINDOW * 1.6 * body));
  return clear(near, body).map(([left, right]) => {
    const mine = near.filter(
      (other) =>
        other.left < right - body && other.right > left + body && other.right - other.left <= right - left + body,
    );
    return { left, right, top: Math.min(...mine.map(({ top }) => top)) };
  });
}

/** Where the headlines end that follow a line closely; far above the text when another headline stands between. */
function stackBottom(line: Segment, segments: readonly Segment[], start: number, body: number): number {
  const heads = segments.filter(
    (other) => isHead(other, body) && other.top >= line.bottom - 0.3 * body && other.bottom <= start + 0.3 * body,
  );
  let { bottom } = line;
  for (const head of heads.sort((a, b) => a.top - b.top)) {
    if (head.right <= line.left || head.left >= line.right) continue;
    if (!isHead(line, body) || head.top - bottom > 1.2 * head.size) return Number.NEGATIVE_INFINITY;
    bottom = Math.max(bottom, head.bottom);
  }
  return bottom;
}

/** Without lines that stand alone above lines that stand beside each other: a byline above columns. */
function withoutOpening(lines: readonly Segment[]): readonly Segment[] {
  const sorted = [...lines].sort((a, b) => a.top - b.top);
  const first = sorted.findIndex((line, i) => {
    const next = sorted[i + 1];
    return next !== undefined && next.top < line.bottom && (next.left > line.right || next.right < line.left);
  });
  return first > 0 && first <= 3 ? sorted.slice(first) : lines;
}

/** Extents of the columns when lines that stand alone at their height and cross the others' gutters are left out. */
function clear(lines: readonly Segment[], body: number): Extent[] {
  const widths = lines.map((line) => line.right - line.left).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  const crossing = lines.filter((line) => isAlone(line, lines) && line.right - line.left !== usual);
  const some = crossing.length <= Math.max(1, CROSSING * lines.length);
  const columns = some ? lines.filter((line) => !crossing.includes(line)) : lines;
  const extents = columns.map((line) => [line.left, line.right] as const);
  const first = Math.min(...extents.map(([left]) => left));
  const last = Math.max(...extents.map(([, right]) => right));
  const gaps = gapsAcross(extents, GUTTER * body);
  return [...gaps.map(({ from }) => from), last].map((right, i) => [gaps[i - 1]?.to ?? first, right] as const);
}

function isAlone(line: Segment, lines: readonly Segment[]): boolean {
  return !lines.some((other) => other !== line && other.top < line.bottom && other.bottom > line.top);
}
