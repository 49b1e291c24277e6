import type { Database, Row } from './database.ts';
import { pack, unpack } from './packed.ts';
import { numberIn } from './row.ts';
import { senderOf } from './sender-of.ts';

/** An update that was received and is not done with. */
interface PendingUpdate {
  readonly id: number;
  /** The update as Telegram sent it, parsed JSON. */
  readonly update: unknown;
  /** How often it was taken up so far; one that keeps killing the process must not be taken up for ever. */
  readonly attempts: number;
}

/**
 * The journal of updates: each is written down before Telegram is told that it was received, and is done with when all
 * that it asks for was done. What it says is erased then; its id stays, so that a repetition is known.
 */
export interface UpdateJournal {
  /** Writes down those that are not there yet, in one transaction; gives the ids of the new ones. */
  receive(updates: readonly { readonly update_id: number }[]): readonly number[];
  /** Marks the beginning of an attempt: 'take' the first time and after a crash, 'done' when it is done with already. */
  begin(updateId: number): 'take' | 'done';
  done(updateId: number): void;
  /** Ends an attempt that could not be carried through and did no harm: it is not counted, and there may be another. */
  putBack(updateId: number): void;
  /** Those not done with, in order of id. */
  pending(): readonly PendingUpdate[];
  /** Id of the newest update received in this run of the program; null before the first. */
  newest(): number | null;
}

/** Telegram keeps what was not confirmed for a day at most, so an older id that comes again is another update. */
const REPEATED_WITHIN_MS = 3 * 24 * 3_600_000;
/** Format of the column `body`. */
export const UPDATE_FORMAT = 1;

const RECEIVE = 'INSERT OR IGNORE INTO updates (id, body, person, at) VALUES (?, ?, ?, ?)';
const BEGIN = 'UPDATE updates SET attempts = attempts + 1 WHERE id = ?';
const PUT_BACK = 'UPDATE updates SET attempts = attempts - 1 WHERE id = ? AND attempts > 0';
const DONE = `INSERT INTO updates (id, at) VALUES (?, ?)
  ON CONFLICT (id) DO UPDATE SET body = NULL, at = excluded.at`;
const PENDING = 'SELECT id, body, attempts FROM updates WHERE body IS NOT NULL ORDER BY id';

/** The journal in the table `updates`. `checkPresence` throws when what is written down would be lost. */
export function openUpdateJournal(db: Database, now: () => Date, checkPresence: () => void): UpdateJournal {
  /** Taken up by this process and not done with: they are worked on and must not be taken up twice. */
  const running = new Set<number>();
  const receiveOne = (update: { readonly update_id: number }): boolean => {
    const id = update.update_id;
    forgetOldOf(db, id, now().getTime() - REPEATED_WITHIN_MS);
    return db.run(RECEIVE, id, pack(UPDATE_FORMAT, update), senderOf(update), now().getTime()).changes > 0;
  };
  let newest: number | null = null;
  return {
    receive(updates) {
      checkPresence();
      if (updates.length === 0) return [];
      const fresh = db.atomically(() => updates.filter(receiveOne).map((update) => update.update_id));
      newest = Math.max(...updates.map((update) => update.update_id));
      return fresh;
    },
    newest: () => newest,
    begin(updateId) {
      const known = db.get('SELECT body IS NULL AS done FROM updates WHERE id = ?', updateId);
      if (running.has(updateId) || known?.done === 1) return 'done';
      db.run(BEGIN, updateId);
      running.add(updateId);
      return 'take';
    },
    done(updateId) {
      db.run(DONE, updateId, now().getTime());
      running.delete(updateId);
    },
    putBack(updateId) {
      if (running.delete(updateId)) db.run(PUT_BACK, updateId);
    },
    pending: () => pendingUpdates(db),
  };
}

/** Those not done with, in order of id. */
export function pendingUpdates(db: Database): readonly PendingUpdate[] {
  return db.all(PENDING).map(pendingUpdate);
}

/** After a quiet week Telegram goes on at a random number, which may be one that is still in the journal. */
function forgetOldOf(db: Database, id: number, before: number): void {
  const old = db.run('DELETE FROM updates WHERE id = ? AND body IS NULL AND at < ?', id, before).changes > 0;
  if (!old) return;
  db.run('DELETE FROM deliveries WHERE key = ?', `u:${id}`);
  db.run('UPDATE answers SET update_id = NULL WHERE update_id = ?', id);
}

function pendingUpdate(row: Row): PendingUpdate {
  return { id: numberIn(row.id), update: unpack(UPDATE_FORMAT, row.body), attempts: numberIn(row.attempts) };
}
