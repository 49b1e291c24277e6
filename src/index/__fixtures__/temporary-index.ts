import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { IndexReader } from '../../domain/archive-index.ts';
import type { Embedder } from '../../domain/embedder.ts';
import type { ArticleReading } from '../../domain/reading.ts';
import { openReader } from '../open-reader.ts';
import { fillVectors } from '../vectors.ts';
import { type CommitReport, openWriter } from '../write-index.ts';

/** An empty folder that goes when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-index-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface WriteOptions {
  readonly readerVersion?: number;
  readonly embedder?: Embedder | null;
  readonly rebuild?: boolean;
}

/** Where the embedders of tests say they come from. */
export function sourceOf({ id }: Embedder) {
  return { model: id, baseUrl: null, dtype: null, queryPrefix: null, passagePrefix: null, pooling: null };
}

/** Writes files as one run of indexing would: what is not given is removed, what has the same fingerprint is left alone. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, readonly ArticleReading[]>>,
  { readerVersion = 1, embedder = null, rebuild = false }: WriteOptions = {},
): Promise<CommitReport> {
  const writer = await openWriter(folder, { readerVersion, rebuild });
  try {
    for (const [source, readings] of Object.entries(files)) {
      const placed = readings.map((one) => ({ ...one, article: { ...one.article, source } }));
      const fingerprint = JSON.stringify(placed);
      if (writer.files().get(source) !== fingerprint) await writer.put(source, fingerprint, placed);
    }
    for (const source of writer.files().keys()) if (!(source in files)) await writer.remove(source);
    const report = await writer.commit();
    if (embedder) await fillVectors(folder, { embedder, source: sourceOf(embedder) }, {});
    return report;
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

/** Opens a reader that is closed when the test is over. */
export async function readerOf(folder: string, embedder: Embedder | null = null): Promise<IndexReader> {
  const reader = await openReader(folder, { embedder });
  onTestFinished(() => reader.close());
  return reader;
}

/** A reader over these readings, each in the file that it names. */
export async function indexed(
  readings: readonly ArticleReading[],
  embedder: Embedder | null = null,
): Promise<IndexReader> {
  const folder = await temporaryFolder();
  await writeFiles(folder, bySource(readings), { embedder });
  return readerOf(folder, embedder);
}

/** A reader over these readings for all tests of a file. */
export function sharedReader(readings: readonly ArticleReading[]): () => IndexReader {
  let folder = '';
  let reader: IndexReader | null = null;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wenbao-index-'));
    await writeFiles(folder, bySource(readings));
    reader = await openReader(folder, { embedder: null });
  });
  afterAll(async () => {
    await reader?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return () => {
    if (!reader) throw new Error('the index is not open yet');
    return reader;
  };
}

function bySource(readings: readonly ArticleReading[]): Record<string, ArticleReading[]> {
  const files: Record<string, ArticleReading[]> = {};
  for (const one of readings) files[one.article.source] = [...(files[one.article.source] ?? []), one];
  return files;
}
