import { readCorrections } from '../archive/corrections/archive-corrections.ts';
import { type ArchiveFile, type CutPage, readFile, UnreadableFileError } from '../archive/read-archive.ts';
import type { Config } from '../config.ts';
import { type Article, type Doubt, marksCorrection } from '../domain/article.ts';
import { WenbaoError } from '../errors.ts';
import { readManifest } from '../index/manifest.ts';
import { openReader } from '../index/open-reader.ts';
import type { Reading } from '../telegram/intake/reading.ts';
import { heldAlready, type SentArticle } from './held-pages.ts';
import { incomingReadings } from './incoming-files.ts';
import { cutListed } from './inspect.ts';

/**
 * What a file that was sent in, or each file of a ZIP, would be in the archive, of which nothing is touched. Articles are
 * cut out but not read through, which takes ten times as long. The doubts of the first file begin with what is held already.
 */
export async function readIncoming(
  { path, name }: { readonly path: string; readonly name: string },
  { archive, db }: Pick<Config, 'archive' | 'db'>,
  signal: AbortSignal,
): Promise<readonly Reading[]> {
  const files = await incomingReadings(path, name, archive);
  const { corrections } = await readCorrections(files);
  const found: Sent[] = [];
  const pages = files.filter(({ format }) => format !== 'jsonl').map((file) => ({ file, corrections }));
  for await (const page of cutListed(pages, signal)) {
    found.push('reason' in page ? skipped(page.file, page.reason) : sentPage(page));
  }
  for (const file of files.filter(({ format }) => format === 'jsonl')) found.push(await sentRecords(file, signal));
  found.sort((a, b) => (a.file < b.file ? -1 : 1));
  const articles = found.flatMap((one) => one.articles);
  const held = await heldIn(db, articles, signal);
  return found.map((one, at) => readingOf(at === 0 ? { ...one, doubts: [...held, ...one.doubts] } : one));
}

interface Sent {
  readonly file: string;
  readonly skipped: string | null;
  readonly articles: readonly SentArticle[];
  readonly doubts: readonly string[];
}

function skipped(file: string, reason: string): Sent {
  return { file, skipped: reason, articles: [], doubts: [] };
}

function sentPage({ source, doubts, articles }: Pick<CutPage, 'source' | 'doubts' | 'articles'>): Sent {
  const texts = [...doubts.map(({ text }) => text), ...articles.flatMap(doubtsOf)];
  return { file: source, skipped: null, articles: articles.map(sentArticle), doubts: [...new Set(texts)] };
}

/** A long file of records is read in parts, of which little is kept. */
async function sentRecords(file: ArchiveFile, signal: AbortSignal): Promise<Sent> {
  const parts: Sent[] = [];
  try {
    for await (const { source, doubts, articles } of readFile(file, { signal })) {
      parts.push(sentPage({ source, doubts, articles: articles.map(({ article }) => article) }));
    }
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return skipped(file.source, error.message);
  }
  return {
    file: file.source,
    skipped: parts.length === 0 ? '里面没有稿件' : null,
    articles: parts.flatMap(({ articles }) => articles),
    doubts: [...new Set(parts.flatMap(({ doubts }) => doubts))],
  };
}

function sentArticle({ paper, issueDate, page, title }: Article): SentArticle {
  return { paper: paper?.value ?? null, day: issueDate?.value ?? null, page: page?.value ?? null, title };
}

function doubtsOf({ title, doubts }: Article): readonly string[] {
  return doubts.filter((doubt: Doubt) => !marksCorrection(doubt)).map(({ text }) => `《${title}》${text}`);
}

async function heldIn(db: string, sent: readonly SentArticle[], signal: AbortSignal): Promise<readonly string[]> {
  try {
    if (sent.length === 0 || (await readManifest(db)) === null) return [];
    const reader = await openReader(db, { embedder: null });
    try {
      return await heldAlready(reader, sent, signal);
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (!(error instanceof WenbaoError)) throw error;
    return [`索引读不了，没有查对档案里是否已有这些稿件（${error.message}）`];
  }
}

function readingOf({ file, skipped, articles, doubts }: Sent): Reading {
  const [first] = articles;
  return {
    file,
    skipped,
    paper: first?.paper ?? null,
    issueDate: first?.day ?? null,
    page: first?.page ?? null,
    titles: articles.map(({ title }) => title),
    doubts,
  };
}
