import { readStats } from '../app/read-stats.ts';
import { statsJson, statsText } from '../render/stats.ts';
import { configOf, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `stats`: what the index holds. */
export const stats: Command = async (args, terminal) => {
  const given = parseArguments(args, { words: false });
  const found = await readStats(await configOf(given, terminal));
  terminal.out(given.flags.json ? JSON.stringify(statsJson(found)) : statsText(found));
  return 0;
};
