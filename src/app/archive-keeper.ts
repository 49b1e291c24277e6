import type { Config } from '../config.ts';
import type { IndexReport } from '../domain/index-report.ts';
import type { Accepted, IndexingStep } from '../telegram/intake/reading.ts';
import type { ArchiveKeeper } from '../telegram/services.ts';
import { incomingFiles, MOST_BYTES } from './incoming-files.ts';
import { checkWritableArchive, putIntoArchive } from './put-into-archive.ts';
import { readIncoming } from './read-incoming.ts';
import type { RunOptions } from './run-options.ts';
import { updateTables } from './update-index.ts';

/**
 * What an admin does to the archive of these settings. Vectors of new passages are not made here: a process that keeps
 * them (the bot) does that in the background.
 */
export function archiveKeeper(config: Config, { note }: Pick<RunOptions, 'note'>): ArchiveKeeper {
  const indexing = new Indexing(config, note);
  let putting: Promise<unknown> = Promise.resolve();
  return {
    read: async (path, name, signal) => {
      await checkWritableArchive(config.archive);
      return readIncoming({ path, name }, config, signal);
    },
    accept: (path, name, signal) => {
      // One after another: two files of one name would else not see each other.
      const put = putting.then(() => accept(path, name, config.archive, signal));
      putting = put.catch(() => undefined);
      return put;
    },
    reindex: (signal, onStep) => indexing.run(signal, onStep),
  };
}

async function accept(path: string, name: string, archive: string, signal: AbortSignal): Promise<Accepted> {
  await checkWritableArchive(archive);
  const { files, left } = await incomingFiles(path, name);
  const put = await putIntoArchive(archive, files, { limit: MOST_BYTES, signal });
  return { ...put, left: [...left, ...put.left] };
}

/**
 * One run of indexing at a time. Whoever asks during a run shares the run after it: what he put into the archive may have
 * come too late for the one that is going.
 */
class Indexing {
  #running: Promise<unknown> | null = null;
  #next: Promise<IndexReport> | null = null;
  readonly #listeners = new Set<(step: IndexingStep) => void>();

  constructor(
    private readonly config: Config,
    private readonly note: RunOptions['note'],
  ) {}

  async run(signal: AbortSignal, onStep: (step: IndexingStep) => void = () => undefined): Promise<IndexReport> {
    this.#listeners.add(onStep);
    try {
      this.#next ??= this.#after(this.#running, signal);
      return await this.#next;
    } finally {
      this.#listeners.delete(onStep);
    }
  }

  async #after(earlier: Promise<unknown> | null, signal: AbortSignal): Promise<IndexReport> {
    await earlier?.catch(() => undefined);
    const run = this.#update(signal);
    this.#running = run;
    this.#next = null;
    return run;
  }

  async #update(signal: AbortSignal): Promise<IndexReport> {
    const progress = ({ done, total }: IndexingStep) => {
      for (const listener of this.#listeners) listener({ done, total });
    };
    return updateTables(this.config, { rebuild: false, signal, note: this.note, progress });
  }
}
