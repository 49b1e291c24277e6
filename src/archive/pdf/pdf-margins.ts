import { fold } from '../../text/fold.ts';
import { furnitureKind } from '../page/furniture-rules.ts';
import type { PdfLine } from './pdf-protocol.ts';
import type { Segment } from './pdf-segments.ts';

/** A page's segments without those of its margins, which are lines already. */
interface Trimmed {
  readonly inner: readonly Segment[];
  readonly above: readonly PdfLine[];
  readonly below: readonly PdfLine[];
}

/** Shares of the page's height that margins take. */
const HEAD = 0.16;
const FOOT = 0.1;
const PAGE_NUMBER =
  /^(?:[-—–·|/\s]*\d{1,4}[-—–·|/\s]*|第\s?\d{1,4}\s?页(?:[\s,/]*共\s?\d{1,4}\s?页)?|\d{1,4}\s?\/\s?\d{1,4}|page\s\d{1,4}(?:\sof\s\d{1,4})?)$/i;
/** A line stands on so many pages, at least, to be a running one. */
const FEWEST_PAGES = 3;
const SHARE = 0.6;
const LABELS = new Set(['masthead', 'page-editors', 'contact', 'copyright', 'qr']);

/** Lines that stand at the top or the foot of most pages, their numbers aside. */
export function runningLines(pages: readonly { readonly segments: readonly Segment[] }[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { segments } of pages) {
    const keys = outermost(rowsOf(segments)).flatMap((row) =>
      [...row.map(({ text }) => text), whole(row)].map(runningKey),
    );
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(FEWEST_PAGES, SHARE * pages.length);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

/** Takes page numbers, running lines and what words show to be a masthead or an imprint out of a page's margins. */
export function trimMargins(segments: readonly Segment[], height: number, running: ReadonlySet<string>): Trimmed {
  const inner: Segment[] = [];
  const [above, below]: [PdfLine[], PdfLine[]] = [[], []];
  const rows = rowsOf(segments);
  const outer = new Set(outermost(rows));
  for (const row of rows) {
    const place = row[0] ? isIn(row[0], height) : null;
    const judge = (text: string) => (place ? marginKind(text, outer.has(row) ? running : null) : null);
    const margin = place === 'head' ? above : below;
    const kind = judge(whole(row));
    if (kind) margin.push(lineOf(whole(row), kind));
    else {
      for (const segment of row) {
        const own = judge(segment.text);
        if (own) margin.push(lineOf(segment.text, own));
        else inner.push(segment);
      }
    }
  }
  return { inner, above, below };
}

function whole(row: readonly Segment[]): string {
  return row.map(({ text }) => text).join(' ');
}

/** The first two and the last two lines of a page: where running lines and page numbers stand. */
function outermost(rows: readonly Segment[][]): Segment[][] {
  return rows.filter((_, i) => i < 2 || i >= rows.length - 2);
}

function lineOf(text: string, kind: string): PdfLine {
  return { text, mark: 0, gap: 0, aside: kind === 'label' ? null : kind };
}

/** `label` is left to the rules that read lines by their words. `running` is null away from the outermost lines. */
function marginKind(text: string, running: ReadonlySet<string> | null): string | null {
  const plain = fold(text);
  if (running && PAGE_NUMBER.test(plain)) return 'page-number';
  const furniture = furnitureKind(plain) ?? '';
  if (LABELS.has(furniture) || (running && furniture === 'section')) return 'label';
  return running?.has(runningKey(text)) ? 'running-line' : null;
}

function runningKey(text: string): string {
  return fold(text).replace(/\d+/g, '#').replace(/\s+/g, '').slice(0, 80);
}

function isIn(segment: Segment, height: number): 'head' | 'foot' | null {
  const middle = (segment.top + segment.bottom) / 2;
  if (middle < HEAD * height) return 'head';
  return middle > (1 - FOOT) * height ? 'foot' : null;
}

function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((a, b) => a.base - b.base)) {
    const row = rows.at(-1);
    if (row?.[0] && segment.base - row[0].base < 0.4 * segment.size) row.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}
