import type { Answer, Citation } from '../domain/answer.ts';
import type { Day } from '../domain/day.ts';
import { NEAREST_HEAD, saidText } from './answer-text.ts';
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
  const notes = [answer.coverage.note, answer.notice ?? ''].map(oneLine).filter((line) => line !== '');
  return [
    `## ${at + 1}. ${escaped(oneLine(answer.question))}`,
    '',
    said,
    '',
    ...listed('出处', answer.citations),
    ...listed(NEAREST_HEAD.replace(/：$/, ''), answer.reason?.nearest ?? []),
    `*${[...notes, `提问时以${dayText(askedOn)}为今天。`].map(escaped).join('')}*`,
    '',
  ].join('\n');
}

/** Citations under a heading of their own; nothing where there are none. */
function listed(head: string, citations: readonly Citation[]): string[] {
  const items = citations.flatMap((citation) => [
    `- [${citation.n}] ${escaped(citationLine(citation))}${escaped(inferredMarks(citation))}（${escaped(oneLine(citation.source))}${citation.url === null ? '' : `，${unmarked(oneLine(citation.url))}`}）`,
    `  > ${escaped(oneLine(citation.quote))}`,
  ]);
  return items.length === 0 ? [] : [`### ${head}`, '', ...items, ''];
}

/** Text that Markdown shows as it is: no markup, no links, no HTML, no headings, whatever it holds. */
function escaped(text: string): string {
  return unmarked(text).replace(/:(?=\/\/)|(?<=www)\.|@/gi, '\\$&');
}

/** The same for an address, which readers of Markdown make a link of. */
function unmarked(text: string): string {
  return text
    .replace(/[\\`*_<>|~]/g, '\\$&')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/\](?=[(:])/g, '\\]')
    .replace(/^(\s*)([#+-])/, '$1\\$2');
}
