import type { Database, Row } from './database.ts';
import { numberIn, textIn, threadColumn, threadIn, timeIn } from './row.ts';

/** Somebody's wish to hear of a person or a subject. */
export interface Follow {
  readonly id: number;
  /** Chat (and topic) that the digests go to. */
  readonly chatId: number;
  readonly threadId: number | null;
  /** Who asked for it. */
  readonly userId: number;
  /** As the reader wrote it, trimmed, at most 40 characters. */
  readonly subject: string;
  readonly createdAt: Date;
}

/** Who follows what. */
export interface FollowStore {
  /** Null when the chat (and topic) follows this subject already. */
  add(follow: Omit<Follow, 'id' | 'createdAt'>): Follow | null;
  /** False when there was none. */
  remove(chatId: number, threadId: number | null, subject: string): boolean;
  removeById(id: number): boolean;
  of(chatId: number, threadId: number | null): readonly Follow[];
  /** Those of a chat, its topics together. */
  inChat(chatId: number): readonly Follow[];
  get(id: number): Follow | null;
  all(): readonly Follow[];
  count(): number;
  /** A chat that got another id: what it follows, under the same ids, goes along. */
  moveChat(from: number, to: number): void;
  /** A chat that blocked the bot or that the bot has left. */
  removeChat(chatId: number): number;
}

/** Follows in the table of that name. Ids are never given twice. */
export function openFollowStore(db: Database, now: () => Date): FollowStore {
  return {
    add(follow) {
      const { chatId, threadId, userId, subject } = follow;
      const createdAt = now();
      const { changes, id } = db.run(
        'INSERT OR IGNORE INTO follows (chat, thread, person, subject, at) VALUES (?, ?, ?, ?, ?)',
        chatId,
        threadColumn(threadId),
        userId,
        subject,
        createdAt.getTime(),
      );
      return changes === 0 ? null : { id, chatId, threadId, userId, subject, createdAt };
    },
    remove: (chatId, threadId, subject) =>
      db.run(
        'DELETE FROM follows WHERE chat = ? AND thread = ? AND subject = ?',
        chatId,
        threadColumn(threadId),
        subject,
      ).changes > 0,
    removeById: (id) => db.run('DELETE FROM follows WHERE id = ?', id).changes > 0,
    of: (chatId, threadId) =>
      db
        .all('SELECT * FROM follows WHERE chat = ? AND thread = ? ORDER BY id', chatId, threadColumn(threadId))
        .map(followOf),
    inChat: (chatId) => db.all('SELECT * FROM follows WHERE chat = ? ORDER BY id', chatId).map(followOf),
    get(id) {
      const row = db.get('SELECT * FROM follows WHERE id = ?', id);
      return row === undefined ? null : followOf(row);
    },
    count: () => numberIn(db.get('SELECT count(*) AS n FROM follows')?.n),
    all: () => db.all('SELECT * FROM follows ORDER BY id').map(followOf),
    moveChat(from, to) {
      db.run('UPDATE OR IGNORE follows SET chat = ? WHERE chat = ?', to, from);
      db.run('DELETE FROM follows WHERE chat = ?', from); // followed there already
    },
    removeChat: (chatId) => db.run('DELETE FROM follows WHERE chat = ?', chatId).changes,
  };
}

function followOf(row: Row): Follow {
  return {
    id: numberIn(row.id),
    chatId: numberIn(row.chat),
    threadId: threadIn(row.thread),
    userId: numberIn(row.person),
    subject: textIn(row.subject),
    createdAt: timeIn(row.at),
  };
}
