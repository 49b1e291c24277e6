import { oneLine } from './terminal-safe.ts';

/** The beginning of a text on one line, at most `units` UTF-16 units, no surrogate pair cut; nothing says that it goes on. */
export function shortened(text: string, units: number): string {
  const line = oneLine(text);
  return line.slice(0, beforePair(line, Math.min(units, line.length))).trimEnd();
}

/** The same place in a text, or one unit before it where it lies within a surrogate pair. */
export function beforePair(text: string, at: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0 ? at - 1 : at;
}

/** The line, cut with 「…」 where it is longer than `units`. */
export function lineWithin(text: string, units: number): string {
  const line = oneLine(text);
  return line.length <= units ? line : `${shortened(line, units - 1)}…`;
}
