import type { Database } from './database.ts';

/** What is deleted when it was last touched before a time, in milliseconds. */
const EXPIRE: readonly string[] = [
  'DELETE FROM updates WHERE body IS NULL AND at < ?',
  'DELETE FROM deliveries WHERE at < ?',
  'DELETE FROM answers WHERE at < ?',
  'DELETE FROM conversations WHERE at < ?',
  'DELETE FROM digests WHERE answer IS NULL AND at < ?',
  'DELETE FROM invitations WHERE until < ?',
  // Of somebody who was merely here.
  `DELETE FROM readers WHERE last_seen < ? AND language IS NULL AND standing = 'default' AND daily_questions IS NULL`,
];

/** Deletes what was last touched before `time`, use of the days before included. Gives how many rows. */
export function expireBefore(db: Database, time: Date): number {
  return db.atomically(() => {
    const rows = EXPIRE.reduce((sum, statement) => sum + db.run(statement, time.getTime()).changes, 0);
    const use = db.run('DELETE FROM usage WHERE day < ?', time.toISOString().slice(0, 10)).changes;
    db.run('DELETE FROM speakers WHERE conversation NOT IN (SELECT id FROM conversations)');
    return rows + use;
  });
}
