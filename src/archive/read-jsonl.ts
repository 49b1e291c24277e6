import type { Doubt } from '../domain/article.ts';
import type { FileReading } from '../domain/reading.ts';
import type { ArchiveFile } from './archive-file.ts';
import type { FactClaims } from './issue-facts.ts';
import { readArticle } from './read-article.ts';
import { byteChunks, LARGEST_JSONL } from './read-bytes.ts';
import { parseRecord, readRecord } from './read-record.ts';
import { UnreadableFileError } from './unreadable.ts';

const BATCH = 100;
/** Longest line, in bytes. A longer one is passed over with a doubt, without being held. */
const LONGEST_LINE = 16 * 1024 * 1024;
/** Bad lines told one by one; further ones are only counted. */
const TOLD = 20;

/** Articles of a JSONL file in batches of 100, one line in memory at a time. Bad lines become doubts with their number. */
export async function* readJsonl(
  file: ArchiveFile,
  claims: FactClaims,
  signal?: AbortSignal,
): AsyncGenerator<FileReading> {
  let [n, bad] = [0, 0];
  let batch: { articles: FileReading['articles'][number][]; doubts: Doubt[] } = { articles: [], doubts: [] };
  for await (const { text, number } of textLines(file, signal)) {
    const record = text === null ? '一行过长' : parseRecord(text, number);
    if (typeof record === 'string') {
      bad++;
      if (bad <= TOLD) batch.doubts.push({ code: 'bad-line', text: `第${number}行：${record}，已跳过` });
    } else {
      n++;
      batch.articles.push(readArticle(readRecord(record, { source: file.source, n, claims })));
    }
    if (batch.articles.length >= BATCH) {
      yield { source: file.source, furniture: [], ...batch };
      batch = { articles: [], doubts: [] };
      signal?.throwIfAborted();
    }
  }
  if (bad > TOLD) batch.doubts.push({ code: 'bad-line', text: `共有${bad}行读不懂，已跳过` });
  if (n === 0)
    throw new UnreadableFileError(
      bad > 0 ? `没有一行是有效的记录（第1处：${batch.doubts[0]?.text ?? ''}）` : '文件是空的',
    );
  if (batch.articles.length + batch.doubts.length > 0) yield { source: file.source, furniture: [], ...batch };
}

interface TextLine {
  /** Null for a line that is too long. */
  readonly text: string | null;
  /** From 1. */
  readonly number: number;
}

/** Lines that hold something, decoded one by one as UTF-8 or, where that fails, GB18030. */
async function* textLines(file: ArchiveFile, signal?: AbortSignal): AsyncGenerator<TextLine> {
  let number = 0;
  for await (const bytes of byteLines(file, signal)) {
    number++;
    const text = bytes && decodeLine(bytes, number);
    if (text === null || text.trim()) yield { text, number };
  }
}

/** Raw lines; null in place of one that is too long. */
async function* byteLines(file: ArchiveFile, signal?: AbortSignal): AsyncGenerator<Buffer | null> {
  let held: Buffer[] = [];
  let size = 0;
  const take = (): Buffer | null => {
    const line = size > LONGEST_LINE ? null : Buffer.concat(held);
    [held, size] = [[], 0];
    return line;
  };
  for await (const chunk of byteChunks(file, LARGEST_JSONL, signal)) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      held.push(chunk.subarray(start, end));
      size += end - start;
      yield take();
      start = end + 1;
    }
    size += chunk.length - start;
    if (size <= LONGEST_LINE) held.push(chunk.subarray(start));
    else held = [];
  }
  if (size > 0) yield take();
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

function decodeLine(bytes: Buffer, number: number): string {
  if (number === 1 && (bytes[0] === 0xff || bytes[0] === 0xfe) && bytes[1] !== undefined) {
    throw new UnreadableFileError('JSONL 须为 UTF-8 编码（此文件是 UTF-16）');
  }
  try {
    return utf8.decode(bytes);
  } catch {
    return gb18030.decode(bytes);
  }
}
