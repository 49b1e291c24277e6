import { backUp } from '../app/back-up.ts';
import { UsageError } from '../errors.ts';
import { configOf, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `backup FILE`: writes a copy of the bot's state to a new file; a bot may run meanwhile. */
export const backup: Command = async (args, terminal) => {
  const given = parseArguments(args, { words: true });
  const [to, ...more] = given.words;
  if (to === undefined || to === '' || more.length > 0) {
    throw new UsageError('backup 后面要写一个文件名', { hint: '例如 wenbao backup /backup/bot-2026-01-31.db' });
  }
  const done = await backUp(await configOf(given, terminal), to);
  const kilobytes = Math.ceil(done.bytes / 1024);
  terminal.out(given.flags.json ? JSON.stringify(done) : `已备份到 ${done.file}（${kilobytes} KB）。`);
  return 0;
};
