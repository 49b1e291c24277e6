import { basename, dirname } from 'node:path';
import type { Doubt } from '../domain/article.ts';
import type { ArticleReading, FileReading } from '../domain/reading.ts';
import type { ArchiveFile } from './archive-file.ts';
import { type FactClaims, joinClaims } from './issue-facts.ts';
import { loadPage } from './load-page.ts';
import { pathFacts } from './path-facts.ts';
import { readArticle } from './read-article.ts';
import { readJsonl } from './read-jsonl.ts';
import { readPage } from './read-page.ts';
import { sidecarFacts } from './sidecar.ts';

export type { ArchiveFile } from './archive-file.ts';
export { listArchive } from './list-archive.ts';
export { UnreadableFileError } from './unreadable.ts';

/** How to read: the signal stops a long JSONL file between batches. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
}

/**
 * Reads a file as a stream: a page file yields one FileReading, a JSONL file one for every hundred articles, all with
 * the same `source`. Throws UnreadableFileError, whose message is the reason, for a file that cannot be read; what was
 * yielded before it must then not be kept.
 */
export async function* readFile(file: ArchiveFile, options: ReadOptions = {}): AsyncGenerator<FileReading> {
  options.signal?.throwIfAborted();
  const known = await knownBefore(file);
  if (file.format === 'jsonl') yield* readJsonl(file, { ...known.claims, issueDate: [], page: [] }, options.signal);
  else yield await readPageFile(file, known, options);
}

/** The whole file in one FileReading; for single files, since all of it is held. */
export async function readWholeFile(file: ArchiveFile, options: ReadOptions = {}): Promise<FileReading> {
  const furniture: FileReading['furniture'][number][] = [];
  const doubts: Doubt[] = [];
  const articles: ArticleReading[] = [];
  for await (const part of readFile(file, options)) {
    furniture.push(...part.furniture);
    doubts.push(...part.doubts);
    articles.push(...part.articles);
  }
  return { source: file.source, furniture, doubts, articles };
}

interface Known {
  readonly claims: FactClaims;
  readonly doubts: readonly Doubt[];
}

async function knownBefore(file: ArchiveFile): Promise<Known> {
  const sidecars = await sidecarFacts(file.path);
  const place = file.source.includes('/') ? file.source : `${basename(dirname(file.path))}/${file.source}`;
  return { claims: joinClaims([...sidecars.claims, pathFacts(place)]), doubts: sidecars.doubts };
}

async function readPageFile(file: ArchiveFile, known: Known, options: ReadOptions): Promise<FileReading> {
  const page = await loadPage(file, options.signal);
  const claims = joinClaims([page.claims, known.claims]);
  const { articles, furniture, doubts } = readPage({ source: file.source, ...page, claims });
  return {
    source: file.source,
    furniture: [...page.outside, ...furniture],
    doubts: [...known.doubts, ...page.doubts, ...doubts],
    articles: articles.map(readArticle),
  };
}
