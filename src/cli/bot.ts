import { runBot } from '../app/run-bot.ts';
import { loadConfig } from '../config.ts';
import { parseArguments, textFlag } from './arguments.ts';
import type { Command } from './command.ts';
import { progressLine } from './progress-line.ts';

/** `bot`: runs the Telegram bot until it is stopped. */
export const bot: Command = async (args, terminal) => {
  const given = parseArguments(args);
  const config = await loadConfig(terminal.root, { archive: textFlag(given, 'archive'), db: textFlag(given, 'db') });
  await runBot(config, { signal: terminal.signal, progress: progressLine(terminal), log: terminal.note });
  return 0;
};
