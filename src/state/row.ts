import type { Value } from './database.ts';

type Cell = Value | undefined;

/** A column that holds a number; 0 where it holds none. */
export function numberIn(cell: Cell): number {
  return typeof cell === 'number' ? cell : 0;
}

export function numberOrNull(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null;
}

/** A column that holds text; empty where it holds none. */
export function textIn(cell: Cell): string {
  return typeof cell === 'string' ? cell : '';
}

export function textOrNull(cell: Cell): string | null {
  return typeof cell === 'string' ? cell : null;
}

/** A moment, kept in milliseconds since 1970. */
export function timeIn(cell: Cell): Date {
  return new Date(numberIn(cell));
}

/** A topic is kept as its number, none as 0, since SQLite takes two empty values for different ones. */
export function threadColumn(threadId: number | null): number {
  return threadId ?? 0;
}

export function threadIn(cell: Cell): number | null {
  return numberIn(cell) || null;
}
