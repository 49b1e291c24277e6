import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Config, loadConfig } from '../config.ts';
import { dayFields, hasYear } from '../domain/day.ts';
import { localDay } from '../domain/local-day.ts';
import { UsageError } from '../errors.ts';
import type { Terminal } from './command.ts';

/** What a command gets from the command line. */
export interface Arguments {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options that every command takes. */
const COMMON: Options = {
  archive: { type: 'string' },
  db: { type: 'string' },
  json: { type: 'boolean' },
  'asked-on': { type: 'string' },
};

/**
 * Parses what stands behind a command's name; `words` says whether it takes any beside options. Throws UsageError for
 * an unknown option, a missing value or a word that the command has no use for.
 */
export function parseArguments(
  args: readonly string[],
  { own = {}, words }: { readonly own?: Options; readonly words: boolean },
): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...COMMON, ...own },
      allowPositionals: words,
    });
    return { words: positionals, flags: values as Arguments['flags'] }; // no option is `multiple`, so no value is a list
  } catch (cause) {
    throw new UsageError(complaint(cause), { hint: '请用 wenbao --help 查看各命令的用法', cause });
  }
}

/** Node's English message names the option or word in quotes. */
function complaint(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException; // parseArgs throws nothing else
  const word = /'(?:-\w, )?([^']{0,40})/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有这个选项：${word}`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `这个命令用不到“${word}”`;
  const option = word.replace(/ <value>$/, '');
  return message.includes('does not take') ? `${option} 后面不带值` : `${option} 后面缺少值`;
}

/** A text option, or undefined when it was not given. */
export function textFlag({ flags }: Arguments, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** The day of asking: `--asked-on`, or today here. */
export function askedOn(given: Arguments): string {
  const text = textFlag(given, 'asked-on');
  if (text === undefined) return localDay();
  if (dayFields(text) && hasYear(text)) return text;
  throw new UsageError(`--asked-on 不是日期：${text.slice(0, 20)}`, { hint: '请写成 2022-09-06 的样子' });
}

/** The settings of this run: options of the command line win over the environment. */
export function configOf(given: Arguments, terminal: Terminal): Promise<Config> {
  return loadConfig(terminal.root, { archive: textFlag(given, 'archive'), db: textFlag(given, 'db') });
}
