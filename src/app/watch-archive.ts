import { setTimeout as sleep } from 'node:timers/promises';
import { archiveState } from '../archive/files/list-archive.ts';
import type { Config } from '../config.ts';
import type { IndexReport } from '../domain/index-report.ts';
import { WenbaoError } from '../errors.ts';
import { Embedders } from './embedders.ts';
import { keepVectors } from './keep-vectors.ts';
import { NO_MODEL, wantedSource } from './open-embedding.ts';
import { type UpdateOptions, updateTables } from './update-index.ts';

/** Milliseconds between two looks at the archive; asking the folder works on every system and network share. */
const LOOK_EVERY = 2000;

/**
 * Brings the index up to date, and again whenever files came, went or changed and then stood still from one look to the
 * next. Vectors are made in the background, so that new articles never wait for those of the whole archive. Resolves
 * when the signal is aborted; each run's report goes to `onReport`.
 */
export async function watchArchive(
  config: Config,
  options: UpdateOptions & { readonly everyMs?: number },
  onReport: (report: IndexReport) => void,
): Promise<void> {
  const indexed = await archiveState(config.archive);
  onReport(await updateTables(config, options));
  if (config.embedding !== null && (await wantedSource(config)) === null) options.note(NO_MODEL);
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  const embedders = new Embedders(config, { signal, progress: () => undefined });
  const keeping = keepVectors(config, embedders, { signal, note: options.note }, options.everyMs);
  try {
    await watch(config, options, indexed, onReport);
  } finally {
    over.abort();
    await keeping;
    await embedders.close();
  }
}

async function watch(
  config: Config,
  options: UpdateOptions & { readonly everyMs?: number },
  first: string,
  onReport: (report: IndexReport) => void,
): Promise<void> {
  let indexed = first;
  let seen = first;
  while (!options.signal.aborted) {
    await sleep(options.everyMs ?? LOOK_EVERY, undefined, { signal: options.signal }).catch(() => undefined);
    if (options.signal.aborted) return;
    const now = await archiveState(config.archive);
    if (now === seen && now !== indexed) {
      const report = await again(config, options);
      if (report) onReport(report);
      indexed = now;
    }
    seen = now;
  }
}

/** A later run that cannot be made (a folder away for a moment, a wrong corrections.yaml) is told; the next change tries anew. */
async function again(config: Config, options: UpdateOptions): Promise<IndexReport | null> {
  try {
    return await updateTables(config, { ...options, rebuild: false });
  } catch (error) {
    if (!(error instanceof WenbaoError) || options.signal.aborted) throw error;
    options.note(error.hint ? `${error.message}。${error.hint}` : error.message);
    return null;
  }
}
