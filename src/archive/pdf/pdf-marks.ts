import { fold } from '../../text/fold.ts';
import { endsSentence } from '../page/line-shape.ts';
import type { Paragraph } from './pdf-paragraphs.ts';
import type { PdfLine } from './pdf-protocol.ts';

/** Headlines have no more letters than this on all lines of one size; longer ones are text in larger type. */
const LONGEST_HEAD = 90;
const MOST_LINES = 4;
/** Sizes that differ by less are one. */
const SAME = 1.08;
/** A headline of one line in the text of an article whose own is so much larger heads a section. */
const SECTION = 1.25;
const SECTION_MARK = 4;

/**
 * Gives each paragraph its heading level by size: in a run of headline lines the largest are the main title (1), larger
 * ones of the rest 2, smaller ones 3.
 */
export function marked(paragraphs: readonly Paragraph[]): PdfLine[] {
  const out: PdfLine[] = [];
  let title = 0;
  for (let at = 0; at < paragraphs.length; ) {
    let to = at;
    while (paragraphs[to]?.lines[0]?.head) to++;
    const stack = paragraphs.slice(at, Math.max(to, at + 1));
    const marks = to > at ? marksOf(stack, title, isInside(paragraphs, at)) : stack.map(() => 0);
    if (marks.includes(1)) title = Math.max(...stack.map(sizeOf));
    stack.forEach((paragraph, i) => {
      out.push({
        text: paragraph.text,
        mark: marks[i] ?? 0,
        gap: gapAbove(paragraphs, at + i, (marks[i] ?? 0) > 0 && i === 0),
        aside: null,
      });
    });
    at += stack.length;
  }
  return out;
}

function marksOf(stack: readonly Paragraph[], title: number, inside: boolean): number[] {
  const levels = [...new Set(stack.map(sizeOf))].sort((a, b) => b - a);
  const largest = levels[0] ?? 0;
  if (inside && stack.length === 1 && largest * SECTION < title) return [SECTION_MARK];
  const steps: number[] = [];
  for (const size of levels) if (size * SAME < (steps.at(-1) ?? Number.POSITIVE_INFINITY)) steps.push(size);
  return stack.map((paragraph) => {
    const level = steps.findIndex((size) => sizeOf(paragraph) * SAME >= size) + 1;
    const same = stack.filter((other) => sizeOf(other) === sizeOf(paragraph));
    const letters = same.reduce((sum, { text }) => sum + text.length, 0);
    const isText =
      same.length > MOST_LINES ||
      letters > LONGEST_HEAD ||
      endsSentence(fold(paragraph.text).replace(/[!?！？]+$/, ''));
    return isText ? 0 : Math.min(3, level);
  });
}

function sizeOf(paragraph: Paragraph): number {
  return Math.round((paragraph.lines[0]?.size ?? 0) * 2) / 2;
}

/** Whether text of its column stands above it, or its column goes on from another. */
function isInside(paragraphs: readonly Paragraph[], at: number): boolean {
  const line = paragraphs[at]?.lines[0];
  const before = paragraphs[at - 1]?.lines.at(-1);
  return line !== undefined && before !== undefined && (line.follows || before.column === line.column);
}

/** Blank lines above, in lines of its own column; one above a headline at the top of its own. */
function gapAbove(paragraphs: readonly Paragraph[], at: number, opens: boolean): number {
  const [before, line] = [paragraphs[at - 1]?.lines.at(-1), paragraphs[at]?.lines[0]];
  if (!before || !line) return 0;
  if (before.column !== line.column) return opens ? 1 : 0;
  return Math.max(0, Math.min(3, Math.round((line.top - before.bottom) / Math.max(1, before.size) - 0.6)));
}
