import type { Article } from '../domain/article.ts';
import type { Passage } from '../domain/passage.ts';
import type { Span } from '../domain/span.ts';
import { sentences } from '../text/sentences.ts';
import { passageId } from './article-id.ts';

/** Length at which a passage is closed, and the most it may have, in UTF-16 units (measured: 300 retrieves best). */
const WANTED = 300;
const LONGEST = 400;

/**
 * Cuts an article's body into passages of about 300 characters at sentence ends, short paragraphs together; what stands
 * behind the body (captions, credits) is cut like it. An article without a body has one passage, its whole text or title.
 */
export function cutPassages(article: Article): Passage[] {
  const { text, body } = article;
  const within = { start: body.start, end: text.length };
  const pieces = sentences(text, within).flatMap((span) => shortEnough(text, span));
  const spans = group(pieces);
  if (spans.length === 0 && text.trim()) spans.push(...shortEnough(text, { start: 0, end: text.length }));
  return spans.map((span, n) => {
    const slice = text.slice(span.start, span.end);
    return { id: passageId(article.id, n, slice), articleId: article.id, n, text: slice, ...span };
  });
}

/** Sentences gathered until the next one would make the passage too long; the rest is shared evenly where it can be. */
function group(pieces: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let open: Span | null = null;
  for (const piece of pieces) {
    const joined: Span | null = open && { start: open.start, end: piece.end };
    if (joined && open && length(joined) <= LONGEST && length(open) < WANTED) open = joined;
    else {
      if (open) spans.push(open);
      open = piece;
    }
  }
  if (open) spans.push(open);
  return mergeTail(spans);
}

const SHORT_TAIL = 60;

/** A short last passage joins the one before when both fit. */
function mergeTail(spans: Span[]): Span[] {
  const [before, last] = [spans.at(-2), spans.at(-1)];
  if (!before || !last || length(last) > SHORT_TAIL || last.end - before.start > LONGEST) return spans;
  return [...spans.slice(0, -2), { start: before.start, end: last.end }];
}

/** A sentence longer than a passage is cut at a comma or, without one, at the limit, never inside a surrogate pair. */
function shortEnough(text: string, span: Span): Span[] {
  const spans: Span[] = [];
  let start = span.start;
  while (span.end - start > LONGEST) {
    const end = cutPoint(text, start);
    spans.push({ start, end });
    start = end;
  }
  if (start < span.end) spans.push({ start, end: span.end });
  return spans;
}

function cutPoint(text: string, start: number): number {
  for (let at = start + LONGEST; at > start + LONGEST / 2; at--) {
    if (/[,，、：:\s”」)）]/.test(text.charAt(at - 1))) return at;
  }
  const end = start + LONGEST;
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end;
}

function length(span: Span): number {
  return span.end - span.start;
}
