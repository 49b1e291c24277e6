import type { Span } from '../domain/span.ts';
import { unitSet } from './name-tables.ts';

const isEnd = unitSet('。！？!?；;\n');
const isClosing = unitSet('”’」』）)》〉】]"\'');
const isSpace = unitSet(
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
);
const BREAK = 0x0a;
const opensQuote = unitSet('“「');
const closesQuote = unitSet('”」');

/**
 * Sentences of a text as spans, in order, blank ones left out. A sentence ends at 。！？； or a line break, with the
 * closing quotes and brackets behind it. Inside 「“…”」 a full stop ends a sentence only where the quote closes.
 */
export function sentences(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const found: Span[] = [];
  let start = within.start;
  let depth = 0;
  for (let i = within.start; i < within.end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BREAK) depth = 0;
    else if (opensQuote(unit)) depth++;
    else if (depth > 0 && closesQuote(unit)) depth--;
    if (!isEnd(unit)) continue;
    let end = i + 1;
    while (unit !== BREAK && end < within.end && isClosing(text.charCodeAt(end))) {
      if (depth > 0 && closesQuote(text.charCodeAt(end))) depth--;
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
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (from < to) found.push({ start: from, end: to });
}
