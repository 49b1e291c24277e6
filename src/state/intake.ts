import type { Database, Row } from './database.ts';
import { numberIn, textIn, timeIn } from './row.ts';

/** A file that an admin sent and that waits for confirmation. */
export interface WaitingFile {
  readonly id: number;
  readonly chatId: number;
  readonly userId: number;
  /** As Telegram named it, made safe. */
  readonly name: string;
  /** Where its bytes lie, in the state folder. */
  readonly path: string;
  readonly at: Date;
}

/** Files waiting to be put into the archive. */
export interface IntakeStore {
  add(file: Omit<WaitingFile, 'id' | 'at'>): number;
  get(id: number): WaitingFile | null;
  remove(id: number): void;
  list(): readonly WaitingFile[];
}

const ADD = 'INSERT INTO waiting_files (chat, person, name, path, at) VALUES (?, ?, ?, ?, ?)';

/** Waiting files in the table of that name. Ids are never given twice. */
export function openIntakeStore(db: Database, now: () => Date): IntakeStore {
  return {
    add: ({ chatId, userId, name, path }) => db.run(ADD, chatId, userId, name, path, now().getTime()).id,
    get(id) {
      const row = db.get('SELECT * FROM waiting_files WHERE id = ?', id);
      return row === undefined ? null : waitingFile(row);
    },
    remove(id) {
      db.run('DELETE FROM waiting_files WHERE id = ?', id);
    },
    list: () => db.all('SELECT * FROM waiting_files ORDER BY id').map(waitingFile),
  };
}

function waitingFile(row: Row): WaitingFile {
  return {
    id: numberIn(row.id),
    chatId: numberIn(row.chat),
    userId: numberIn(row.person),
    name: textIn(row.name),
    path: textIn(row.path),
    at: timeIn(row.at),
  };
}
