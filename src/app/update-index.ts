import { type ArchiveFile, listArchive, readFile, UnreadableFileError } from '../archive/read-archive.ts';
import { READER_VERSION } from '../archive/reader-version.ts';
import type { Config } from '../config.ts';
import type { IndexReport } from '../domain/index-report.ts';
import type { SkippedFile } from '../domain/reading.ts';
import { UsageError } from '../errors.ts';
import { type IndexWriter, openWriter } from '../index/write-index.ts';
import { openEmbedding } from './open-embedding.ts';

/** How far one run of indexing has come. */
export interface IndexProgress {
  readonly done: number;
  /** Files of the archive. */
  readonly total: number;
  /** Articles read so far in this run. */
  readonly articles: number;
  /** The file at hand. */
  readonly file: string;
}

export interface UpdateOptions {
  /** Read every file again. */
  readonly rebuild: boolean;
  readonly signal: AbortSignal;
  readonly progress: (progress: IndexProgress) => void;
}

/** Brings the index up to date with the archive; costs what changed. What cannot be read is reported and left out. */
export async function updateIndex(config: Config, options: UpdateOptions): Promise<IndexReport> {
  const started = performance.now();
  const files = await listArchive(config.archive);
  if (files.length === 0) {
    throw new UsageError(`档案里没有可读的文件：${config.archive}`, {
      hint: '请放入 .txt、.md、.html、.docx 或 .jsonl 文件，或用 --archive 另指一处',
    });
  }
  const embedder = await openEmbedding(config, options.signal);
  try {
    const writer = await openWriter(config.db, { readerVersion: READER_VERSION, embedder, rebuild: options.rebuild });
    try {
      const skipped = await writeFiles(files, writer, options);
      const report = await writer.commit();
      return { ...report, skipped, seconds: Math.round((performance.now() - started) / 100) / 10 };
    } catch (error) {
      await writer.abort();
      throw error;
    }
  } finally {
    await embedder?.close();
  }
}

async function writeFiles(
  files: readonly ArchiveFile[],
  writer: IndexWriter,
  options: UpdateOptions,
): Promise<SkippedFile[]> {
  const skipped: SkippedFile[] = [];
  const before = writer.files();
  let articles = 0;
  for (const [done, file] of files.entries()) {
    options.signal.throwIfAborted();
    options.progress({ done, total: files.length, articles, file: file.source });
    try {
      articles += await writeFile(file, before.get(file.source) ?? null, writer, options);
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      skipped.push({ file: file.source, reason: error.message });
      await writer.remove(file.source);
    }
  }
  const held = new Set(files.map((file) => file.source));
  for (const source of before.keys()) if (!held.has(source)) await writer.remove(source);
  return skipped;
}

/** Reads one file unless it is as it was; gives the number of articles read. */
async function writeFile(
  file: ArchiveFile,
  known: string | null,
  writer: IndexWriter,
  { signal }: UpdateOptions,
): Promise<number> {
  const fingerprint = await file.fingerprint();
  if (fingerprint === known) return 0;
  let articles = 0;
  for await (const part of readFile(file, { signal })) {
    articles += part.articles.length;
    await writer.put(file.source, fingerprint, part.articles);
  }
  return articles;
}
