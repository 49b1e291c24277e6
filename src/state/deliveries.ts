import type { Database } from './database.ts';
import { numberIn } from './row.ts';

/**
 * Which parts of which replies Telegram has accepted, so that after a restart only the others are sent. `key` names the
 * reply: `u:<update id>` for what answers an update, `d:<digest id>` for a digest, `m:<day>:<person or
 * group>` for what is said once a day. Keys of other beginnings that end with a person go with them: see `erasePerson`.
 */
export interface DeliveryStore {
  /** Message ids by part; the parts of a reply are numbered from 0. */
  sent(key: string): ReadonlyMap<number, number>;
  note(key: string, part: number, messageId: number): void;
}

/** Deliveries in the table of that name. */
export function openDeliveryStore(db: Database, now: () => Date): DeliveryStore {
  return {
    sent(key) {
      const rows = db.all('SELECT part, message FROM deliveries WHERE key = ?', key);
      return new Map(rows.map((row) => [numberIn(row.part), numberIn(row.message)]));
    },
    note(key, part, messageId) {
      db.run(
        'INSERT OR REPLACE INTO deliveries (key, part, message, at) VALUES (?, ?, ?, ?)',
        key,
        part,
        messageId,
        now().getTime(),
      );
    },
  };
}
