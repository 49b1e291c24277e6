import { type Gap, GUTTER, gapsAcross, leftOf } from './pdf-gaps.ts';
import { lineReach, reachOf } from './pdf-reach.ts';
import { isHead, type Segment } from './pdf-segments.ts';

/** Segments that are read one line after another, with the edges of the column they stand in. */
export interface Column {
  readonly segments: readonly Segment[];
  readonly left: number;
  readonly right: number;
  /** Whether it stands to the right of a column that begins with running text: an article may go on in it. */
  readonly follows: boolean;
}

/** No newspaper page has so many lines; finding their columns would take too long. */
const MOST_SEGMENTS = 6000;
/** Parts of a page nested deeper than this are read from top to bottom. */
const DEEPEST = 40;
/** So much of what stands below a cut must stand under the headlines that open it. */
const COVERED = 0.85;

/**
 * Puts the segments of a page in reading order by cutting it along white space, again and again: above headlines that
 * cover all columns below them, then between columns, then between what spans columns and the columns. A headline
 * counts as wide as the columns that stand under it.
 *
 *   ┌ headline A ────────┐ ┌ B ──┐       A, its columns 1 2 3, then B with its column:
 *   │ 1    │ 2    │ 3    │ │ 4   │       the white space between 3 and 4 is not crossed,
 *   └──────┴──────┴──────┘ └─────┘       that between 1 and 2 is, by A
 */
export function columnsOf(segments: readonly Segment[], body: number): Column[] {
  const page = { segments, ...edges(segments), follows: false };
  return segments.length > MOST_SEGMENTS ? [page] : order(page, body, 0);
}

function order(part: Column, body: number, depth: number): Column[] {
  if (part.segments.length < 2 || depth > DEEPEST) return part.segments.length > 0 ? [part] : [];
  const bands = bandsOf(part.segments, body);
  const parts = cutAboveHeads(part, bands, body) ?? cutBetweenColumns(part, body) ?? cutAtSpans(part, bands, body);
  return parts ? parts.flatMap((inner) => order(inner, body, depth + 1)) : [part];
}

/** Segments at one height, with nothing else of the part beside or between them. */
interface Band {
  readonly segments: Segment[];
  readonly top: number;
  bottom: number;
}

function bandsOf(segments: readonly Segment[], body: number): Band[] {
  const bands: Band[] = [];
  for (const segment of [...segments].sort((a, b) => a.top - b.top)) {
    const band = bands.at(-1);
    if (band && segment.top < band.bottom - 0.1 * body) {
      band.segments.push(segment);
      band.bottom = Math.max(band.bottom, segment.bottom);
    } else bands.push({ segments: [segment], top: segment.top, bottom: segment.bottom });
  }
  return bands;
}

function cutAboveHeads(part: Column, bands: readonly Band[], body: number): Column[] | null {
  const starts = bands.flatMap((_, i) => (i > 0 && opensAll(bands, i, body) ? [i] : []));
  if (starts.length === 0) return null;
  return [0, ...starts].map((from, i) => slice(part, bands.slice(from, starts[i] ?? bands.length)));
}

/** Whether the band begins headlines (the band above is none) that cover what stands below, up to the next ones. */
function opensAll(bands: readonly Band[], at: number, body: number): boolean {
  const band = bands[at];
  if (!band || !isHeadBand(band, body) || isHeadBand(bands[at - 1], body)) return false;
  const [below, top]: [Segment[], Band[]] = [[], []];
  let inHead = true;
  for (const next of bands.slice(at)) {
    if (isHeadBand(next, body) && !inHead) break;
    inHead &&= isHeadBand(next, body);
    if (inHead) top.push(next);
    else below.push(...next.segments);
  }
  const around = [...top.flatMap(({ segments }) => segments), ...below];
  const reaches = top.map(({ segments }) => {
    return covered(segments.filter((one) => isHead(one, body)).map((head) => reachOf(head, around, body, true)));
  });
  // Text beside a headline, in a column with no headline at that height or above, goes on from above.
  const goesOn = top.some(({ segments }, i) =>
    segments.some((one) => overlap([own(one)], covered(reaches.slice(0, i + 1).flat())) < 0.5 * (one.right - one.left)),
  );
  const wanted = covered(below.map(own));
  return below.length > 0 && !goesOn && overlap(wanted, covered(reaches.flat())) >= COVERED * overlap(wanted, wanted);
}

function isHeadBand(band: Band | undefined, body: number): boolean {
  return band?.segments.some((segment) => isHead(segment, body)) ?? false;
}

/** Splits at every white strip from top to bottom that has text enough on both sides. */
function cutBetweenColumns(part: Column, body: number): Column[] | null {
  const spans = part.segments.map((segment) =>
    isHead(segment, body) ? reachOf(segment, part.segments, body) : lineReach(segment, part.segments, body),
  );
  const gaps = gapsAcross(spans, GUTTER * body).filter((gap) => partsColumns(part, gap, body));
  if (gaps.length === 0) return null;
  const columns: Segment[][] = [...gaps.map(() => []), []];
  for (const segment of part.segments)
    columns[gaps.filter((gap) => segment.left >= gap.to - 0.01).length]?.push(segment);
  return withEdges(columns, part, body);
}

/** On both sides two lines or more, or a headline; and no table of short words. */
function partsColumns(part: Column, gap: Gap, body: number): boolean {
  const left = part.segments.filter((segment) => segment.right <= gap.from + 0.01);
  const right = part.segments.filter((segment) => segment.left >= gap.to - 0.01);
  return [left, right].every((side) => {
    const widths = side.map((segment) => segment.right - segment.left).sort((a, b) => a - b);
    const usual = widths[Math.floor(widths.length / 2)] ?? 0;
    return side.some((segment) => isHead(segment, body)) || (side.length >= 2 && usual >= 5 * body);
  });
}

/** Columns of like width where one holds short lines only. */
function withEdges(columns: readonly Segment[][], part: Column, body: number): Column[] {
  const widths = columns.map((segments) => edges(segments)).map(({ left, right }) => right - left);
  const usual = [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  const first = columns[0]?.reduce((a, b) => (b.top < a.top ? b : a));
  const goesOn = first !== undefined && !isHead(first, body);
  return columns.map((segments, i) => {
    const { left, right } = edges(segments);
    const next = columns[i + 1] ? edges(columns[i + 1] ?? []).left - GUTTER * body : part.right;
    return { segments, left, right: Math.max(right, Math.min(next, left + usual)), follows: goesOn && i > 0 };
  });
}

/** Runs of bands that share a white strip stand apart from the bands that cross it. */
function cutAtSpans(part: Column, bands: readonly Band[], body: number): Column[] | null {
  const runs: Band[][] = [];
  let plain: Band[] = [];
  for (let at = 0; at < bands.length; ) {
    const to = sharedUntil({ ...part, ...edges(part.segments) }, bands, at, body);
    if (to > at) {
      if (plain.length > 0) runs.push(plain);
      plain = [];
      runs.push(bands.slice(at, to));
      at = to;
    } else {
      const band = bands[at];
      if (band) plain.push(band);
      at++;
    }
  }
  if (plain.length > 0) runs.push(plain);
  return runs.length > 1 ? runs.map((run) => slice(part, run)) : null;
}

/** The longest run of bands from `at` on that one gutter parts; `at` when there is none. */
function sharedUntil(part: Column, bands: readonly Band[], at: number, body: number): number {
  let gaps: readonly Gap[] = [{ from: part.left, to: part.right }];
  const taken: Segment[] = [];
  let best = at;
  for (let i = at; i < bands.length; i++) {
    const band = bands[i];
    if (!band) break;
    const spans = band.segments.map((segment) =>
      spansPart(segment, band, part, body) ? ([part.left, part.right] as const) : own(segment),
    );
    gaps = leftOf(gaps, spans, GUTTER * body);
    if (gaps.length === 0) break;
    taken.push(...band.segments);
    const inner = gaps.filter((gap) => partsColumns({ ...part, segments: taken }, gap, body));
    if (inner.length > 0) best = i + 1;
  }
  return best;
}

/** A headline on a line of its own, or a short centred line (a byline under it). */
function spansPart(segment: Segment, band: Band, part: Column, body: number): boolean {
  if (band.segments.length > 1) return false;
  const middle = (segment.left + segment.right) / 2;
  const centred = Math.abs(middle - (part.left + part.right) / 2) < body && segment.left - part.left > 2 * body;
  return isHead(segment, body) || centred;
}

function slice(part: Column, bands: readonly Band[]): Column {
  return { ...part, segments: bands.flatMap((band) => band.segments) };
}

function edges(segments: readonly Segment[]): { readonly left: number; readonly right: number } {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const segment of segments) {
    left = Math.min(left, segment.left);
    right = Math.max(right, segment.right);
  }
  return { left, right };
}

type Extent = readonly [number, number];

function own(segment: Segment): Extent {
  return [segment.left, segment.right];
}

/** Overlapping extents as one. */
function covered(extents: readonly Extent[]): Extent[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...extents].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** How much of the one lies in the other; each without overlaps of its own. */
function overlap(extents: readonly Extent[], others: readonly Extent[]): number {
  let sum = 0;
  for (const [from, to] of extents) {
    for (const [left, right] of others) sum += Math.max(0, Math.min(to, right) - Math.max(from, left));
  }
  return sum;
}
