import { labelsPage, refersToPage } from './furniture-rules.ts';
import type { LineKind } from './line-kind.ts';
import type { PageLine } from './page-line.ts';

/**
 * Turns the headline-like lines behind a 「新闻导读」 label into furniture. The list ends at the page's end, at other
 * furniture, or where the headline block of the next article begins: at a marked line, behind the last entry that
 * points at a page, or at the widest gap.
 */
export function markContents(lines: readonly PageLine[], kinds: LineKind[]): void {
  for (let at = 0; at < kinds.length; at++) {
    if (kinds[at]?.kind !== 'contents') continue;
    const end = headsEnd(lines, kinds, at + 1);
    if (WEAK.test(lines[at]?.plain ?? '') && !pointsToPages(lines, at + 1, end)) {
      kinds[at] = { kind: 'head' };
      continue;
    }
    const stop = entriesEnd(lines, kinds, at + 1, end);
    for (let i = at; i < stop; i++) kinds[i] = { kind: 'furniture', furniture: 'contents' };
    at = stop - 1;
  }
}

/** A list of contents has no more entries. */
const MOST_ENTRIES = 200;

/** Entries look like headlines; those that begin with a page number may look like mastheads. */
function headsEnd(lines: readonly PageLine[], kinds: readonly LineKind[], from: number): number {
  let end = from;
  while (end < from + MOST_ENTRIES && isEntry(lines, kinds, end)) end++;
  return end;
}

function isEntry(lines: readonly PageLine[], kinds: readonly LineKind[], at: number): boolean {
  return kinds[at]?.kind === 'head' || kinds[at]?.kind === 'contents' || isReference(lines, at);
}

/** 「今日看点」: a list of contents, or a box about anything else, such as matches on television. */
const WEAK = /看\s*点|提\s*要/;

function pointsToPages(lines: readonly PageLine[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isReference(lines, at)) return true;
  return false;
}

function isReference(lines: readonly PageLine[], at: number): boolean {
  const line = lines[at];
  return line !== undefined && refersToPage(line.plain);
}

function entriesEnd(lines: readonly PageLine[], kinds: readonly LineKind[], from: number, end: number): number {
  const marked = lines.slice(from, end).findIndex((line) => line.mark > 0);
  if (marked >= 0) return from + marked;
  const next = kinds[end];
  if (!next || next.kind === 'furniture') return end;
  const points = (i: number): boolean => isReference(lines, i);
  let last = end - 1;
  while (last >= from && !points(last)) last--;
  const first = lines[from];
  const pointsFirst = first !== undefined && labelsPage(first.plain);
  const free = last < from ? from : Math.min(last + (pointsFirst ? 2 : 1), end - 1);
  return Math.max(free, widestGap(lines, free, end));
}

/** The line before which more blank lines stand than before the others; `from` when there is none. */
function widestGap(lines: readonly PageLine[], from: number, end: number): number {
  const gaps = lines.slice(from, end).map((line) => line.gap);
  const widest = Math.max(...gaps.slice(1), 0);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0;
  return widest > usual ? from + gaps.lastIndexOf(widest) : from;
}
