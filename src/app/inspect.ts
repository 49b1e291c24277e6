import { open, writeFile } from 'node:fs/promises';
import { readCorrections } from '../archive/corrections/archive-corrections.ts';
import { type Corrections, NO_CORRECTIONS } from '../archive/corrections/corrections-file.ts';
import {
  type ArchiveFile,
  type CutPage,
  cutPage,
  joinIssue,
  listArchive,
  readCut,
  readWholeFile,
  UnreadableFileError,
} from '../archive/read-archive.ts';
import type { FileReading, SkippedFile } from '../domain/reading.ts';
import { UsageError } from '../errors.ts';
import { INSPECTION_MARK, inspectHtml } from '../render/inspect-html.ts';

/** What the reader made of a file, or why it could not be read. */
export type Inspected = FileReading | SkippedFile;

/**
 * Reads files and every file of folders, in their order. Articles that go on on another page of their issue are joined
 * where the other page is among the files, as in an index; corrections and sidecars of the archive hold as there.
 */
export async function* inspectFiles(
  paths: readonly string[],
  archive: string,
  signal: AbortSignal,
): AsyncGenerator<Inspected> {
  const found: (Listed | SkippedFile)[] = [];
  for (const path of paths) found.push(...(await listed(path, archive)));
  const joined = await joinedPages(
    found.flatMap((one) => ('reason' in one ? [] : one)),
    signal,
  );
  for (const one of found) {
    signal.throwIfAborted();
    if ('reason' in one) yield one;
    else yield await readListed(one, joined.get(one.file), signal);
  }
}

/** Page files (none of records) cut into articles and joined in the same way, or why one cannot be read. */
export async function* cutListed(pages: readonly Listed[], signal: AbortSignal): AsyncGenerator<CutPage | SkippedFile> {
  const joined = await joinedPages(pages, signal);
  for (const { file, corrections } of pages) {
    signal.throwIfAborted();
    yield joined.get(file) ?? (await orSkipped(file, () => cutPage(file, { signal, corrections })));
  }
}

/** A file with the corrections of its archive. */
export interface Listed {
  readonly file: ArchiveFile;
  readonly corrections: Corrections;
}

async function listed(path: string, archive: string): Promise<(Listed | SkippedFile)[]> {
  const files = await listArchive(path, archive).catch((error: unknown) => {
    if (error instanceof UsageError) return null;
    throw error;
  });
  if (files === null) return [{ file: path, reason: '没有这个文件或文件夹' }];
  if (files.length === 0) return [{ file: path, reason: '里面没有可读的文件' }];
  const { corrections } = await readCorrections(files);
  return files.map((file) => ({ file, corrections }));
}

function readListed(
  { file, corrections }: Listed,
  joined: CutPage | undefined,
  signal: AbortSignal,
): Promise<Inspected> {
  return orSkipped(file, async () => (joined ? readCut(joined) : readWholeFile(file, { signal, corrections })));
}

async function orSkipped<T>(file: ArchiveFile, work: () => Promise<T>): Promise<T | SkippedFile> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { file: file.source, reason: error.message };
  }
}

/** The pages with jump lines, joined issue by issue. */
async function joinedPages(files: readonly Listed[], signal: AbortSignal): Promise<ReadonlyMap<ArchiveFile, CutPage>> {
  const issues = new Map<string, { readonly listed: Listed; readonly page: CutPage }[]>();
  for (const one of files.length > 1 ? files : []) {
    const { file, corrections } = one;
    if (file.format === 'jsonl') continue;
    const page = await cutPage(file, { signal, corrections }).catch((error: unknown) => {
      if (error instanceof UnreadableFileError) return null; // told when it is read
      throw error;
    });
    if (page?.issue) issues.set(page.issue, [...(issues.get(page.issue) ?? []), { listed: one, page }]);
  }
  const joined = new Map<ArchiveFile, CutPage>();
  for (const pages of issues.values()) {
    const done = joinIssue(
      pages.map(({ page }) => page),
      pages[0]?.listed.corrections ?? NO_CORRECTIONS,
    );
    for (const [at, page] of done.entries()) {
      const file = pages[at]?.listed.file;
      if (file) joined.set(file, page);
    }
  }
  return joined;
}

/**
 * Writes readings as one HTML page. An earlier page of the same making is replaced; any other file is not, since the
 * pages of an archive may be HTML too. Throws UsageError when the file is such a one or cannot be written.
 */
export async function writeInspection(path: string, readings: readonly FileReading[]): Promise<void> {
  const start = await startOf(path, INSPECTION_MARK.length);
  if (start !== null && start !== '' && start !== INSPECTION_MARK)
    throw new UsageError(`${path} 已经存在，而且不是解读页`, { hint: '请另写一个文件名，以免覆盖原件' });
  try {
    await writeFile(path, inspectHtml(readings));
  } catch (cause) {
    throw new UsageError(`写不了文件：${path}`, { hint: '请检查文件夹是否存在、能否写入，磁盘是否已满', cause });
  }
}

/** The first bytes of a file; null when there is none. What is there and cannot be read is no page of ours. */
async function startOf(path: string, bytes: number): Promise<string | null> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => error);
  if (file instanceof Error) return file.code === 'ENOENT' || file.code === 'ENOTDIR' ? null : UNREADABLE;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return UNREADABLE; // a folder
  } finally {
    await file.close();
  }
}

const UNREADABLE = '?';
