import { type ArchiveFile, listArchive, readFile, UnreadableFileError } from '../archive/read-archive.ts';
import { READER_VERSION } from '../archive/reader-version.ts';
import type { Config } from '../config.ts';
import type { Embedder } from '../domain/embedder.ts';
import type { IndexReport } from '../domain/index-report.ts';
import type { SkippedFile } from '../domain/reading.ts';
import { UsageError } from '../errors.ts';
import { type IndexWriter, openWriter } from '../index/write-index.ts';
import { makeIndexFolder } from './index-folder.ts';
import { openEmbedding } from './open-embedding.ts';
import type { RunOptions } from './run-options.ts';

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
      hint: '请放入 .txt、.md、.html、.docx 或 .jsonl 文件，或用 --archive 另指一处',
    });
  }
  await makeIndexFolder(config.db);
  const run: Run = { total: files.length, done: 0, articles: 0, skipped: [], options };
  const writer = await openWriter(config.db, {
    readerVersion: READER_VERSION,
    embedder: embedder && reporting(embedder, run),
    rebuild: options.rebuild,
  });
  try {
    await writeFiles(files, writer, run);
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

async function writeFiles(files: readonly ArchiveFile[], writer: IndexWriter, run: Run): Promise<void> {
  const before = writer.files();
  for (const file of files) {
    run.options.signal.throwIfAborted();
    tell(run, file.source);
    await writeFile(file, before.get(file.source) ?? null, writer, run);
    run.done++;
  }
  const held = new Set(files.map((file) => file.source));
  for (const source of before.keys()) if (!held.has(source)) await writer.remove(source);
}

/**
 * Reads one file unless it is as it was. A file whose content cannot be read is taken out of the index; one that cannot
 * be opened (no permission, a disk that fails) says nothing of its content, and what was read of it before stays.
 */
async function writeFile(file: ArchiveFile, known: string | null, writer: IndexWriter, run: Run): Promise<void> {
  const fingerprint = await file.fingerprint().catch((error: unknown) => {
    skip(run, file.source, `${openFault(error)}${known === null ? '' : '，索引里仍是上次读到的内容'}`);
    return null;
  });
  if (fingerprint === null || fingerprint === known) return;
  try {
    for await (const part of readFile(file, { signal: run.options.signal })) {
      run.articles += part.articles.length;
      tell(run, file.source);
      await writer.put(file.source, fingerprint, part.articles);
    }
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    skip(run, file.source, error.message);
    await writer.remove(file.source);
  }
}

function skip({ skipped, options }: Run, file: string, reason: string): void {
  skipped.push({ file, reason });
  options.note(`已跳过 ${file}：${reason}`);
}

function openFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限';
  return code === 'ENOENT' ? '文件不见了' : `读取失败（${code || '原因不明'}）`;
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
