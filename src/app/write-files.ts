import { createHash } from 'node:crypto';
import type { Corrections } from '../archive/corrections/corrections-file.ts';
import { concerning } from '../archive/corrections/corrections-scope.ts';
import { closedAmong } from '../archive/files/closed-folder.ts';
import {
  type ArchiveFile,
  type CutPage,
  cutPage,
  joinIssue,
  type ReadOptions,
  readRecords,
  UnreadableFileError,
} from '../archive/read-archive.ts';
import type { Doubt } from '../domain/article.ts';
import { tellingOf } from '../domain/doubt-score.ts';
import type { ArticleReading, SkippedFile } from '../domain/reading.ts';
import type { IndexWriter } from '../index/write-index.ts';
import { readInParts } from './read-in-parts.ts';
import { type StoredPrint, storedPrint } from './stored-print.ts';

/** What the caller is told while files are read. */
export interface ReadingRun {
  readonly signal: AbortSignal;
  /** A file is being read; also after each part of a long one. */
  reading(source: string): void;
  /** So many articles were read. */
  read(articles: number): void;
  /** One file is done, whatever came of it. */
  done(): void;
  skip(skipped: SkippedFile): void;
  /** Something the operator should mend; the file is read all the same. */
  note(line: string): void;
}

/** A page whose articles go on on another page of its issue. */
interface Waiting {
  readonly file: ArchiveFile;
  readonly print: string;
}

/**
 * Reads every file that is not as it was, and gives its articles to the writer. Pages with jump lines wait until all
 * files were seen, and are read with the other such pages of their issue when any of these changed, came or went.
 */
export async function writeFiles(
  files: readonly ArchiveFile[],
  corrections: Corrections,
  writer: IndexWriter,
  run: ReadingRun,
): Promise<void> {
  const work = new FileWork(corrections, writer, run);
  for (const file of files) {
    run.signal.throwIfAborted();
    run.reading(file.source);
    await work.visit(file);
    run.done();
  }
  await work.forget(files);
  await work.joinMoved();
}

/** Doubts about `issue.yaml` and the like. */
const OF_FOLDERS = new Set(['bad-yaml', 'bad-pattern', 'bad-url', 'bad-date']);
/** Doubts that tell of text left out, or of corrections that changed nothing. */
const OF_FILES = new Set(['bad-line', 'encoding', 'no-article', 'stray-correction']);

class FileWork {
  readonly #corrections: Corrections;
  readonly #writer: IndexWriter;
  readonly #run: ReadingRun;
  readonly #before: ReadonlyMap<string, StoredPrint>;
  /** By issue: its pages with jump lines. */
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #told = new Set<string>();
  /** Issues to be joined again. */
  readonly #moved = new Set<string>();

  constructor(corrections: Corrections, writer: IndexWriter, run: ReadingRun) {
    this.#corrections = corrections;
    this.#writer = writer;
    this.#run = run;
    this.#before = new Map([...writer.files()].map(([source, stored]) => [source, storedPrint.parse(stored)]));
  }

  /**
   * Reads one file unless it is as it was. A file whose content cannot be read is taken out of the index; one that cannot
   * be opened (no permission, a disk that fails) says nothing of its content, and what was read of it before stays.
   */
  async visit(file: ArchiveFile): Promise<void> {
    const known = this.#before.get(file.source) ?? null;
    const print = await printOf(file, this.#corrections).catch((error: unknown) => {
      const folder = file.source.endsWith('/') ? '，里面的文件没有读' : '';
      const kept = known === null && folder === '' ? '' : '，索引里仍是上次读到的内容';
      this.#run.skip({ file: file.source, reason: `${openFault(error)}${folder}${kept}` });
      return null;
    });
    if (print === null) return;
    if (known?.print === print) return this.#wait(known.issue, { file, print });
    if (known?.issue) this.#moved.add(known.issue);
    await this.#orSkip(file, () => this.#readAnew(file, print));
  }

  async #readAnew(file: ArchiveFile, print: string): Promise<void> {
    if (file.format === 'jsonl') {
      for await (const part of readRecords(file, this.#options())) {
        this.#tell(file.source, part.doubts);
        this.#run.read(part.articles.length);
        this.#run.reading(file.source);
        await this.#writer.put(file.source, print, part.articles);
      }
      return;
    }
    const page = await cutPage(file, this.#options());
    this.#tell(file.source, page.doubts);
    if (page.issue === null) return this.#put(page, print);
    this.#moved.add(page.issue);
    this.#wait(page.issue, { file, print });
  }

  /** What is wrong with the operator's own files, or leaves articles out: each once for a folder. */
  #tell(source: string, doubts: readonly Doubt[]): void {
    for (const { code, text } of doubts) {
      const where = OF_FOLDERS.has(code) ? source.slice(0, source.lastIndexOf('/') + 1) : source;
      const line = where === '' ? text : `${where}：${text}`;
      if ((OF_FOLDERS.has(code) || OF_FILES.has(code)) && !this.#told.has(line)) this.#run.note(line);
      this.#told.add(line);
    }
  }

  #wait(issue: string | null, page: Waiting): void {
    if (issue !== null) this.#waiting.set(issue, [...(this.#waiting.get(issue) ?? []), page]);
  }

  /** Takes out what is no longer in the archive, unless it lies in a folder that could not be opened. */
  async forget(files: readonly ArchiveFile[]): Promise<void> {
    const held = new Set(files.map((file) => file.source));
    const isUnknown = closedAmong(files);
    for (const [source, { issue }] of this.#before) {
      if (held.has(source) || isUnknown(source)) continue;
      if (issue) this.#moved.add(issue);
      await this.#writer.remove(source);
    }
  }

  /** Joins the pages of every issue in which one moved. */
  async joinMoved(): Promise<void> {
    for (const issue of this.#moved) {
      this.#run.signal.throwIfAborted();
      const pages: CutPage[] = [];
      const prints = new Map<string, string>();
      for (const { file, print } of this.#waiting.get(issue) ?? []) {
        this.#run.reading(file.source);
        prints.set(file.source, print);
        await this.#orSkip(file, async () => {
          pages.push(await cutPage(file, this.#options()));
        });
      }
      for (const page of joinIssue(pages, this.#corrections))
        await this.#put(page, storedPrint.format({ print: prints.get(page.source) ?? '', issue }));
    }
  }

  #options(): ReadOptions {
    return { signal: this.#run.signal, corrections: this.#corrections };
  }

  async #put(page: CutPage, stored: string): Promise<void> {
    for await (const part of readInParts(page, this.#run.signal)) {
      this.#run.read(part.length);
      this.#run.reading(page.source);
      await this.#writer.put(
        page.source,
        stored,
        part.map((reading) => withPageDoubts(reading, page.doubts)),
      );
    }
  }

  async #orSkip(file: ArchiveFile, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      this.#run.skip({ file: file.source, reason: error.message });
      await this.#writer.remove(file.source);
    }
  }
}

/** A doubt about the page (two dates for it, a font without letters) is one about each of its articles. */
function withPageDoubts(reading: ArticleReading, doubts: readonly Doubt[]): ArticleReading {
  const telling = doubts.filter((doubt) => tellingOf(doubt) === 'note');
  if (telling.length === 0) return reading;
  return { ...reading, article: { ...reading.article, doubts: [...reading.article.doubts, ...telling] } };
}

/** What a file's reading rests on: its bytes, its sidecars, and the corrections that may concern it. */
async function printOf(file: ArchiveFile, corrections: Corrections): Promise<string> {
  const print = await file.fingerprint();
  const concerned = concerning(file.source, corrections);
  return concerned === '' ? print : createHash('sha256').update(`${print}\n${concerned}`).digest('hex');
}

function openFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限';
  return code === 'ENOENT' ? '文件不见了' : `读取失败（${code || '原因不明'}）`;
}
