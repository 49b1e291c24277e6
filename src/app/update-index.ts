import { readCorrections } from '../archive/corrections/archive-corrections.ts';
import { listArchive } from '../archive/read-archive.ts';
import { READER_VERSION } from '../archive/reader-version.ts';
import type { Config } from '../config.ts';
import type { Embedder } from '../domain/embedder.ts';
import type { IndexReport } from '../domain/index-report.ts';
import type { SkippedFile } from '../domain/reading.ts';
import { UsageError } from '../errors.ts';
import { openWriter } from '../index/write-index.ts';
import { makeIndexFolder } from './index-folder.ts';
import { openEmbedding } from './open-embedding.ts';
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
}

/** A run of indexing; `rebuild` reads every file again. */
export interface UpdateOptions extends RunOptions {
  readonly rebuild: boolean;
}

/** Brings the index up to date with the archive; costs what changed. What cannot be read is noted and left out. */
export async function updateIndex(config: Config, options: UpdateOptions): Promise<IndexReport> {
  const embedder = await openEmbedding(config, options.signal);
  try {
    return await updateIndexWith(embedder, config, options);
  } finally {
    await embedder?.close();
  }
}

/** The same with an embedder that is open already; without one the index has no vectors. */
export async function updateIndexWith(
  embedder: Embedder | null,
  config: Config,
  options: UpdateOptions,
): Promise<IndexReport> {
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
  const writer = await openWriter(config.db, {
    readerVersion: READER_VERSION,
    embedder: embedder && reporting(embedder, run),
    rebuild: options.rebuild,
  });
  try {
    await writeFiles(files, corrections, writer, readingRun(run));
    tell(run, '写入索引');
    const report = await writer.commit();
    return { ...report, skipped: run.skipped, seconds: Math.round((performance.now() - started) / 100) / 10 };
  } catch (error) {
    await writer.abort();
    options.signal.throwIfAborted(); // whatever a stop broke off
    throw error;
  }
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

/** An embedder that tells how many passages it has done: for long archives this takes longest. */
function reporting(embedder: Embedder, run: Run): Embedder {
  let count = 0;
  return {
    id: embedder.id,
    dimension: embedder.dimension,
    embedPassages: async (texts, signal) => {
      const vectors = await embedder.embedPassages(texts, signal);
      count += texts.length;
      tell(run, `已算出 ${count} 个段落的向量`);
      return vectors;
    },
    embedQuery: (text, signal) => embedder.embedQuery(text, signal),
    close: () => embedder.close(),
  };
}
