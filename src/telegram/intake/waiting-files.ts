import { randomInt } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WaitingFile } from '../../state/intake.ts';
import type { BotTools } from '../bot-context.ts';

/** What the files that wait for confirmation need of the tools. */
type WaitingTools = Pick<BotTools, 'state' | 'settings' | 'now'>;

/** How long a file waits for a decision, milliseconds. */
const PATIENCE = 7 * 86_400_000;
/** A file that no row names is on its way for at most this long, milliseconds. */
const ON_ITS_WAY = 3_600_000;

/** A new place for the bytes of a file: in a folder of its own, so that it keeps its name. */
export async function placeForFile({ settings }: WaitingTools, name: string): Promise<string> {
  const letters = Array.from({ length: 16 }, () => String.fromCharCode(97 + randomInt(26))).join('');
  const folder = join(folderOf(settings), letters);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, name);
}

/** The file that waits under this number; null when it was decided on, or has waited too long. */
export function waitingFile({ state, now }: WaitingTools, id: number): WaitingFile | null {
  const file = state.intake.get(id);
  return file === null || isOver(file, now()) ? null : file;
}

/** Takes a file away for good. */
export async function dropFile({ state }: WaitingTools, file: WaitingFile): Promise<void> {
  state.intake.remove(file.id);
  await dropPlace(file.path);
}

/** Takes away the bytes of a file that is not waiting. */
export async function dropPlace(path: string): Promise<void> {
  await rm(dirname(path), { recursive: true, force: true });
}

/** Takes away what has waited too long, and bytes that nothing names any more (a kill on the way, /forget). */
export async function expireFiles(tools: WaitingTools): Promise<void> {
  const { state, settings, now } = tools;
  for (const file of state.intake.list()) if (isOver(file, now())) await dropFile(tools, file);
  const held = new Set(state.intake.list().map(({ path }) => dirname(path)));
  const root = folderOf(settings);
  const names = await readdir(root).catch(() => []);
  for (const folder of names.map((name) => join(root, name)).filter((path) => !held.has(path))) {
    const info = await stat(folder).catch(() => null);
    if (info && now().getTime() - info.mtimeMs > ON_ITS_WAY) await rm(folder, { recursive: true, force: true });
  }
}

function isOver(file: WaitingFile, now: Date): boolean {
  return now.getTime() - file.at.getTime() > PATIENCE;
}

function folderOf({ stateFolder }: WaitingTools['settings']): string {
  return join(stateFolder, 'incoming');
}
