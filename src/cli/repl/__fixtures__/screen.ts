import { columns } from '../../../render/wrap.ts';

/**
 * What a terminal shows after these bytes, line by line, colours left out. Knows what the REPL and readline send: cursor up,
 * to a column, to the start of the line, clearing to the end of the line or screen. Text replaces what stood behind it.
 */
export function screenOf(written: string): string[] {
  const lines = [''];
  let [row, column] = [0, 0];
  const before = () => upTo(lines[row] ?? '', column);
  for (const [part] of written.matchAll(/\x1b\[[\d;?]*[A-Za-z]|\r|\n|[^\x1b\r\n]+/g)) {
    const count = Number(/\d+/.exec(part)?.[0] ?? 1);
    if (part === '\n') {
      row++;
      lines[row] ??= '';
    } else if (part === '\r') column = 0;
    else if (!part.startsWith('\x1b')) {
      lines[row] = before() + part;
      column = columns(lines[row] ?? '');
    } else if (part.endsWith('A')) row = Math.max(0, row - count);
    else if (part.endsWith('G')) column = count - 1;
    else if (part.endsWith('K')) lines[row] = before();
    else if (part.endsWith('J')) lines.splice(row, lines.length, before());
  }
  return lines;
}

function upTo(line: string, column: number): string {
  let text = '';
  for (const char of line) {
    if (columns(text + char) > column) break;
    text += char;
  }
  return text;
}
