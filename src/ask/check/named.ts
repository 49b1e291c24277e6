import { comparable } from '../../text/comparable.ts';
import type { Readings } from './readings.ts';
import type { Sources } from './sources.ts';
import { lay } from './tiles.ts';

/** The kind of the first place or body that a text names and its sources do not. */
export function namedFault(text: string, sources: Sources, readings: Readings): 'place' | 'organisation' | null {
  const missing = readings.named(text).find(({ name }) => !stands(comparable(name), sources));
  return missing?.kind ?? null;
}

/** Named in the quotes or metadata, whole or put together from their words, or by the short name that the article uses beside the long one. */
function stands(name: string, sources: Sources): boolean {
  if (sources.said.includes(name) || sources.metadata.includes(name)) return true;
  if (lay(name, sources.said).left.length === 0) return true;
  return sources.quotes.some(
    ({ article, text }) => isShort(name, comparable(text)) && comparable(article.text).includes(name),
  );
}

/** Farthest that two characters of a short name stand apart in the long one. */
const APART = 5;

/** Whether the characters of a short name stand in order within a few of one another: 住建局 in 住房和城乡建设局. */
function isShort(name: string, said: string): boolean {
  if (name.length < 2 || name.length > 8) return false;
  for (let start = said.indexOf(name.charAt(0)); start >= 0; start = said.indexOf(name.charAt(0), start + 1)) {
    let at = start;
    let n = 1;
    for (; n < name.length; n++) {
      const next = said.indexOf(name.charAt(n), at + 1);
      if (next < 0 || next - at > APART) break;
      at = next;
    }
    if (n === name.length) return true;
  }
  return false;
}
