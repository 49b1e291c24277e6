import { type Asking, openAsking } from '../app/asking.ts';
import type { Config } from '../config.ts';
import { type Arguments, configOf } from './arguments.ts';
import type { Terminal } from './command.ts';
import { progressLine } from './progress-line.ts';

/**
 * Opens the archive that the command line names, for asking, and closes it when the work is done or has failed. With
 * `background`, missing vectors are made while the work goes on.
 */
export async function withArchive<T>(
  given: Arguments,
  terminal: Terminal,
  work: (asking: Asking, config: Config) => Promise<T>,
  background = false,
): Promise<T> {
  const config = await configOf(given, terminal);
  const asking = await openAsking(config, {
    signal: terminal.signal,
    progress: progressLine(terminal),
    note: terminal.note,
    background,
  });
  try {
    return await work(asking, config);
  } finally {
    await asking.close();
  }
}
