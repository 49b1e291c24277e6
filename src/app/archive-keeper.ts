import { readCorrections } from '../archive/corrections/archive-corrections.ts';
import { type ArchiveFile, readFile, UnreadableFileError } from '../archive/read-archive.ts';
import type { Config } from '../config.ts';
import { type Article, type Doubt, marksCorrection } from '../domain/article.ts';
import type { IndexReport } from '../domain/index-report.ts';
import type { FileReading } from '../domain/reading.ts';
import type { Accepted, IndexingStep, Reading } from '../telegram/intake/reading.ts';
import type { ArchiveKeeper } from '../telegram/services.ts';
import { incomingFiles, incomingReadings, MOST_BYTES } from './incoming-files.ts';
import { inspectListed } from './inspect.ts';
import { checkWritableArchive, putIntoArchive } from './put-into-archive.ts';
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
    read: (path, name, signal) => readIncoming(path, name, config.archive, signal),
    accept: (path, name, signal) => {
      // One after another: two files of one name would else not see each other.
      const put = putting.then(() => accept(path, name, config.archive, signal));
      putting = put.catch(() => undefined);
      return put;
    },
    reindex: (signal, onStep) => indexing.run(signal, onStep),
  };
}

async function readIncoming(
  path: string,
  name: string,
  archive: string,
  signal: AbortSignal,
): Promise<readonly Reading[]> {
  await checkWritableArchive(archive);
  const files = await incomingReadings(path, name, archive);
  const { corrections } = await readCorrections(files);
  const readings = new Map<string, Reading>();
  const pages = files.filter(({ format }) => format !== 'jsonl').map((file) => ({ file, corrections }));
  for await (const found of inspectListed(pages, signal)) {
    const reading = 'reason' in found ? skipped(found.file, found.reason) : readingOf(found);
    readings.set(reading.file, reading);
  }
  for (const file of files.filter(({ format }) => format === 'jsonl')) {
    readings.set(file.source, await readRecords(file, signal));
  }
  return [...readings.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** A long file of records is read in parts, of which only the headlines are kept. */
async function readRecords(file: ArchiveFile, signal: AbortSignal): Promise<Reading> {
  const parts: Reading[] = [];
  try {
    for await (const part of readFile(file, { signal })) parts.push(readingOf(part));
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return skipped(file.source, error.message);
  }
  const [first] = parts;
  return {
    ...(first ?? skipped(file.source, '里面没有稿件')),
    titles: parts.flatMap(({ titles }) => titles),
    doubts: [...new Set(parts.flatMap(({ doubts }) => doubts))],
  };
}

function skipped(file: string, reason: string): Reading {
  return { file, skipped: reason, paper: null, issueDate: null, page: null, titles: [], doubts: [] };
}

function readingOf({ source, doubts, articles }: FileReading): Reading {
  const held = articles.map(({ article }) => article);
  const [first] = held;
  return {
    file: source,
    skipped: null,
    paper: first?.paper?.value ?? null,
    issueDate: first?.issueDate?.value ?? null,
    page: first?.page?.value ?? null,
    titles: held.map(({ title }) => title),
    doubts: [...new Set([...doubts.map(({ text }) => text), ...held.flatMap(doubtsOf)])],
  };
}

function doubtsOf({ title, doubts }: Article): readonly string[] {
  return doubts.filter((doubt: Doubt) => !marksCorrection(doubt)).map(({ text }) => `《${title}》${text}`);
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
