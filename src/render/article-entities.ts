import type { Article } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';
import { citationLine, inferredMarks } from './citation-line.ts';
import { citedPlace } from './cited-place.ts';
import { type Formatted, joined, styled } from './entities.ts';
import { linesOf, type TextLine } from './inspect-parts.ts';
import { lineWithin } from './shortened.ts';
import { INDENT } from './source-entities.ts';
import { splitMessage } from './split-message.ts';
import { terminalSafe } from './terminal-safe.ts';

/** A page of an article within one message, with room for the line above it. */
const PAGE = { units: 3_500, entities: 90 };
/** Units of the line above a page. */
const HEAD_UNITS = 300;

/**
 * An article as pages of one Telegram message each: its headline block, byline and paragraphs as stored, the given
 * spans of its text bold and underlined. Above each page stands where it was printed, and what of that was inferred. At
 * least one page.
 */
export function articlePages(article: Article, marked: readonly Span[]): readonly Formatted[] {
  const spans = merged(marked);
  const lines = linesOf(article).map((line) => joined(linePieces(article, line, spans)));
  const whole = joined(lines.flatMap((line, at) => (at === 0 ? [line] : ['\n', line])));
  const place = citedPlace(article);
  const head = joined([styled('italic', lineWithin(citationLine(place), HEAD_UNITS)), inferredMarks(place)]);
  const pages = splitMessage(whole, PAGE);
  return pages.length === 0 ? [head] : pages.map((page) => joined([head, '\n\n', page]));
}

function linePieces({ text }: Article, line: TextLine, spans: readonly Span[]): (string | Formatted)[] {
  const isHead = line.part === 'kicker' || line.part === 'title' || line.part === 'subtitle';
  const pieces: (string | Formatted)[] = [line.part === 'body' ? INDENT : ''];
  let at = line.start;
  for (const span of spans) {
    const [from, to] = [Math.max(span.start, at), Math.min(span.end, line.end)];
    if (from >= to) continue;
    pieces.push(plain(text.slice(at, from), isHead), styled(['bold', 'underline'], oneLineSafe(text.slice(from, to))));
    at = to;
  }
  return [...pieces, plain(text.slice(at, line.end), isHead)];
}

function plain(text: string, isHead: boolean): Formatted {
  const safe = oneLineSafe(text);
  return isHead ? styled('bold', safe) : { text: safe, entities: [] };
}

function oneLineSafe(text: string): string {
  return terminalSafe(text).replaceAll('\n', ' ');
}

/** In order, those that touch as one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && span.start <= last.end) all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
  }
  return all;
}
