import { type Asking, openAsking } from '../app/asking.ts';
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
  work: (asking: Asking) => Promise<T>,
  background = false,
): Promise<T> {
  const asking = await openAsking(await configOf(given, terminal), {
    signal: terminal.signal,
    progress: progressLine(terminal),
    note: terminal.note,
    background,
  });
  try {
    return await work(asking);
  } finally {
    await asking.close();
  }
}
