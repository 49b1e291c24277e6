import type { Citation } from '../domain/answer.ts';
import { type Article, creditsOf, marksCorrection } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';
import { inferredMarks, pageText, placeLine } from './citation-line.ts';
import { type Formatted, joined, styled } from './entities.ts';
import { quoteSpan } from './quote-span.ts';
import { beforePair, lineWithin } from './shortened.ts';
import { firstMessage } from './split-message.ts';
import { terminalSafe } from './terminal-safe.ts';

/** Words that stand around a source, in the reader's language. */
export interface SourceFrame {
  /** The archive no longer holds the article; the quote follows. */
  readonly gone: string;
  /** The article was changed and no longer holds the quote, which follows. */
  readonly changed: string;
  /** The article goes on on these pages. */
  readonly continued: (pages: string) => string;
  /** The article breaks off in mid-sentence. */
  readonly cut: string;
}

/** Units of text around the quote on either side, and of the quote itself. */
const AROUND = 500;
const QUOTE_UNITS = 1_500;
/** Units of each line above the text. */
const HEAD_UNITS = 200;
/** Where something was left out. */
const LEFT_OUT = '……';
/** In front of a paragraph, as Chinese is set. */
export const INDENT = '　　';

/**
 * A citation as one Telegram message: where it was printed, the headline block, who wrote it, then the passage of the
 * article around the quote, which is bold and underlined. Null for an article means that the archive no longer holds
 * it: the quote as it was cited stands alone then.
 */
export function sourceMessage(citation: Citation, article: Article | null, frame: SourceFrame): Formatted {
  const span = article === null ? null : quoteSpan(citation, article);
  const text =
    article !== null && span !== null
      ? passage(article, span, frame)
      : [
          styled('italic', article === null ? frame.gone : frame.changed),
          '\n',
          styled('expandable_blockquote', beginning(citation.quote, QUOTE_UNITS)),
        ];
  return firstMessage(joined([...headLines(citation, article, frame), '\n', ...text]));
}

/** What stands above the text of an article: number and place, headline block, credits, marks; each on its line. */
function headLines(citation: Citation, article: Article | null, frame: SourceFrame): (string | Formatted)[] {
  const on = (article ?? citation).continuedOn.flatMap(({ page }) => (page === null ? [] : [pageText(page)]));
  const lines = [
    `[${citation.n}] ${placeLine(citation)}`,
    article?.kicker ?? '',
    styled('bold', lineWithin(citation.title, HEAD_UNITS)),
    article?.subtitle ?? '',
    article === null ? '' : credits(article),
    inferredMarks({ ...citation, corrected: citation.corrected || (article?.doubts.some(marksCorrection) ?? false) }),
    on.length > 0 ? frame.continued(on.join('、')) : '',
  ].map((line) => (typeof line === 'string' ? { text: lineWithin(line, HEAD_UNITS), entities: [] } : line));
  return lines.filter(({ text }) => text !== '').flatMap((line) => [line, '\n']);
}

/** 「记者 许南、江一帆；摄影 何朝」 */
function credits(article: Article): string {
  const roles = new Map<string, string[]>();
  for (const { role, name } of creditsOf(article)) roles.set(role, [...(roles.get(role) ?? []), name]);
  return [...roles].map(([role, names]) => `${role} ${names.join('、')}`).join('；');
}

/** The stretch of an article around a span, whole paragraphs or sentences where they fit. */
function passage(article: Article, span: Span, frame: SourceFrame): (string | Formatted)[] {
  const { text } = article;
  const low = span.start < article.body.start ? 0 : article.body.start;
  const from = stretchStart(text, low, span.start);
  const quoteEnd = beforePair(text, Math.min(span.end, span.start + QUOTE_UNITS));
  const isWhole = quoteEnd === span.end;
  const to = isWhole ? stretchEnd(text, span.end) : quoteEnd;
  const opening = from === low || text.charAt(from - 1) === '\n' ? INDENT : '';
  return [
    ...(from > low ? [LEFT_OUT, opening === '' ? '' : '\n'] : []),
    `${opening}${paragraphs(text.slice(from, span.start))}`,
    styled(['bold', 'underline'], paragraphs(text.slice(span.start, quoteEnd))),
    paragraphs(text.slice(quoteEnd, to)).trimEnd(),
    ...(to < text.length ? [LEFT_OUT] : article.cut ? [LEFT_OUT, '\n', styled('italic', frame.cut)] : []),
  ];
}

/** At most `AROUND` units before `end`: from the beginning of a paragraph, of a sentence, else of a character. */
function stretchStart(text: string, low: number, end: number): number {
  const furthest = beforePair(text, Math.max(low, end - AROUND));
  if (furthest <= low) return low;
  const before = text.slice(furthest, end);
  const paragraph = before.indexOf('\n');
  if (paragraph >= 0) return furthest + paragraph + 1;
  const sentence = before.search(/[。！？；]/);
  return sentence >= 0 && sentence < before.length - 1 ? furthest + sentence + 1 : furthest;
}

/** At most `AROUND` units behind `start`: to the end of a paragraph, of a sentence, else of a character. */
function stretchEnd(text: string, start: number): number {
  const furthest = beforePair(text, Math.min(text.length, start + AROUND));
  if (furthest >= text.length) return text.length;
  const behind = text.slice(start, furthest);
  const paragraph = behind.lastIndexOf('\n');
  if (paragraph > 0) return start + paragraph;
  const sentence = Math.max(...['。', '！', '？', '；'].map((mark) => behind.lastIndexOf(mark)));
  return sentence >= 0 ? start + sentence + 1 : furthest;
}

/** Lines as indented paragraphs; the first goes on where it is. */
function paragraphs(text: string): string {
  return terminalSafe(text).replace(/\n+/g, `\n${INDENT}`);
}

function beginning(quote: string, units: number): string {
  const safe = terminalSafe(quote).trim();
  return safe.length <= units ? safe : `${safe.slice(0, beforePair(safe, units))}${LEFT_OUT}`;
}
