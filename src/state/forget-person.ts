import type { Database } from './database.ts';
import { pack } from './packed.ts';
import { textIn } from './row.ts';
import { withoutPerson } from './sender-of.ts';
import { pendingUpdates, UPDATE_FORMAT } from './update-journal.ts';

/** Statements that need the person's id alone, in an order in which what later ones look up is still there. */
const ERASE: readonly string[] = [
  `DELETE FROM deliveries WHERE key IN (
    SELECT kinds.value || updates.id FROM updates, json_each('["u:", "s:", "g:"]') AS kinds WHERE person = ?)`,
  `DELETE FROM deliveries WHERE key IN (SELECT 'd:' || id FROM digests WHERE chat = ?)`,
  `DELETE FROM deliveries WHERE key GLOB '[mq]:*:' || CAST(? AS INTEGER)`,
  'UPDATE updates SET body = NULL, person = NULL WHERE person = ?',
  // What others asked after them was understood from what they had said.
  'UPDATE answers SET memory = NULL WHERE conversation IN (SELECT conversation FROM speakers WHERE person = ?)',
  'UPDATE conversations SET memory = NULL WHERE id IN (SELECT conversation FROM speakers WHERE person = ?)',
  'DELETE FROM speakers WHERE person = ?',
  'DELETE FROM feedback WHERE person = ?',
  'DELETE FROM answers WHERE person = ?',
  'DELETE FROM answers WHERE chat = ?',
  'DELETE FROM redemptions WHERE person = ?',
  'UPDATE invitations SET inviter = NULL WHERE inviter = ?',
  `DELETE FROM digests WHERE answer IS NOT NULL AND follows <> '[]' AND NOT EXISTS (
    SELECT 1 FROM json_each(digests.follows) WHERE value NOT IN (SELECT id FROM follows WHERE person = ?))`,
  'DELETE FROM digests WHERE chat = ?',
  'DELETE FROM told WHERE chat = ?',
  'DELETE FROM follows WHERE person = ?',
  'DELETE FROM follows WHERE chat = ?',
  'DELETE FROM waiting_files WHERE person = ?',
  'DELETE FROM waiting_files WHERE chat = ?',
  'DELETE FROM readers WHERE id = ?',
];

/**
 * Erases what the tables hold of a person and of the private chat with them, in one transaction. Gives the paths of the
 * files that waited for their word.
 */
export function erasePerson(db: Database, id: number): readonly string[] {
  return db.atomically(() => {
    const files = db.all('SELECT path FROM waiting_files WHERE person = ? OR chat = ?', id, id);
    for (const statement of ERASE) db.run(statement, id);
    const chat = `telegram:${id}`;
    db.run('DELETE FROM conversations WHERE id = ? OR (id > ? AND id < ?)', chat, `${chat}:`, `${chat};`);
    erasePersonFromUpdates(db, id);
    return files.map((row) => textIn(row.path));
  });
}

/** A message of somebody else that waits may answer or mention the person. */
function erasePersonFromUpdates(db: Database, id: number): void {
  for (const { id: updateId, update } of pendingUpdates(db)) {
    const body = pack(UPDATE_FORMAT, withoutPerson(update, id));
    db.run('UPDATE updates SET body = ? WHERE id = ?', body, updateId);
  }
}
