import { listArchive, readWholeFile, UnreadableFileError } from '../archive/read-archive.ts';
import type { FileReading, SkippedFile } from '../domain/reading.ts';
import { UsageError } from '../errors.ts';

/** Reads a file, or every file of a folder, and gives what the reader made of each, or why it could not be read. */
export async function* inspectFile(path: string, signal: AbortSignal): AsyncGenerator<FileReading | SkippedFile> {
  const files = await listArchive(path).catch((error: unknown) => {
    if (error instanceof UsageError) return null;
    throw error;
  });
  if (files === null) yield { file: path, reason: '没有这个文件或文件夹' };
  if (files?.length === 0) yield { file: path, reason: '里面没有可读的文件' };
  for (const file of files ?? []) {
    signal.throwIfAborted();
    try {
      yield await readWholeFile(file, { signal });
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      yield { file: file.source, reason: error.message };
    }
  }
}
