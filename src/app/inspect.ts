import { listArchive, readWholeFile, UnreadableFileError } from '../archive/read-archive.ts';
import type { FileReading, SkippedFile } from '../domain/reading.ts';

/** Reads a file, or every file of a folder, and gives what the reader made of each, or why it could not be read. */
export async function* inspectFile(path: string): AsyncGenerator<FileReading | SkippedFile> {
  for (const file of await listArchive(path)) {
    try {
      yield await readWholeFile(file);
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      yield { file: file.source, reason: error.message };
    }
  }
}
