import { setTimeout as sleep } from 'node:timers/promises';
import { readCorrections } from '../archive/corrections/archive-corrections.ts';
import { listArchive } from '../archive/read-archive.ts';
import { READER_VERSION } from '../archive/reader-version.ts';
import type { Config } from '../config.ts';
import type { IndexReport } from '../domain/index-report.ts';
import type { SkippedFile } from '../domain/reading.ts';
import { UsageError } from '../errors.ts';
import { embeddingFailed, LockedIndexError } from '../index/index-errors.ts';
import { fillVectors } from '../index/vectors.ts';
import { type IndexWriter, openWriter, type WriterOptions } from '../index/write-index.ts';
import { Embedders } from './embedders.ts';
import { makeIndexFolder } from './index-folder.ts';
import { NO_MODEL, wantedSource } from './open-embedding.ts';
import type { RunOptions } from './run-options.ts';
import { type ReadingRun, writeFiles } from './write-files.ts';

/** How far one run of indexing has come. */
export interface IndexProgress {
  readonly done: number;
  /** Files of the archive. */
  readonly total: number;
  /** Articles read so far in this run. */
  readonly articles: number;
  /** The file at hand, or what is being done once all files are read. */
  readonly file: string;
  /** What `done` and `total` count when not files; a total of 0 is not known. */
  readonly of?: 'passages' | 'bytes';
}

/** A run of indexing; `rebuild` reads every file again. */
export interface UpdateOptions extends RunOptions {
  readonly rebuild: boolean;
}

/**
 * Brings the index and its vectors up to date with the archive; costs what changed. What cannot be read is noted and left
 * out. When the embedder cannot be had, the index stands without its vectors and the error says so.
 */
export async function updateIndex(config: Config, options: UpdateOptions): Promise<IndexReport> {
  const started = performance.now();
  const report = await updateTables(config, options);
  await updateVectors(config, options, report.articles);
  return { ...report, seconds: secondsSince(started) };
}

async function updateVectors(config: Config, options: UpdateOptions, articles: number): Promise<void> {
  const source = await wantedSource(config);
  if (source === null) {
    if (config.embedding !== null) options.note(NO_MODEL);
    return;
  }
  const embedders = new Embedders(config, options);
  try {
    const embedder = await embedders.open(source).catch((error: unknown) => {
      options.signal.throwIfAborted();
      throw embeddingFailed(error);
    });
    const progress = (done: number, total: number) =>
      options.progress({ done, total, articles, file: '计算向量', of: 'passages' });
    const outcome = await fillVectors(config.db, { embedder, source }, { signal: options.signal, progress });
    if (outcome === 'busy') options.note('另一个进程正在计算向量，这里不再等它；检索照常可用。');
  } finally {
    await embedders.close();
  }
}

/** The same without vectors: passages that are new are found by their words, and get one later. */
export async function updateTables(config: Config, options: UpdateOptions): Promise<IndexReport> {
  const started = performance.now();
  const files = await listArchive(config.archive);
  if (files.length === 0) {
    throw new UsageError(`档案里没有可读的文件：${config.archive}`, {
      hint: '请放入 .txt、.md、.html、.pdf、.docx、.jsonl 或 .zip 文件，或用 --archive 另指一处',
    });
  }
  const { corrections, doubts } = await readCorrections(files);
  for (const { text } of doubts) options.note(text);
  await makeIndexFolder(config.db);
  const run: Run = { total: files.length, done: 0, articles: 0, skipped: [], options };
  const writer = await openWriterSoon(config.db, { readerVersion: READER_VERSION, rebuild: options.rebuild });
  try {
    await writeFiles(files, corrections, writer, readingRun(run));
    tell(run, '写入索引');
    const report = await writer.commit();
    return { ...report, skipped: run.skipped, seconds: secondsSince(started) };
  } catch (error) {
    await writer.abort();
    options.signal.throwIfAborted(); // whatever a stop broke off
    throw error;
  }
}

/** Switching to new vectors takes the lock for a moment: long enough for that is waited. Milliseconds. */
const WAIT_FOR_LOCK = 500;

async function openWriterSoon(folder: string, options: WriterOptions): Promise<IndexWriter> {
  for (const started = performance.now(); ; await sleep(50)) {
    try {
      return await openWriter(folder, options);
    } catch (error) {
      if (!(error instanceof LockedIndexError) || performance.now() - started > WAIT_FOR_LOCK) throw error;
    }
  }
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10;
}

/** What one run counts as it goes. */
interface Run {
  readonly total: number;
  done: number;
  articles: number;
  readonly skipped: SkippedFile[];
  readonly options: UpdateOptions;
}

function tell({ total, done, articles, options }: Run, file: string): void {
  options.progress({ done, total, articles, file });
}

function readingRun(run: Run): ReadingRun {
  return {
    signal: run.options.signal,
    reading: (source) => tell(run, source),
    read: (articles) => {
      run.articles += articles;
    },
    done: () => {
      run.done++;
    },
    note: run.options.note,
    skip: (skipped) => {
      run.skipped.push(skipped);
      run.options.note(`已跳过 ${skipped.file}：${skipped.reason}`);
    },
  };
}
