import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Answer } from '../../domain/answer.ts';
import type { IndexReader } from '../../domain/archive-index.ts';
import { NO_SLOTS } from '../../domain/conversation.ts';
import type { Day } from '../../domain/day.ts';
import { answerQuestion } from '../answer-question.ts';
import { readingsOf } from './folder-readings.ts';
import { memoryIndex } from './memory-index.ts';

/** Texts of pages by their archive-relative paths. */
type Pages = Readonly<Record<string, string>>;

/** Pages as an index in memory, read as files are. */
export async function pagesIndex(pages: Pages): Promise<IndexReader> {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-pages-'));
  for (const [path, text] of Object.entries(pages)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const readings = await readingsOf(folder);
  await rm(folder, { recursive: true });
  return memoryIndex(readings);
}

/** Asks questions of pages, each by itself and without models; the pages are read at the first. */
export function askingPages(pages: Pages, askedOn: Day): (question: string) => Promise<Answer> {
  let reader: Promise<IndexReader> | null = null;
  return async (question) => {
    reader ??= pagesIndex(pages);
    const dependencies = { reader: await reader, writer: null };
    return (await answerQuestion({ question, slots: NO_SLOTS, askedOn }, dependencies)).answer;
  };
}
