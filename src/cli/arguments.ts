import { type ParseArgsConfig, parseArgs } from 'node:util';
import { today } from '../app/today.ts';
import { dayFields, hasYear } from '../domain/day.ts';
import { UsageError } from '../errors.ts';

/** What every command gets from the command line. */
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

/** Parses the words behind a command; throws UsageError for an unknown option or a missing value. */
export function parseArguments(args: readonly string[], own: Options = {}): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...COMMON, ...own },
      allowPositionals: true,
    });
    return { words: positionals, flags: values as Arguments['flags'] }; // no option is `multiple`, so no value is a list
  } catch (cause) {
    const option = /'(-[^' ]*)/.exec(cause instanceof Error ? cause.message : '')?.[1] ?? '';
    throw new UsageError(`命令行写法有误${option ? `：${option}` : ''}`, {
      hint: '请用 wenbao --help 查看各命令的用法',
      cause,
    });
  }
}

/** A text option, or undefined when it was not given. */
export function textFlag({ flags }: Arguments, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** The day of asking: `--asked-on`, or today here. */
export function askedOn(given: Arguments): string {
  const text = textFlag(given, 'asked-on');
  if (text === undefined) return today();
  if (dayFields(text) && hasYear(text)) return text;
  throw new UsageError(`--asked-on 不是日期：${text.slice(0, 20)}`, { hint: '请写成 2022-09-06 的样子' });
}
