import {
  appendFileSync,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { oneLine } from '../../render/terminal-safe.ts';

/** Most lines kept, and most that is read of a file that has grown beyond reason. */
const MOST_LINES = 1000;
const MOST_BYTES = 1024 * 1024;
/** A longer line is no question (`LONGEST_QUESTION`) and is not kept. */
const LONGEST_LINE = 600;

/** Does not wait on a pipe of that name; Windows has neither the flag nor such pipes. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Lines typed, kept from one run to the next. Never throws: a history that cannot be kept is none. */
interface HistoryFile {
  /** Earlier lines, the latest first, as readline wants them. */
  readonly lines: readonly string[];
  add(line: string): void;
}

/**
 * Opens the history at `path` (null keeps none), which its owner alone may read. What is in it is made safe to print; a
 * file of more than 1,000 lines is cut to the latest.
 */
export function openHistory(path: string | null): HistoryFile {
  if (path === null) return { lines: [], add: () => undefined };
  const all = readLines(path);
  const kept = all.slice(-MOST_LINES);
  let last = kept.at(-1);
  if (all.length > MOST_LINES) quietly(() => replace(path, kept));
  return {
    lines: kept.toReversed(),
    add(line) {
      const safe = oneLine(line);
      if (safe === '' || safe === last || safe.length > LONGEST_LINE) return;
      last = safe;
      quietly(() => {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        appendFileSync(path, `${safe}\n`, { mode: 0o600 });
        chmodSync(path, 0o600);
      });
    },
  };
}

/** The end of the file, line by line; none when there is no file, or something else is there (a folder, a pipe). */
function readLines(path: string): string[] {
  let text = '';
  quietly(() => {
    const file = openSync(path, READ);
    try {
      const info = fstatSync(file);
      if (!info.isFile()) return;
      const { size } = info;
      const bytes = Buffer.alloc(Math.min(size, MOST_BYTES));
      const read = readSync(file, bytes, 0, bytes.length, Math.max(0, size - bytes.length));
      text = bytes.toString('utf8', 0, read);
      if (size > bytes.length) text = text.slice(text.indexOf('\n') + 1);
    } finally {
      closeSync(file);
    }
  });
  return text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '' && line.length <= LONGEST_LINE);
}

function replace(path: string, lines: readonly string[]): void {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, lines.map((line) => `${line}\n`).join(''), { mode: 0o600, flag: 'wx' });
  renameSync(fresh, path);
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Questions are asked and answered without a history too.
  }
}
