import type { AnswerId } from '../../state/answers.ts';

/** What the keyboard under an answer shows beside its fixed buttons. */
export interface KeyboardPage {
  /** Which ten of the source buttons, from 0. */
  readonly sources: number;
  /** Which part of an answer whose parts are turned in place, from 0; null when all of its parts were sent. */
  readonly part: number | null;
}

/** The first page of source buttons of an answer whose parts were all sent. */
export const FIRST_PAGE: KeyboardPage = { sources: 0, part: null };

/**
 * Data of the buttons of an answer, at most 64 bytes each (Bot API). What stands under an answer opens a new message;
 * `place: 'here'` says that the message with the button is turned into what was asked for.
 */
export const DATA = {
  source: (id: AnswerId, n: number, place: 'new' | 'here') => `c:${id}:${n}${here(place)}`,
  article: (id: AnswerId, n: number, page: number, place: 'new' | 'here') => `a:${id}:${n}:${page}${here(place)}`,
  /** More source buttons, or another part, under the same answer. */
  page: (id: AnswerId, page: KeyboardPage) => `l:${id}${pageData(page)}`,
  part: (id: AnswerId, page: KeyboardPage) => `p:${id}${pageData(page)}`,
  timeline: (id: AnswerId) => `t:${id}`,
  why: (id: AnswerId) => `w:${id}`,
  good: (id: AnswerId, page: KeyboardPage) => `g:${id}${pageData(page)}`,
  bad: (id: AnswerId, page: KeyboardPage) => `b:${id}${pageData(page)}`,
  agree: (id: AnswerId) => `by:${id}`,
  disagree: (id: AnswerId) => `bn:${id}`,
  option: (id: AnswerId, k: number) => `o:${id}:${k}`,
} as const;

/** Whether data is that of a button of an answer, of any kind above. */
export function isAnswerData(data: string): boolean {
  return /^(?:[caplwtgbo]|b[yn]):/.test(data);
}

/** What a button's data says: which answer, the numbers behind it, and whether its own message is to be changed. */
export interface Pressed {
  readonly id: string;
  readonly numbers: readonly number[];
  readonly here: boolean;
}

/** Reads data of a button, with its prefix; null for what no button of this kind carries. */
export function readData(prefix: string, data: string): Pressed | null {
  const match = /^([a-z]{1,2}):([a-z0-9]{12})((?::\d{1,4}){0,2})(:e)?$/.exec(data);
  if (!match || match[1] !== prefix) return null;
  const numbers = (match[3] ?? '').split(':').slice(1).map(Number);
  return { id: match[2] ?? '', numbers, here: match[4] !== undefined };
}

/** The page that the numbers behind an answer's id say; the first when they say none. */
export function pageOf([sources = 0, part]: readonly number[]): KeyboardPage {
  return { sources, part: part ?? null };
}

function pageData({ sources, part }: KeyboardPage): string {
  return part === null ? `:${sources}` : `:${sources}:${part}`;
}

function here(place: 'new' | 'here'): string {
  return place === 'here' ? ':e' : '';
}
