import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Doubt } from '../domain/article.ts';
import type { FileReading } from '../domain/reading.ts';
import { correctArticle } from './corrections/correct-article.ts';
import type { Corrections } from './corrections/corrections-file.ts';
import { unusedEntries } from './corrections/corrections-scope.ts';
import type { FactClaims } from './facts/issue-facts.ts';
import type { ArchiveFile } from './files/archive-file.ts';
import { decodedLines } from './files/decoded-lines.ts';
import { byteChunks, LARGEST_JSONL } from './files/read-bytes.ts';
import { UnreadableFileError } from './files/unreadable.ts';
import { readArticle } from './read-article.ts';
import { parseRecord, readRecord } from './read-record.ts';

const BATCH = 100;
/** Bad lines told one by one; further ones are only counted. */
const TOLD = 20;

/** Articles of a JSONL file in batches of 100, one line in memory at a time. Bad lines become doubts with their number. */
export async function* readJsonl(
  file: ArchiveFile,
  { claims, corrections }: { readonly claims: FactClaims; readonly corrections: Corrections },
  signal?: AbortSignal,
): AsyncGenerator<FileReading> {
  let [n, bad] = [0, 0];
  const damaged: number[] = [];
  const applied = new Set<number>();
  let batch: { articles: FileReading['articles'][number][]; doubts: Doubt[] } = { articles: [], doubts: [] };
  for await (const { text, number, lost } of decodedLines(byteChunks(file, LARGEST_JSONL, signal))) {
    if (lost > 0) damaged.push(number);
    const record = text === null ? '一行过长' : parseRecord(text, number);
    if (typeof record === 'string') {
      bad++;
      if (bad <= TOLD) batch.doubts.push({ code: 'bad-line', text: `第${number}行：${record}，已跳过` });
    } else {
      n++;
      const done = correctArticle(readRecord(record, { source: file.source, n, claims }), corrections);
      for (const line of done.applied) applied.add(line);
      if (done.article) batch.articles.push(readArticle(done.article));
      await othersTurn(); // thousands of records are minutes, in which a bot has to answer
    }
    if (batch.articles.length >= BATCH) {
      yield { source: file.source, furniture: [], ...batch };
      batch = { articles: [], doubts: [] };
      signal?.throwIfAborted();
    }
  }
  if (bad > TOLD) batch.doubts.push({ code: 'bad-line', text: `共有${bad}行读不懂，已跳过` });
  batch.doubts.push(...unusedEntries(file.source, corrections, applied));
  if (damaged.length > 0)
    batch.doubts.push({ code: 'encoding', text: `有${damaged.length}行含损坏的字符（第1处：第${damaged[0]}行）` });
  if (n === 0)
    throw new UnreadableFileError(
      bad > 0 ? `没有一行是有效的记录（第1处：${batch.doubts[0]?.text ?? ''}）` : '文件是空的',
    );
  if (batch.articles.length + batch.doubts.length > 0) yield { source: file.source, furniture: [], ...batch };
}
