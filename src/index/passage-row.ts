import { addDays, type Day, type DayRange } from '../domain/day.ts';
import type { Passage } from '../domain/passage.ts';

/** A passage with what a search needs to know of its article. */
export interface PlacedPassage {
  readonly passage: Passage;
  /** The lines above the body of its article. */
  readonly head: string;
  readonly issueDay: Day | null;
  /** Days that its article tells of; longer periods are left out. */
  readonly told: readonly DayRange[];
}

/** Longest period that says when something was, in days; 今年以来 says nothing of a day in it. */
const LONGEST = 32;

/** The column that a passage is read from: one, since each column that a search fetches costs it another millisecond or two. */
export const PASSAGE_COLUMN = 'passage';

/** The value of the column. */
export function packPassage({ passage, head, issueDay, told }: PlacedPassage): string {
  const { id, articleId, n, start, end, text } = passage;
  const days = new Set(told.filter(isShort).map(({ from, to }) => (from === to ? from : `${from}/${to}`)));
  return JSON.stringify([id, articleId, n, start, end, issueDay, head, text, [...days].join(' ')]);
}

/** A row of the passages table as a passage in its place. */
export function placedPassage(packed: string): PlacedPassage {
  const [id, articleId, n, start, end, issueDay, head, text, days] = JSON.parse(packed); // what packPassage wrote
  const told = String(days)
    .split(' ')
    .filter((range) => range !== '')
    .map((range) => ({ from: range.split('/')[0] ?? range, to: range.split('/')[1] ?? range }));
  return { passage: { id, articleId, n, start, end, text }, head, issueDay, told };
}

function isShort({ from, to }: DayRange): boolean {
  return from === to || to <= addDays(from, LONGEST);
}
