import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from '../../errors.ts';

/** One line of a file; numbers count from 1. */
interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** Lines of a UTF-8 file (`.gz` too), empty ones aside. Throws UsageError when the file cannot be read to its end. */
export async function* numberedLines(path: string): AsyncGenerator<NumberedLine> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number++;
    const text = line.replace(/^\uFEFF/, '').replace(/\r$/, '');
    if (text.trim() !== '') yield { number, text };
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const raw = createReadStream(path);
  const input: Readable = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  raw.once('error', (error) => input.destroy(error));
  input.setEncoding('utf8');
  let begun: string[] = []; // pieces of a line that goes on: joined once, so that a line of any length costs its length
  try {
    for await (const chunk of input) {
      const [first = '', ...others] = String(chunk).split('\n');
      begun.push(first);
      for (const other of others) {
        yield begun.join('');
        begun = [other];
      }
    }
    yield begun.join('');
  } catch (cause) {
    throw new UsageError(`读不到文件：${path}`, { hint: '请检查路径和权限，以及 .gz 文件是否完整', cause });
  } finally {
    raw.destroy();
  }
}

/** The JSON of a line; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
