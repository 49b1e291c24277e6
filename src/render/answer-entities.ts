import type { Answer, Citation } from '../domain/answer.ts';
import { saidText } from './answer-text.ts';
import { citationLine, inferredMarks } from './citation-line.ts';
import { type Formatted, joined, linked, styled } from './entities.ts';
import { beforePair, lineWithin } from './shortened.ts';
import { firstOfArticle, shownCitations } from './shown-citations.ts';
import { splitMessage } from './split-message.ts';
import { oneLine, terminalSafe } from './terminal-safe.ts';
import { webAddress } from './web-address.ts';

/** Words and links that stand around an answer, in the reader's language. */
export interface AnswerFrame {
  /** Above the sources. */
  readonly sources: string;
  /** Above passages that come near and are no answer. */
  readonly nearest: string;
  /** For one more quote of an article: 「同[1]」. */
  readonly same: (n: number) => string;
  /** Names the link to a picture of the page. */
  readonly pageImage: string;
  /** What `[n]` opens; null = nothing. */
  readonly linkOf: (n: number) => string | null;
}

/** Markers that are links, at most: a message keeps about 100 entities, and the sources below need theirs. */
const LINKED_MARKERS = 60;
/** Units of one quote, and of all of them together: the whole quote is a press away, and nobody reads ten messages of them. */
const QUOTE_UNITS = 1_000;
const ALL_QUOTES = 16_000;
/** Units of the line that names a source; a real one has 60. */
const LINE_UNITS = 300;

/**
 * An answer as one or more Telegram messages: the answer with its `[n]` markers, each source with paper, date, page and
 * headline and its quote folded in an expandable quotation, what was scanned, a quiet notice. Every message keeps the
 * limits of the Bot API; an answer that says nothing at all gives none.
 */
export function answerMessages(answer: Answer, frame: AnswerFrame): readonly Formatted[] {
  const citations = shownCitations(answer);
  const head = answer.citations.length > 0 ? frame.sources : frame.nearest;
  const blocks: (string | Formatted)[][] = [
    markedText(saidText(answer), citations, frame),
    ...sourceBlocks(head, citations, frame),
    ...[answer.coverage.note, answer.notice ?? ''].map((line) => [styled('italic', oneLine(line))]),
  ];
  const shown = blocks.map(joined).filter((block) => block.text !== '');
  return splitMessage(joined(shown.flatMap((block, index) => (index === 0 ? [block] : ['\n\n', block]))));
}

/** The text with links on the markers that name a citation. */
function markedText(text: string, citations: readonly Citation[], frame: AnswerFrame): (string | Formatted)[] {
  const known = new Set(citations.map(({ n }) => n));
  let left = LINKED_MARKERS;
  return text.split(/(\[\d{1,4}\])/).map((piece) => {
    const n = Number(/^\[(\d{1,4})\]$/.exec(piece)?.[1] ?? Number.NaN);
    return known.has(n) && left-- > 0 ? linked(piece, frame.linkOf(n)) : piece;
  });
}

function sourceBlocks(head: string, citations: readonly Citation[], frame: AnswerFrame): (string | Formatted)[][] {
  let room = ALL_QUOTES;
  return citations.map((citation, index) => {
    const quote = shownQuote(citation.quote, Math.min(QUOTE_UNITS, room));
    room -= quote.length;
    return [
      ...(index === 0 ? [styled('bold', head), '\n'] : []),
      `[${citation.n}] `,
      ...placeOf(citation, firstOfArticle(citations, citation), frame),
      ...(quote === '' ? [] : ['\n', styled('expandable_blockquote', quote)]),
    ];
  });
}

function placeOf(citation: Citation, first: Citation | null, frame: AnswerFrame): (string | Formatted)[] {
  if (first !== null) return [frame.same(first.n)];
  return [
    linked(lineWithin(citationLine(citation), LINE_UNITS), citation.url),
    ...(webAddress(citation.pageImage) === null ? [] : [' ', linked(frame.pageImage, citation.pageImage)]),
    inferredMarks(citation),
  ];
}

/** The quote, or its beginning; nothing where there is no room for a sentence. */
function shownQuote(quote: string, room: number): string {
  if (room < 40) return '';
  const read = quote.slice(0, beforePair(quote, 4 * room)); // enough, whatever is dropped of it; quotes may be endless
  const safe = terminalSafe(read).trim();
  if (safe.length <= room) return read.length < quote.length ? `${safe}……` : safe;
  return `${safe.slice(0, beforePair(safe, room - 2)).trimEnd()}……`;
}
