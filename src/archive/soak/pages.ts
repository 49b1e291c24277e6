import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { UsageError } from '../../errors.ts';
import { listArchive } from '../files/list-archive.ts';
import type { SoakPage } from './make-input.ts';

/** Largest file that is taken as a page; of a longer JSONL file the first lines. */
const LARGEST = 100_000;

/** The text pages of files and folders, in order of path; folders that are not there are passed over. */
export async function soakPages(paths: readonly string[]): Promise<SoakPage[]> {
  const pages: SoakPage[] = [];
  for (const path of paths) {
    for (const file of await listArchive(path).catch(noFiles)) {
      if (file.gzipped || !['text', 'html', 'jsonl'].includes(file.format)) continue;
      const text = (await buffer(await file.open())).toString('utf8').slice(0, LARGEST);
      if (text.trim()) pages.push({ name: basename(file.source), text });
    }
  }
  return pages;
}

function noFiles(error: unknown): [] {
  if (error instanceof UsageError) return [];
  throw error;
}
