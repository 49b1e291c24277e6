import { colourWish } from '../config.ts';
import { oneLine } from '../render/terminal-safe.ts';
import { columns } from '../render/wrap.ts';
import type { Terminal } from './command.ts';

/** The process's own terminal: answers on stdout, notes and progress on stderr. */
export function terminalFor(root: string, signal: AbortSignal): Terminal {
  const shows = process.stderr.isTTY === true;
  let pending = false;
  const clear = () => {
    if (pending) process.stderr.write('\r\u001b[K');
    pending = false;
  };
  return {
    root,
    signal,
    colour: colourWish() ?? (process.stdout.isTTY === true && process.stdout.hasColors()),
    get width() {
      return (process.stdout.isTTY && process.stdout.columns) || null; // a terminal may not know its width: 0
    },
    out: (line) => {
      clear();
      process.stdout.write(`${line}\n`);
    },
    note: (line) => {
      clear();
      process.stderr.write(`${oneLine(line)}\n`);
    },
    progress: (line) => {
      if (!shows) return;
      process.stderr.write(`\r\u001b[K${cut(line, (process.stderr.columns || 80) - 1)}`);
      pending = true;
    },
  };
}

/** As much of a line as fits, so that the next one can overwrite it. */
function cut(line: string, width: number): string {
  let [end, used] = [0, 0];
  for (const char of line) {
    used += columns(char);
    if (used > width) break;
    end += char.length;
  }
  return line.slice(0, end);
}

/**
 * Ends the process when stdout takes no more: quietly when the reader of a pipe has seen enough (`| head`), with a line
 * and exit code 1 when an answer was lost (a full disk). Notes that nobody reads are no failure.
 */
export function guardStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE')
      process.stderr.write(`写不出结果（${error.code ?? '原因不明'}）。请检查磁盘空间后重试。\n`);
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  process.stderr.on('error', () => undefined);
}
