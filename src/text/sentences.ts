import type { Span } from '../domain/span.ts';
import { unitSet } from './name-tables.ts';

const isEnd = unitSet('。！？!?；;\n');
const CLOSING = /[”’」』）)》〉】\]"']/;

/**
 * Sentences of a text as spans, in order, blank ones left out. A sentence ends at 。！？； or a line break, with the
 * closing quotes and brackets behind it. Inside 「“…”」 a full stop ends a sentence only where the quote closes.
 */
export function sentences(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const found: Span[] = [];
  let start = within.start;
  let depth = 0;
  for (let i = within.start; i < within.end; i++) {
    const char = text.charAt(i);
    if (char === '\n') depth = 0;
    else if (char === '“' || char === '「') depth++;
    else if ((char === '”' || char === '」') && depth > 0) depth--;
    if (!isEnd(text.charCodeAt(i))) continue;
    let end = i + 1;
    while (char !== '\n' && end < within.end && CLOSING.test(text.charAt(end))) {
      if (/[”」]/.test(text.charAt(end)) && depth > 0) depth--;
      end++;
    }
    if (depth > 0) continue;
    push(found, text, start, end);
    start = end;
    i = end - 1;
  }
  push(found, text, start, within.end);
  return found;
}

/** The sentence that holds `at`. */
export function sentenceAt(text: string, at: number): Span {
  const line = { start: text.lastIndexOf('\n', at - 1) + 1, end: endOfLine(text, at) };
  return sentences(text, line).find((span) => span.start <= at && at < span.end) ?? line;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function push(found: Span[], text: string, start: number, end: number): void {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  if (from < to) found.push({ start: from, end: to });
}
