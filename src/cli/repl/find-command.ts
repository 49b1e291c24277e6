import { oneLine } from '../../render/terminal-safe.ts';

/** A line that begins with a slash, taken apart. */
interface CommandLine {
  /** With the slash, in small letters. */
  readonly name: string;
  readonly words: string;
}

/** What a command's name may mean. */
type FoundCommand<T> =
  | { readonly status: 'found'; readonly command: T }
  | { readonly status: 'ambiguous'; readonly names: readonly string[] }
  | { readonly status: 'unknown'; readonly nearest: string | null };

/** Reads a line as a command; the slash may be the full-width one. Null for a question. */
export function commandLine(line: string): CommandLine | null {
  const match = /^[/／]([^\s\d]*)\s*(.*)$/s.exec(line.trim());
  if (!match) return null;
  return { name: `/${match[1] ?? ''}`.toLowerCase().replaceAll('！', '!'), words: (match[2] ?? '').trim() };
}

interface Named {
  readonly name: string;
  /** Empty for another form of a command: `/save!`. */
  readonly tells: string;
}

function shownOf<T extends Named>(commands: readonly T[]): readonly T[] {
  return commands.filter(({ tells }) => tells !== '');
}

/** The command of that name, or the only one whose name begins so; else what may have been meant. */
export function findCommand<T extends Named>(name: string, commands: readonly T[]): FoundCommand<T> {
  const exact = commands.find((command) => command.name === name);
  if (exact) return { status: 'found', command: exact };
  const begun = name === '/' ? [] : shownOf(commands).filter((command) => command.name.startsWith(name));
  const [only] = begun;
  if (only && begun.length === 1) return { status: 'found', command: only };
  if (begun.length > 1) return { status: 'ambiguous', names: begun.map((command) => command.name) };
  return { status: 'unknown', nearest: nearestName(name, commands) };
}

/** One line that says why a name is no command. */
export function noSuchCommand(name: string, found: Exclude<FoundCommand<unknown>, { status: 'found' }>): string {
  if (found.status === 'ambiguous') return `${name} 可以是 ${found.names.join('、')}，请多写一两个字母。`;
  const meant = found.nearest === null ? '' : `是不是 ${found.nearest}？`;
  return `没有 ${oneLine(name).slice(0, 20)} 这个命令。${meant}/help 查看全部命令。`;
}

/** Typing errors forgiven (letters added, left out, changed or in each other's place), by the length of what was typed. */
const errorsForgiven = (name: string) => (name.length > 5 ? 2 : 1);

function nearestName(name: string, commands: readonly Named[]): string | null {
  if (name.length < 3 || name.length > 20) return null;
  const byErrors = commands
    .map((command) => ({ name: command.name, errors: typingErrors(name, command.name) }))
    .sort((a, b) => a.errors - b.errors);
  const [best] = byErrors;
  return best && best.errors <= errorsForgiven(name) ? best.name : null;
}

/** Optimal string alignment distance (Damerau–Levenshtein without repeated edits). */
function typingErrors(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed, swapped));
    }
  }
  return at(a.length, b.length);
}
