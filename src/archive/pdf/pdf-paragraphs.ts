import { fold } from '../../text/fold.ts';
import { furnitureKind } from '../page/furniture-rules.ts';
import { endsSentence, seamBetween } from '../page/line-shape.ts';
import type { PrintedLine } from './pdf-lines.ts';

/** Lines that are one paragraph, or one line of a headline. */
export interface Paragraph {
  readonly text: string;
  readonly lines: readonly PrintedLine[];
}

/** White space that begins a paragraph, in letters. */
const INDENT: readonly [number, number] = [1.2, 4.5];
/** A line goes on when less than this is free behind it, in letters: a sign that may not begin a line moves one down. */
const FULL = 1.9;
/** White space above a line, against the usual, that begins a paragraph. */
const APART = 1.5;

/** Joins the lines of each column, and of columns that follow each other, into paragraphs. */
export function paragraphsOf(lines: readonly PrintedLine[], body: number): Paragraph[] {
  const runs: PrintedLine[][] = [];
  const pitches = usualPitches(lines);
  const indents = lines.some((line) => isIndented(line) && line.rest < FULL);
  for (const line of lines) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && goesOn(before, line, pitches.get(line.column) ?? 2 * body, indents)) run.push(line);
    else runs.push([line]);
  }
  return joinOverBoxes(runs, indents).map((run) => ({ text: joined(run), lines: run }));
}

/** Lines of a caption or a box that may stand between two columns of one article. */
const LONGEST_BOX = 6;

/** A paragraph that goes on behind a caption in other type takes in its rest; the caption then stands behind it. */
function joinOverBoxes(runs: readonly PrintedLine[][], indents: boolean): PrintedLine[][] {
  const out: PrintedLine[][] = [];
  for (let at = 0; at < runs.length; at++) {
    const [run = [], box, rest] = [runs[at], runs[at + 1], runs[at + 2]];
    const [before, inner, after] = [run.at(-1), box?.[0], rest?.[0]];
    const isBox =
      before &&
      inner &&
      box &&
      box.length <= LONGEST_BOX &&
      !inner.head &&
      Math.abs(inner.size - before.size) > 0.07 * before.size;
    const joins =
      isBox &&
      after &&
      after.column > before.column &&
      !endsSentence(fold(before.text)) &&
      goesOn(before, after, 0, indents);
    if (joins && rest) {
      out.push([...run, ...rest], box);
      at += 2;
    } else out.push(run);
  }
  return out;
}

/** Whether a paragraph runs on over the end of a page. */
export function runsOver(last: Paragraph, first: Paragraph): boolean {
  const [before, line] = [last.lines.at(-1), first.lines[0]];
  if (!before || !line || endsSentence(fold(before.text))) return false;
  return goesOn(before, { ...line, column: before.column + 1 }, 0, true);
}

/** The text of both. */
export function joinParagraphs(last: Paragraph, first: Paragraph): Paragraph {
  const lines = [...last.lines, ...first.lines];
  return { text: joined(lines), lines };
}

function goesOn(before: PrintedLine, line: PrintedLine, pitch: number, indents: boolean): boolean {
  if (before.head || line.head || before.rest >= FULL + firstWord(line.text) || isIndented(line)) return false;
  if (Math.abs(before.size - line.size) > 0.12 * line.size) return false;
  if (line.indent >= INDENT[1] || furnitureKind(fold(line.text)) !== null) return false;
  // Where nothing is indented a full line that ends a sentence ends its paragraph.
  if (!indents && endsSentence(fold(before.text))) return false;
  return before.column !== line.column || line.base - before.base < APART * pitch;
}

/** Width, in letters, of what the line begins with and no line break may part: 「52%。」. */
function firstWord(text: string): number {
  return (/^[!-~]{1,24}/.exec(text)?.[0].length ?? 0) / 2;
}

function isIndented(line: PrintedLine): boolean {
  return line.indent >= INDENT[0] && line.indent < INDENT[1];
}

/** From line to line in each column. */
function usualPitches(lines: readonly PrintedLine[]): ReadonlyMap<number, number> {
  const steps = new Map<number, number[]>();
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (!before || before.column !== line.column || before.head || line.head) return;
    steps.set(line.column, [...(steps.get(line.column) ?? []), line.base - before.base]);
  });
  const all = [...steps.values()].flat().sort((a, b) => a - b);
  const usual = all[Math.floor(all.length / 2)];
  return new Map(
    [...steps].map(([column, own]) => {
      const middle = own.sort((a, b) => a - b)[Math.floor(own.length / 2)] ?? 0;
      return [column, own.length >= 4 ? middle : (usual ?? middle)];
    }),
  );
}

function joined(lines: readonly PrintedLine[]): string {
  let text = '';
  for (const line of lines) text += (text && seamBetween(text.slice(-1), line.text)) + line.text;
  return text;
}
