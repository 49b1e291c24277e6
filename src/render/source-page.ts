import type { Citation } from '../domain/answer.ts';
import type { Article } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';
import { citationLine, inferredMarks, pageText } from './citation-line.ts';
import { linesOf } from './inspect-parts.ts';
import { type Look, paint } from './paint.ts';
import { quoteSpan } from './quote-span.ts';
import { oneLine, terminalSafe } from './terminal-safe.ts';
import { wrap } from './wrap.ts';

/** Lines shown on either side of the quote. */
const AROUND = 12;
/** In front of a paragraph, as Chinese is set. */
const INDENT = '　　';
/** Stand for the ends of the quote while lines are broken; code points that no text may hold (Unicode, noncharacters). */
const [OPEN, CLOSE] = ['\ufdd0', '\ufdd1'];
const MARKS = /[\ufdd0\ufdd1]/g;

/** What of an article is shown: the lines around the quote, or all of it. */
interface SourceView {
  readonly whole: boolean;
  /** How a person asks for the whole article. */
  readonly howToSeeAll: string;
}

/**
 * The article that a citation stands in, with the quote drawn in reverse, or in 【】 where no colours are shown: paper, day,
 * page, headline and file, then the article as stored. Null for an article means that the index no longer has it.
 */
export function sourcePage(citation: Citation, article: Article | null, view: SourceView, look: Look): string {
  const head = [
    ...wrap(`[${citation.n}] ${citationLine(citation)}${inferredMarks(citation)}`, look.width, '    ').map((line) =>
      paint(look, 'strong', line),
    ),
    ...whereLines(citation, look),
  ];
  if (article === null) {
    const gone = '馆藏里已没有这篇稿件，以下是答复当时所引的原文：';
    return [...head, '', ...wrap(gone, look.width), ...drawn(wrap(quoteAlone(citation), look.width), look)].join('\n');
  }
  return [...head, '', ...textLines(citation, article, view, look)].join('\n');
}

function whereLines(citation: Citation, look: Look): string[] {
  const where = [citation.source, citation.record, citation.url, citation.pageImage].filter((part) => part !== null);
  const on = citation.continuedOn.map(({ source, page }) => (page === null ? source : pageText(page)));
  const lines = [where.map(oneLine).join('，'), on.length > 0 ? `续文见${on.map(oneLine).join('、')}` : ''];
  return lines
    .filter((line) => line !== '')
    .flatMap((line) => wrap(line, look.width, '    ').map((part) => paint(look, 'quiet', part)));
}

function quoteAlone({ quote }: Citation): string {
  return `${OPEN}${safe(quote)}${CLOSE}`;
}

function textLines(citation: Citation, article: Article, view: SourceView, look: Look): string[] {
  const span = quoteSpan(citation, article) ?? { start: article.text.length, end: article.text.length };
  const lines = linesOf(article);
  const [first, last] = [lines.find(({ end }) => end > span.start), lines.findLast(({ start }) => start < span.end)];
  const styled = lines.flatMap((line) => {
    const ends = { start: line === first ? span.start : null, end: line === last ? span.end : null };
    const text = markedText(article.text, line, ends);
    const isHead = line.part === 'kicker' || line.part === 'title' || line.part === 'subtitle';
    const indent = line.part === 'body' ? INDENT : '';
    return wrap(`${indent}${text}`, look.width).map((part) => ({ part, isHead }));
  });
  const shown = drawn(
    styled.map(({ part }) => part),
    look,
  ).map((text, at) => (styled[at]?.isHead ? paint(look, 'strong', text) : text));
  const quoted = styled.flatMap(({ part }, at) => (part.search(MARKS) >= 0 ? [at] : []));
  return view.whole ? shown : aroundQuote(shown, quoted, view, look);
}

function markedText(text: string, line: Span, quote: { start: number | null; end: number | null }): string {
  const within = (at: number) => Math.min(Math.max(at, line.start), line.end);
  const [open, close] = [
    quote.start === null ? null : within(quote.start),
    quote.end === null ? null : within(quote.end),
  ];
  const piece = (from: number, to: number) => safe(text.slice(from, to));
  if (open !== null && close !== null && close > open)
    return `${piece(line.start, open)}${OPEN}${piece(open, close)}${CLOSE}${piece(close, line.end)}`;
  if (open !== null && close === null) return `${piece(line.start, open)}${OPEN}${piece(open, line.end)}`;
  if (close !== null && open === null) return `${piece(line.start, close)}${CLOSE}${piece(close, line.end)}`;
  return piece(line.start, line.end);
}

/** Draws what lies between the marks, over the ends of lines. */
function drawn(lines: readonly string[], look: Look): string[] {
  if (!look.colour) return lines.map((line) => line.replaceAll(OPEN, '【').replaceAll(CLOSE, '】'));
  let inside = false;
  return lines.map((line) =>
    line
      .split(/([\ufdd0\ufdd1])/)
      .map((piece) => {
        if (piece === OPEN || piece === CLOSE) {
          inside = piece === OPEN;
          return '';
        }
        return inside ? paint(look, 'highlight', piece) : piece;
      })
      .join(''),
  );
}

function aroundQuote(lines: readonly string[], quoted: readonly number[], view: SourceView, look: Look): string[] {
  const from = Math.max(0, (quoted[0] ?? 0) - AROUND);
  const to = Math.min(lines.length, (quoted.at(-1) ?? quoted[0] ?? 0) + AROUND + 1);
  const left = (count: number, where: string) =>
    count > 0 ? [paint(look, 'quiet', `……（${where}还有${count}行，全文：${view.howToSeeAll}）`)] : [];
  return [...left(from, '前面'), ...lines.slice(from, to), ...left(lines.length - to, '后面')];
}

function safe(text: string): string {
  return terminalSafe(text).replace(MARKS, '').replaceAll('\n', ' ');
}
