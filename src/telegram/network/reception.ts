import type { UpdateJournal } from '../../state/update-journal.ts';

/**
 * What this process receives: written down before anybody acknowledges it. Which updates are repetitions the journal
 * tells when they are taken up.
 */
export class Reception {
  readonly startedAt = new Date();
  /** When Telegram was last heard, by a poll that was answered or an update that came; milliseconds since 1970. */
  heardAt: number | null = null;
  /** Since when polls have failed, milliseconds since 1970; null while they do not. */
  failingSince: number | null = null;

  constructor(private readonly journal: Pick<UpdateJournal, 'receive'>) {}

  /** Writes updates down; throws when the disk fails, and then they must not be acknowledged. */
  writeDown(updates: readonly { readonly update_id: number }[]): void {
    this.heardAt = Date.now();
    this.journal.receive(updates);
  }
}
