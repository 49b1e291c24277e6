import { resolve } from 'node:path';
import type { Config } from '../config.ts';

/** A backup that was made. */
interface Backup {
  /** Absolute. */
  readonly file: string;
  readonly bytes: number;
}

/** Writes a copy of the bot's state to a new file, whether a bot runs or not. Rejects with a WenbaoError. */
export async function backUp({ state }: Pick<Config, 'state'>, to: string): Promise<Backup> {
  const { backupState } = await import('../state/backup-state.ts');
  const file = resolve(to);
  return { file, bytes: backupState(state, file) };
}
