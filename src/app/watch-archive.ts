import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { listArchive } from '../archive/read-archive.ts';
import type { Config } from '../config.ts';
import type { IndexReport } from '../domain/index-report.ts';
import { type UpdateOptions, updateIndex } from './update-index.ts';

/** Milliseconds between two looks at the archive; asking the folder works on every system and network share. */
const LOOK_EVERY = 2000;

/**
 * Brings the index up to date, and again whenever files came, went or changed and then stood still from one look to the
 * next. Resolves when the signal is aborted; each run's report goes to `onReport`.
 */
export async function watchArchive(
  config: Config,
  options: UpdateOptions & { readonly everyMs?: number },
  onReport: (report: IndexReport) => void,
): Promise<void> {
  let indexed = await stateOf(config.archive);
  onReport(await updateIndex(config, options));
  let seen = indexed;
  while (!options.signal.aborted) {
    await sleep(options.everyMs ?? LOOK_EVERY, undefined, { signal: options.signal }).catch(() => undefined);
    if (options.signal.aborted) return;
    const now = await stateOf(config.archive);
    if (now === seen && now !== indexed) {
      onReport(await updateIndex(config, { ...options, rebuild: false }));
      indexed = now;
    }
    seen = now;
  }
}

/** Names, sizes and times of the archive's files, as one text to compare. */
async function stateOf(archive: string): Promise<string> {
  const files = await listArchive(archive);
  const states = await Promise.all(
    files.map(async ({ path, source }) => {
      const info = await stat(path).catch(() => null);
      return `${source}\0${info?.size}\0${info?.mtimeMs}`;
    }),
  );
  return states.join('\n');
}
