import { bookTitle, pageText } from '../../render/citation-line.ts';
import { dayText } from '../../render/day-text.ts';
import { oneLine } from '../../render/terminal-safe.ts';
import type { Accepted, Reading } from './reading.ts';

/** Words in the reader's language. */
export type Words = (key: string, variables?: Record<string, string | number>) => string;

/** UTF-16 units of a text that fits in one message (4,096) with room for a head. */
const LONGEST = 3_800;
const LONGEST_LINE = 120;
const MOST = { titles: 10, doubts: 8, skipped: 8 };

/** What the reader made of a file that was sent in, in one message: for an admin to decide on, if there is an article. */
export function summaryText(name: string, readings: readonly Reading[], words: Words): string {
  const read = readings.filter(({ skipped }) => skipped === null);
  const skipped = readings.flatMap((one) => (one.skipped === null ? [] : { file: one.file, reason: one.skipped }));
  const doubts = readings.flatMap((reading) => reading.doubts);
  const counts = { files: read.length, articles: articlesIn(readings) };
  return fitted(
    [
      words(counts.articles === 0 ? 'intake-nothing-read' : 'intake-summary', { name: shown(name), ...counts }),
      ...(doubts.length > 0 ? doubtLines(doubts, words) : []),
      ...leftLines(skipped, words),
    ],
    counts.articles === 0 ? [] : read.map((reading) => fileLines(reading, words)),
    words,
  );
}

/** How many articles were found. */
export function articlesIn(readings: readonly Reading[]): number {
  return readings.reduce((sum, { titles }) => sum + titles.length, 0);
}

/** What became of the files, after the admin confirmed. */
export function acceptedText({ added, held, left }: Accepted, words: Words): string {
  const names = (files: readonly string[]) => listed(files, MOST.skipped, words);
  return [
    added.length > 0 ? words('intake-added', { count: added.length, names: names(added) }) : '',
    held.length > 0 ? words('intake-held', { count: held.length, names: names(held) }) : '',
    ...leftLines(left, words),
  ]
    .filter(Boolean)
    .join('\n');
}

/** A name as it may stand in a message. */
export function shown(text: string): string {
  const line = oneLine(text);
  return line.length <= LONGEST_LINE ? line : `${[...line].slice(0, LONGEST_LINE / 2).join('')}…`;
}

function fileLines({ file, paper, issueDate, page, titles }: Reading, words: Words): readonly string[] {
  const place = [paper && bookTitle(oneLine(paper)), issueDate && dayText(issueDate), page && pageText(oneLine(page))];
  const where = place.filter(Boolean).join('') || words('intake-place-unknown');
  const more = titles.length - MOST.titles;
  return [
    '',
    words('intake-file', { file: shown(file), where, count: titles.length }),
    ...titles.slice(0, MOST.titles).map((title, at) => `${at + 1}. ${shown(title)}`),
    ...(more > 0 ? [words('intake-more-titles', { count: more })] : []),
  ];
}

function doubtLines(doubts: readonly string[], words: Words): readonly string[] {
  const unlike = [...new Set(doubts)];
  const lines = unlike.slice(0, MOST.doubts).map((doubt) => `· ${shown(doubt)}`);
  const more = unlike.length - lines.length;
  return [
    words('intake-doubts', { count: unlike.length }),
    ...lines,
    ...(more > 0 ? [words('intake-more', { count: more })] : []),
  ];
}

function leftLines(left: Accepted['left'], words: Words): readonly string[] {
  if (left.length === 0) return [];
  const lines = left.slice(0, MOST.skipped).map(({ file, reason }) => `· ${shown(file)}：${shown(reason)}`);
  const more = left.length - lines.length;
  return [
    words('intake-left', { count: left.length }),
    ...lines,
    ...(more > 0 ? [words('intake-more', { count: more })] : []),
  ];
}

function listed(names: readonly string[], most: number, words: Words): string {
  const some = names.slice(0, most).map(shown).join('、');
  return names.length > most ? `${some}${words('intake-and-more', { count: names.length - most })}` : some;
}

/** The head, and as many files as fit behind it. */
function fitted(head: readonly string[], files: readonly (readonly string[])[], words: Words): string {
  const lines = [...head];
  let length = lines.join('\n').length;
  for (const [at, file] of files.entries()) {
    length += file.join('\n').length + 1;
    if (length > LONGEST) return [...lines, '', words('intake-more-files', { count: files.length - at })].join('\n');
    lines.push(...file);
  }
  return lines.join('\n');
}
