import { parseByline } from './byline-parts.ts';
import { findDateline } from './dateline.ts';
import { furnitureKind } from './furniture-rules.ts';
import { endsSentence, seamBetween } from './line-shape.ts';
import { concatMapped, inserted, type MappedText } from './mapped-text.ts';
import { type PageLine, widthOf, withContent } from './page-line.ts';

/** Widths between which printed columns lie, in characters; narrower runs are headlines, wider lines are paragraphs. */
const NARROWEST = 10;
const WIDEST = 60;
const FEWEST_LINES = 3;
/** So many full lines make a column even when headlines outnumber them. */
const FULL_LINES = 6;

/**
 * Joins the lines of hard-wrapped text. A run of lines without blank lines between them is hard-wrapped when half of
 * them are equally wide and it holds a sentence end, or when it holds lines as wide as another such run of the page; in
 * it a full line goes on in the next one, unless that one is indented. Where nothing is indented a full line that ends a
 * sentence also ends its paragraph.
 */
export function unwrapLines(lines: readonly PageLine[]): PageLine[] {
  const runs: PageLine[][] = [];
  for (const line of lines) {
    const run = line.gap === 0 ? runs.at(-1) : undefined;
    if (run) run.push(line);
    else runs.push([line]);
  }
  const widths = runs.map(columnWidth);
  const known = new Set([...widths, pageWidth(runs)].filter((width) => width !== null));
  return runs.flatMap((run, i) => unwrapRun(run, widths[i] ?? borrowedWidth(run, known)));
}

/** 「本报讯(记者」: credits that a narrow column broke. */
const OPEN_CREDITS = /(?:讯|电|消息)\s{0,3}\([^()。]{0,40}$/;
/** A run too short to show its column's width may show one that the page is known to have. */
function borrowedWidth(run: readonly PageLine[], known: ReadonlySet<number>): number | null {
  if (run.length < 2 || !run.some(({ plain }) => plain.includes('。'))) return null;
  for (const width of known) {
    const full = run.slice(0, -1).filter((line) => Math.abs(lineWidth(line) - width) <= 1);
    if (full.length > 0 && run.every((line) => lineWidth(line) <= width + 2)) return width;
  }
  return null;
}

function unwrapRun(run: readonly PageLine[], width: number | null): PageLine[] {
  const indents = run.some((line) => line.indent > 0);
  const apart = width === null ? NONE : headLines(run);
  const paragraphs: PageLine[][] = [];
  for (const [at, line] of run.entries()) {
    const paragraph = paragraphs.at(-1);
    const before = paragraph?.at(-1);
    const full =
      before !== undefined &&
      width !== null &&
      Math.abs(lineWidth(before) - width) <= 1 &&
      before.mark + line.mark === 0 &&
      !apart.has(at) &&
      !apart.has(at - 1) &&
      !isRow(before.plain);
    const goesOn =
      full && line.indent === 0 && furnitureKind(line.plain) === null && (indents || !endsSentence(before.plain));
    if (paragraph && (goesOn || (line.mark === 0 && inCredits(paragraph)))) paragraph.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.flatMap((paragraph) => joinCredits(paragraph) ?? joinAll(paragraph) ?? []);
}

const NONE: ReadonlySet<number> = new Set();
const MAY_OPEN = /讯|电|消息|记者|通讯员|报道|[□■]/;
const PUNCTUATED = /[。,;!?:]/;
/** Lines of a headline over a byline at most. */
const HEADLINE_LINES = 5;

/** Lines that stand for themselves whatever their width: bylines, openings with a dateline, and the headline above. */
function headLines(run: readonly PageLine[]): ReadonlySet<number> {
  const apart = new Set<number>();
  for (const [at, { plain }] of run.entries()) {
    if (!MAY_OPEN.test(plain.slice(0, 40))) continue;
    const credits = plain.length <= 40 && parseByline(plain) !== null;
    if (!credits && findDateline(plain) === null) continue;
    if (credits) apart.add(at);
    // A dateline begins its line; what stands above it, with punctuation or not, does not go on in it.
    apart.add(at - 1);
    for (let i = at - 1; i >= Math.max(0, at - HEADLINE_LINES); i--) {
      if (PUNCTUATED.test(run[i]?.plain ?? '')) break;
      apart.add(i);
    }
  }
  return apart;
}

/** A row of words with gaps and no punctuation is no piece of a sentence. */
function isRow(plain: string): boolean {
  return !/[,。、;:!?]/.test(plain) && /[\u4e00-\u9fff]\s+[\u4e00-\u9fff]/.test(plain.trim());
}

function inCredits(paragraph: readonly PageLine[]): boolean {
  const end = paragraph.slice(-3).map(({ plain }) => plain.slice(-60));
  return OPEN_CREDITS.test(end.join(''));
}

/** The width that most lines have which another follows, where paragraphs of two lines stand apart; null when none is. */
function pageWidth(runs: readonly (readonly PageLine[])[]): number | null {
  const broken = runs.filter((run) => run.length > 1 && run.some(({ plain }) => plain.includes('。')));
  const lines = broken.flatMap((run) => run.slice(0, -1));
  const [width, count] = commonWidth(lines);
  return count >= FEWEST_LINES && count * 3 >= lines.length * 2 ? width : null;
}

/** The width that most lines have, one character more or less, and how many have it. */
function commonWidth(lines: readonly PageLine[]): readonly [number, number] {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(lineWidth(line), (counts.get(lineWidth(line)) ?? 0) + 1);
  let [best, bestCount] = [0, 0];
  for (const width of counts.keys()) {
    const count = (counts.get(width) ?? 0) + (counts.get(width - 1) ?? 0);
    if (width >= NARROWEST && width <= WIDEST && count >= bestCount) [best, bestCount] = [width, count];
  }
  return [best, bestCount];
}

/** The column's width in characters; null when the run is not hard-wrapped. */
function columnWidth(run: readonly PageLine[]): number | null {
  if (run.length < FEWEST_LINES || !run.some(({ plain }) => plain.includes('。'))) return null;
  const [best, bestCount] = commonWidth(run);
  if (!holdsMost(run, best)) return null;
  const enough = bestCount >= FEWEST_LINES && bestCount * 2 >= run.length;
  return enough || bestCount >= FULL_LINES ? best : null;
}

/** Whether lines no wider than the column hold most of the text: among whole paragraphs no column is seen. */
function holdsMost(run: readonly PageLine[], width: number): boolean {
  const letters = (lines: readonly PageLine[]): number => lines.reduce((sum, { plain }) => sum + plain.length, 0);
  return letters(run.filter((line) => lineWidth(line) <= width + 2)) * 3 >= letters(run) * 2;
}

/** Width with the indent; a line wider than any column is not measured out. */
function lineWidth(line: PageLine): number {
  return Math.round(line.indent + widthOf(line.content.text.slice(0, WIDEST + 2)));
}

/** Credits broken between two names: 「(通讯员 柳春花」 「金 波)」; null when they can be read without a gap there. */
function joinCredits(lines: readonly PageLine[]): PageLine | null {
  const [first] = lines;
  if (!first || lines.length === 1 || !OPEN_CREDITS.test(first.plain.slice(-60))) return null;
  if (isCredited(joinAll(lines.slice(0, 3)))) return null;
  return isCredited(joinAll(lines.slice(0, 3), ' ')) ? joinAll(lines, ' ') : null;
}

function isCredited(line: PageLine | null): boolean {
  const byline = line ? findDateline(line.plain, line.content.text)?.byline : undefined;
  return byline !== undefined && byline.reporters.length + byline.correspondents.length > 0;
}

/** The lines as one; `firstSeam` stands behind the first of them. */
function joinAll(lines: readonly PageLine[], firstSeam: string | null = null): PageLine | null {
  const [first] = lines;
  if (!first || lines.length === 1) return first ?? null;
  const parts: MappedText[] = [];
  let left = '';
  for (const [at, { content }] of lines.entries()) {
    parts.push(inserted(at === 1 && firstSeam ? firstSeam : left && seamBetween(left, content.text)), content);
    left = content.text;
  }
  return withContent(first, concatMapped(parts));
}
