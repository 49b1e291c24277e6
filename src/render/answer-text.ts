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
  const said = wrap(saidText(answer), look.width).map((line) => paintMarkers(look, line));
  return [said, sourceLines(answer, look), footLines(answer, look)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What an answer says, safe to print; the reason when a refusal has no text of its own. */
export function saidText(answer: Answer): string {
  return terminalSafe(answer.text).trim() || terminalSafe(answer.reason?.text ?? '').trim();
}

/** The sources of an answer alone, as `answerText` lists them; empty when nothing is cited. */
export function sourceLines(answer: Answer, look: Look): string[] {
  if (answer.citations.length === 0) return [];
  const items = answer.citations.flatMap((citation) =>
    wrap(sourceLine(citation), look.width, ' '.repeat(`[${citation.n}] `.length)).map((line) =>
      paintMarkers(look, line),
    ),
  );
  return [paint(look, 'strong', '出处'), ...items];
}

function sourceLine(citation: Citation): string {
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
