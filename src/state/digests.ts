import type { Answer } from '../domain/answer.ts';
import type { Day } from '../domain/day.ts';
import type { Database, Row, Value } from './database.ts';
import { pack, unpack } from './packed.ts';
import { numberIn, textIn, textOrNull, threadColumn, threadIn } from './row.ts';

/** News of one issue for one chat, waiting to be sent or sent. */
export interface Digest {
  readonly id: number;
  readonly chatId: number;
  readonly threadId: number | null;
  readonly paper: string | null;
  readonly issueDay: Day | null;
  /** What is told, verified and cited like any answer; null once it was sent. */
  readonly answer: Answer | null;
  readonly followIds: readonly number[];
}

/** The outbox of digests, and what each chat was told already. */
export interface DigestStore {
  /**
   * Puts a digest in the outbox together with the happenings it tells (`told`: any keys that name a happening for ever),
   * in one transaction.
   */
  add(digest: Omit<Digest, 'id'>, told: readonly string[]): number;
  /** Those of the keys that this chat (and topic) was told, or is about to be told. */
  toldOf(chatId: number, threadId: number | null, keys: readonly string[]): ReadonlySet<string>;
  /** Not sent yet, oldest first. */
  pending(): readonly Digest[];
  get(id: number): Digest | null;
  done(id: number): void;
  /** A chat that got another id: what waits for it, and what it was told, goes along. */
  moveChat(from: number, to: number): void;
}

/** Format of the column `answer`. */
const ANSWER_FORMAT = 1;

const ADD = `INSERT INTO digests (chat, thread, paper, issue_day, answer, follows, at) VALUES (?, ?, ?, ?, ?, ?, ?)`;
const TOLD = `SELECT key FROM told WHERE chat = ? AND thread = ? AND key IN (SELECT value FROM json_each(?))`;

/** Digests in the tables `digests` and `told`. Ids are never given twice. */
export function openDigestStore(db: Database, now: () => Date): DigestStore {
  return {
    add: ({ chatId, threadId, paper, issueDay, answer, followIds }, told) =>
      db.atomically(() => {
        const thread = threadColumn(threadId);
        for (const key of told) {
          db.run('INSERT OR IGNORE INTO told (chat, thread, key) VALUES (?, ?, ?)', chatId, thread, key);
        }
        const body = answer && pack(ANSWER_FORMAT, answer);
        return db.run(ADD, chatId, thread, paper, issueDay, body, JSON.stringify(followIds), now().getTime()).id;
      }),
    toldOf(chatId, threadId, keys) {
      const rows = db.all(TOLD, chatId, threadColumn(threadId), JSON.stringify(keys));
      return new Set(rows.map((row) => textIn(row.key)));
    },
    pending: () =>
      db
        .all('SELECT * FROM digests WHERE answer IS NOT NULL ORDER BY id')
        .map(digestOf)
        .filter((digest) => digest.answer !== null),
    get(id) {
      const row = db.get('SELECT * FROM digests WHERE id = ?', id);
      return row === undefined ? null : digestOf(row);
    },
    done(id) {
      db.run('UPDATE digests SET answer = NULL, at = ? WHERE id = ?', now().getTime(), id);
    },
    moveChat: (from, to) =>
      db.atomically(() => {
        db.run('UPDATE digests SET chat = ? WHERE chat = ?', to, from);
        db.run('UPDATE OR IGNORE told SET chat = ? WHERE chat = ?', to, from);
        db.run('DELETE FROM told WHERE chat = ?', from);
      }),
  };
}

function digestOf(row: Row): Digest {
  return {
    id: numberIn(row.id),
    chatId: numberIn(row.chat),
    threadId: threadIn(row.thread),
    paper: textOrNull(row.paper),
    issueDay: textOrNull(row.issue_day),
    answer: unpack(ANSWER_FORMAT, row.answer) as Answer | null, // what has this format was written by `add`
    followIds: numbersIn(row.follows),
  };
}

function numbersIn(cell: Value | undefined): readonly number[] {
  try {
    const list: unknown = JSON.parse(textIn(cell));
    return Array.isArray(list) ? list.filter((item) => typeof item === 'number') : [];
  } catch {
    return [];
  }
}
