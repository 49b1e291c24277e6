import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FileReading } from '../../domain/reading.ts';
import { listArchive } from '../files/list-archive.ts';
import { UnreadableFileError } from '../files/unreadable.ts';
import { readWholeFile } from '../read-archive.ts';
import { diceOf } from './dice.ts';
import { brokenLaws } from './laws.ts';
import { makeInput, type SoakPage } from './make-input.ts';
import { sourceTexts } from './source-texts.ts';

/** Most milliseconds of processor time for one reading: 30 times what the slowest whole page takes. */
export const LONGEST_MS = 1500;

/** One input, read; `faults` is empty when every law held. */
export interface SoakResult {
  readonly seed: number;
  readonly path: string;
  readonly articles: number;
  readonly unreadable: boolean;
  readonly faults: readonly string[];
}

/** Makes the input of a seed, writes it to `folder`, reads it twice and checks the laws. */
export async function soakOnce(seed: number, pages: readonly SoakPage[], folder: string): Promise<SoakResult> {
  const { name, bytes } = makeInput(pages, diceOf(seed));
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { seed, path, ...(await readAndCheck(path, bytes)) };
}

/** Reads a file twice and checks the laws on what was read. */
export async function readAndCheck(
  path: string,
  bytes: Buffer,
): Promise<Pick<SoakResult, 'articles' | 'unreadable' | 'faults'>> {
  try {
    const [reading, first] = await timed(() => readFileAt(path));
    const [again, second] = await timed(() => readFileAt(path));
    const ms = Math.min(first, second); // the first of a kind also pays for compiling
    const faults = [
      ...(ms > LONGEST_MS ? [`slow: ${ms} ms for ${bytes.length} bytes`] : []),
      ...brokenLaws(reading, await sourceTexts(bytes, path)),
      ...(isDeepStrictEqual(again, reading) ? [] : ['read twice, it is not the same']),
    ];
    return { articles: reading.articles.length, unreadable: false, faults };
  } catch (error) {
    if (error instanceof UnreadableFileError) return { articles: 0, unreadable: true, faults: [] };
    return {
      articles: 0,
      unreadable: false,
      faults: [`throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
    };
  }
}

/** What was worked out, and the milliseconds of processor time that it took. */
async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(started);
  return [done, Math.round((user + system) / 1000)];
}

/** Reads one file as an archive of its own. */
export async function readFileAt(path: string): Promise<FileReading> {
  const [file] = await listArchive(path);
  if (!file) throw new Error(`not listed: ${path}`);
  return readWholeFile(file);
}
