import type { Update } from 'grammy/types';
import type { UpdateJournal } from '../../state/update-journal.ts';

/**
 * What this process received: written down before anybody acknowledges it, and handed out once. What the journal knows
 * already (a repetition, or an update that was taken up again at the start) is not handed out.
 */
export class Reception {
  readonly startedAt = new Date();
  /** When Telegram was last heard, by a poll that was answered or an update that came; milliseconds since 1970. */
  heardAt: number | null = null;
  /** Since when polls have failed, milliseconds since 1970; null while they do not. */
  failingSince: number | null = null;
  readonly #waiting = new Set<number>();

  constructor(private readonly journal: Pick<UpdateJournal, 'receive'>) {}

  /** Writes updates down; throws when the disk fails, and then they must not be acknowledged. */
  writeDown(updates: readonly Update[]): void {
    this.heardAt = Date.now();
    for (const id of this.journal.receive(updates)) this.#waiting.add(id);
  }

  /** True once for each update that was new when it was written down. */
  claim(updateId: number): boolean {
    return this.#waiting.delete(updateId);
  }
}
