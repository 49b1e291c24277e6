import { readStats } from '../app/read-stats.ts';
import { loadConfig } from '../config.ts';
import { statsJson, statsText } from '../render/stats.ts';
import { parseArguments, textFlag } from './arguments.ts';
import type { Command } from './command.ts';

/** `stats`: what the index holds. */
export const stats: Command = async (args, terminal) => {
  const given = parseArguments(args);
  const config = await loadConfig(terminal.root, { archive: textFlag(given, 'archive'), db: textFlag(given, 'db') });
  const found = await readStats(config);
  terminal.out(given.flags.json ? JSON.stringify(statsJson(found)) : statsText(found));
  return 0;
};
