import { columns, wrap } from '../../render/wrap.ts';
import { fresh, timeline } from './conversation-commands.ts';
import { feedbackCommands } from './feedback-commands.ts';
import { fileCommands } from './file-commands.ts';
import type { ReplCommand } from './repl-command.ts';
import { date, issue, paper } from './scope-commands.ts';
import { cite, sources, why } from './source-commands.ts';

const help: ReplCommand = {
  name: '/help',
  words: '',
  tells: '本说明',
  run: async (_, { terminal }) => terminal.out(helpText(terminal.width)),
};

const nothing = async () => undefined;
const quit: ReplCommand = { name: '/quit', words: '', tells: '退出（或按 Ctrl-D）', quits: true, run: nothing };
const exit: ReplCommand = { ...quit, name: '/exit', tells: '' };

/** All commands, in the order of /help. */
export const COMMANDS: readonly ReplCommand[] = [
  sources,
  why,
  cite,
  timeline,
  issue,
  date,
  paper,
  fresh,
  ...fileCommands,
  ...feedbackCommands,
  help,
  quit,
  exit,
];

/** Columns that names and words take in /help. */
const COLUMN = 31;

/** What /help prints; commands that tell nothing are forms of others. Null width breaks no line. */
function helpText(width: number | null): string {
  const lines = COMMANDS.filter(({ tells }) => tells !== '').flatMap(({ name, words, tells }) => {
    const front = `  ${name} ${words}`.trimEnd();
    return wrap(`${front}${' '.repeat(Math.max(2, COLUMN - columns(front)))}${tells}`, width, ' '.repeat(COLUMN));
  });
  return [
    ...wrap('直接输入问题即可，例如：秦国文9月5日出席了哪些会议。可以接着追问，例如：那下午呢。', width),
    ...lines,
    ...wrap('命令可以只写开头几个字母。Tab 补全命令、人名、报名和日期；Ctrl-C 停止正在作的答复。', width),
  ].join('\n');
}
