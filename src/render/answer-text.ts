import type { Answer, Citation } from '../domain/answer.ts';
import { citationLine, inferredMarks } from './citation-line.ts';
import { type Look, paint, paintMarkers } from './paint.ts';
import { oneLine, terminalSafe } from './terminal-safe.ts';
import { wrap } from './wrap.ts';

/**
 * An answer for a terminal: the answer with its `[n]` markers, the sources with paper, date, page, headline, quote and
 * file, then what was scanned, and a quiet notice. No line break at the end; archive text is made safe to print.
 */
export function answerText(answer: Answer, look: Look): string {
  const said = saidText(answer)
    .split('\n')
    .flatMap((line) => wrap(line, look.width, ' '.repeat(/^\d{1,3}\. /.exec(line)?.[0].length ?? 0)))
    .map((line) => paintMarkers(look, line));
  return [said, citedLines('出处', answer.citations, look), nearestLines(answer, look), footLines(answer, look)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What an answer says, safe to print; the reason when a refusal has no text of its own. */
export function saidText(answer: Answer): string {
  return terminalSafe(answer.text).trim() || terminalSafe(answer.reason?.text ?? '').trim();
}

/**
 * The sources of an answer alone, as `answerText` lists them, or the passages that a refusal comes near to; empty when
 * there is neither. An article that was named in the line above is not named again: 「[2] 同[1]：“…”」.
 */
export function sourceLines(answer: Answer, look: Look): string[] {
  return [...citedLines('出处', answer.citations, look), ...nearestLines(answer, look)];
}

/** The line above passages that come near. */
export const NEAREST_HEAD = '以下最接近，但不是答案：';

function nearestLines(answer: Answer, look: Look): string[] {
  return citedLines(NEAREST_HEAD, answer.reason?.nearest ?? [], look);
}

function citedLines(head: string, citations: readonly Citation[], look: Look): string[] {
  if (citations.length === 0) return [];
  const items = citations.flatMap((citation, at) =>
    wrap(sourceLine(citation, sameAbove(citations, at)), look.width, ' '.repeat(`[${citation.n}] `.length)).map(
      (line) => paintMarkers(look, line),
    ),
  );
  return [paint(look, 'strong', head), ...items];
}

/** The first of the run of citations from the same article that this one goes on; null when it begins one. */
function sameAbove(citations: readonly Citation[], at: number): Citation | null {
  const article = citations[at]?.articleId;
  let first = at;
  while (first > 0 && citations[first - 1]?.articleId === article) first--;
  return first === at ? null : (citations[first] ?? null);
}

function sourceLine(citation: Citation, above: Citation | null): string {
  if (above !== null) return `[${citation.n}] 同[${above.n}]：“${oneLine(citation.quote)}”`;
  const where = [citation.source, citation.record, citation.url, citation.pageImage]
    .filter((part) => part !== null)
    .map(oneLine);
  return `[${citation.n}] ${citationLine(citation)}${inferredMarks(citation)}：“${oneLine(citation.quote)}”（${where.join('，')}）`;
}

function footLines(answer: Answer, look: Look): string[] {
  return [answer.coverage.note, answer.notice ?? '']
    .map(oneLine)
    .filter((line) => line !== '')
    .flatMap((line) => wrap(line, look.width).map((part) => paint(look, 'quiet', part)));
}
