import { listArchive, readWholeFile } from '../../archive/read-archive.ts';
import type { ArticleReading } from '../../domain/reading.ts';

/** Everything that is read of folders of pages. */
export async function readingsOf(...folders: readonly string[]): Promise<ArticleReading[]> {
  const readings: ArticleReading[] = [];
  for (const folder of folders)
    for (const file of await listArchive(folder)) readings.push(...(await readWholeFile(file)).articles);
  return readings;
}
