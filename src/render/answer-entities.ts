import type { Answer, Citation } from '../domain/answer.ts';
import { NEAREST_HEAD, saidText } from './answer-text.ts';
import { citationLine, inferredMarks } from './citation-line.ts';
import { type Formatted, joined, linked, styled } from './entities.ts';
import { splitMessage } from './split-message.ts';
import { oneLine, terminalSafe } from './terminal-safe.ts';

/**
 * An answer as one or more Telegram messages: the answer with its `[n]` markers, each source with paper, date, page and
 * headline and its quote folded in an expandable quotation, what was scanned, a quiet notice. Every message keeps the
 * limits of the Bot API; an answer that says nothing at all gives none.
 */
export function answerMessages(answer: Answer): readonly Formatted[] {
  const blocks: (string | Formatted)[][] = [
    [saidText(answer)],
    ...sourceBlocks('出处', answer.citations),
    ...sourceBlocks(NEAREST_HEAD, answer.reason?.nearest ?? []),
    ...[answer.coverage.note, answer.notice ?? ''].map((line) => [styled('italic', oneLine(line))]),
  ];
  const shown = blocks.map(joined).filter((block) => block.text !== '');
  return splitMessage(joined(shown.flatMap((block, index) => (index === 0 ? [block] : ['\n\n', block]))));
}

function sourceBlocks(head: string, citations: readonly Citation[]): (string | Formatted)[][] {
  return citations.map((citation, index) => sourceBlock(citation, index === 0 ? head : null));
}

function sourceBlock(citation: Citation, head: string | null): (string | Formatted)[] {
  return [
    ...(head === null ? [] : [styled('bold', head), '\n']),
    `[${citation.n}] `,
    linked(citationLine(citation), citation.url),
    ...(/^https?:/i.test(citation.pageImage ?? '') ? [' ', linked('版面图', citation.pageImage)] : []),
    inferredMarks(citation),
    '\n',
    styled('expandable_blockquote', terminalSafe(citation.quote).trim()),
  ];
}
