import { runBot } from '../app/run-bot.ts';
import { configOf, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { progressLine } from './progress-line.ts';

/** `bot`: runs the Telegram bot until it is stopped. */
export const bot: Command = async (args, terminal) => {
  const given = parseArguments(args, { words: false });
  const { signal, note } = terminal;
  await runBot(await configOf(given, terminal), { signal, progress: progressLine(terminal), note });
  return 0;
};
