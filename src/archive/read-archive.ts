import { type Article, type Doubt, marksCorrection } from '../domain/article.ts';
import type { ArticleReading, FileReading } from '../domain/reading.ts';
import { correctArticle } from './corrections/correct-article.ts';
import { type Corrections, NO_CORRECTIONS } from './corrections/corrections-file.ts';
import { unsettled, unusedEntries } from './corrections/corrections-scope.ts';
import { type FactClaims, joinClaims } from './facts/issue-facts.ts';
import { pathFacts } from './facts/path-facts.ts';
import { sidecarFacts } from './facts/sidecar.ts';
import type { ArchiveFile } from './files/archive-file.ts';
import { type JoinablePage, joinJumps } from './join-jumps.ts';
import { loadPage } from './load-page.ts';
import { readArticle } from './read-article.ts';
import { readJsonl } from './read-jsonl.ts';
import { readPage } from './read-page.ts';

export type { ArchiveFile } from './files/archive-file.ts';
export { listArchive } from './files/list-archive.ts';
export { UnreadableFileError } from './files/unreadable.ts';

/** How to read: the signal stops a long JSONL file between batches; corrections are those of the archive. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly corrections?: Corrections;
}

/**
 * Reads a file as a stream: a page file yields one FileReading, a JSONL file one for every hundred articles, all with
 * the same `source`. Throws UnreadableFileError, whose message is the reason, for a file that cannot be read; what was
 * yielded before it must then not be kept.
 */
export async function* readFile(file: ArchiveFile, options: ReadOptions = {}): AsyncGenerator<FileReading> {
  if (file.format === 'jsonl') yield* readRecords(file, options);
  else yield readCut(await cutPage(file, options));
}

/** The articles of a JSONL file in parts; errors as of `readFile`. */
export async function* readRecords(file: ArchiveFile, options: ReadOptions = {}): AsyncGenerator<FileReading> {
  options.signal?.throwIfAborted();
  const { claims } = await knownBefore(file);
  const corrections = options.corrections ?? NO_CORRECTIONS;
  yield* readJsonl(file, { claims: { ...claims, issueDate: [], page: [] }, corrections }, options.signal);
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

/** A page file cut into articles, in which nothing was looked for yet. */
export interface CutPage extends JoinablePage {
  readonly doubts: readonly Doubt[];
  /** Names the issue while articles of the page go on on another page (or come from one); null when none does. */
  readonly issue: string | null;
}

/** Cuts a page file into articles; what goes on on another page of the same file is joined. Errors as of `readFile`. */
export async function cutPage(file: ArchiveFile, options: ReadOptions = {}): Promise<CutPage> {
  options.signal?.throwIfAborted();
  const known = await knownBefore(file);
  const page = await loadPage(file, options.signal);
  const claims = joinClaims([page.claims, known.claims]);
  const { furniture, doubts, ...cut } = readPage({ source: file.source, ...page, claims });
  const corrections = options.corrections ?? NO_CORRECTIONS;
  const mended = correctArticles(cut.articles, file.source, corrections);
  const [joined] = joinIssue(
    [{ source: file.source, furniture: [...page.outside, ...furniture], articles: mended.articles, jumps: cut.jumps }],
    corrections,
  );
  if (!joined) throw new Error('joining pages loses none');
  const own = unsettled([...known.doubts, ...page.doubts, ...doubts], file.source, corrections);
  return { ...joined, doubts: [...own, ...mended.doubts], issue: issueOf(joined) };
}

/** The articles of a file as the operator has them; entries meant for it that change nothing are doubts. */
function correctArticles(
  articles: readonly Article[],
  source: string,
  corrections: Corrections,
): { readonly articles: readonly Article[]; readonly doubts: readonly Doubt[] } {
  const done = articles.map((article) => correctArticle(article, corrections));
  const applied = new Set(done.flatMap((one) => one.applied));
  return {
    articles: done.flatMap(({ article }) => article ?? []),
    doubts: unusedEntries(source, corrections, applied),
  };
}

/** Looks for facets, events and statements in the articles of a page. */
export function readCut({ source, furniture, doubts, articles }: CutPage): FileReading {
  return { source, furniture, doubts, articles: articles.map(readArticle) };
}

/**
 * Pages of one issue, with the articles that go on from one to another joined on the page where they begin. Corrections
 * that name a joined article by its id hold for the whole of it.
 */
export function joinIssue<T extends JoinablePage>(pages: readonly T[], corrections: Corrections = NO_CORRECTIONS): T[] {
  return joinJumps(pages).map((page) => ({
    ...page,
    articles: page.articles.flatMap((article) =>
      article.continuedOn.length === 0 ? article : (correctJoined(article, corrections) ?? []),
    ),
  }));
}

function correctJoined(article: Article, { entries }: Corrections): Article | null {
  const meant = entries.filter(({ id }) => id === article.id);
  if (meant.length === 0) return article;
  const done = article.doubts.filter(marksCorrection);
  const doubts = article.doubts.filter((doubt) => !marksCorrection(doubt));
  const { article: mended } = correctArticle({ ...article, doubts }, { entries: meant });
  return mended && { ...mended, doubts: [...done, ...mended.doubts] };
}

/** Paper and day of a page with open jumps; its folder stands for what of them is not known. */
function issueOf({ source, articles, jumps }: JoinablePage): string | null {
  const first = articles[0];
  if (jumps.size === 0 || !first) return null;
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  return `${first.paper?.value ?? folder} ${first.issueDate?.value ?? folder}`;
}

interface Known {
  readonly claims: FactClaims;
  readonly doubts: readonly Doubt[];
}

async function knownBefore(file: ArchiveFile): Promise<Known> {
  const sidecars = await sidecarFacts(await file.sidecars());
  return {
    claims: joinClaims([...sidecars.claims, pathFacts(file.place, sidecars.settings)]),
    doubts: sidecars.doubts,
  };
}
