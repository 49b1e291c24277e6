import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listArchive, readWholeFile } from '../../archive/read-archive.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import type { ArticleReading } from '../../domain/reading.ts';
import { memoryIndex } from './memory-index.ts';
import { TWO_CITIES } from './two-cities.ts';

/** The pages of the two cities as an index in memory. */
export function twoCitiesIndex(): Promise<IndexReader> {
  return pagesIndex(TWO_CITIES);
}

/** Pages by their archive-relative paths as an index in memory. */
export async function pagesIndex(pages: Readonly<Record<string, string>>): Promise<IndexReader> {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-pages-'));
  for (const [path, text] of Object.entries(pages)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const readings: ArticleReading[] = [];
  for (const file of await listArchive(folder)) readings.push(...(await readWholeFile(file)).articles);
  await rm(folder, { recursive: true });
  return memoryIndex(readings);
}
