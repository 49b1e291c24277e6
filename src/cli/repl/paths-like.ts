import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { oneLine } from '../../render/terminal-safe.ts';
import { endingOf } from './write-file.ts';

/** Paths that begin with what was typed: folders, and files of these endings. Empty where nothing can be listed. */
export async function pathsLike(typed: string, endings: readonly string[]): Promise<readonly string[]> {
  const folder = /^(?:.*[/\\])?/s.exec(typed)?.[0] ?? '';
  const begun = typed.slice(folder.length);
  const place = /^~[/\\]/.test(folder) ? join(homedir(), folder.slice(2)) : resolve(folder);
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(({ name }) => name.startsWith(begun) && (begun !== '' || !name.startsWith('.')) && name === oneLine(name))
    .flatMap((entry) => {
      if (entry.isDirectory()) return `${folder}${entry.name}/`;
      return endings.includes(endingOf(entry.name)) ? `${folder}${entry.name}` : [];
    })
    .sort();
}
