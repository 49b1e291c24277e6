import type { Answer } from '../domain/answer.ts';
import type { Day } from '../domain/day.ts';
import { saidText } from './answer-text.ts';
import { citationLine, inferredMarks } from './citation-line.ts';
import { dayText } from './day-text.ts';
import { oneLine } from './terminal-safe.ts';

/** One question of a conversation with its answer, and the day that was taken for today. */
export interface AskedAndAnswered {
  readonly answer: Answer;
  readonly askedOn: Day;
}

/** A conversation as Markdown: each question with its answer, its sources with their quotes, and what was scanned. */
export function conversationMarkdown(turns: readonly AskedAndAnswered[], savedOn: Day): string {
  const parts = turns.map(turnMarkdown);
  return `# 问报对话\n\n${dayText(savedOn)}保存，共${turns.length}问。\n\n${parts.join('\n')}`;
}

function turnMarkdown({ answer, askedOn }: AskedAndAnswered, at: number): string {
  const said = saidText(answer).split('\n').map(escaped).join('  \n');
  const sources = answer.citations.flatMap((citation) => [
    `- [${citation.n}] ${escaped(citationLine(citation))}${escaped(inferredMarks(citation))}（${escaped(oneLine(citation.source))}${citation.url === null ? '' : `，${escaped(oneLine(citation.url))}`}）`,
    `  > ${escaped(oneLine(citation.quote))}`,
  ]);
  const notes = [answer.coverage.note, answer.notice ?? ''].map(oneLine).filter((line) => line !== '');
  return [
    `## ${at + 1}. ${escaped(oneLine(answer.question))}`,
    '',
    said,
    '',
    ...(sources.length > 0 ? ['### 出处', '', ...sources, ''] : []),
    `*${[...notes, `提问时以${dayText(askedOn)}为今天。`].map(escaped).join('')}*`,
    '',
  ].join('\n');
}

/** Text that Markdown shows as it is: no markup, no links, no HTML, no headings, whatever it holds. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_<>|~]/g, '\\$&')
    .replace(/\](?=[(:])/g, '\\]')
    .replace(/^(\s*)([#+-])/, '$1\\$2');
}
