import type { Answer } from '../domain/answer.ts';
import { NO_SLOTS, type Slots } from '../domain/conversation.ts';
import type { Day } from '../domain/day.ts';
import type { Database, Row, Value } from './database.ts';
import { pack, unpack } from './packed.ts';
import { randomId } from './random-id.ts';
import { numberIn, numberOrNull, textIn, textOrNull, timeIn } from './row.ts';

/** Names a stored answer: 12 characters of `a-z0-9`, random, so that nobody can guess another reader's. */
export type AnswerId = string & { readonly brand: 'AnswerId' };

/** An answer as it was given, with what is needed to show its sources, to rate it and to answer its question anew. */
export interface StoredAnswer {
  readonly id: AnswerId;
  readonly conversationId: string;
  readonly chatId: number;
  /** Who asked; null for somebody anonymous. */
  readonly userId: number | null;
  /** Message that asked; 0 for none (inline). */
  readonly questionMessageId: number;
  readonly updateId: number;
  readonly answer: Answer;
  /** What the conversation remembered before the question. */
  readonly before: Slots;
  readonly askedOn: Day;
  readonly paper: string | null;
  readonly at: Date;
}

/** Answers given, whole: a citation sent months ago still opens to the quote as it was. */
export interface AnswerStore {
  /** Keeps an answer under a new id; another answer to the same question message takes its place under the same id. */
  keep(answer: Omit<StoredAnswer, 'id' | 'at'>): AnswerId;
  /** Null when there is none (any more), or another version of the program wrote it in a form that is not known. */
  get(id: string): StoredAnswer | null;
  /** The answer that an update led to, for a resumed update. */
  byUpdate(updateId: number): StoredAnswer | null;
  /** The answer to a question message, for one that was edited. */
  byQuestion(chatId: number, messageId: number): StoredAnswer | null;
  /** The latest answer of a conversation. */
  latest(conversationId: string): StoredAnswer | null;
  count(): number;
}

/** Formats of the columns `answer` and `memory`: raise one when what was written before cannot be shown any more. */
const ANSWER_FORMAT = 1;
const SLOTS_FORMAT = 1;
const ID_LENGTH = 12;

const KEEP = `INSERT INTO answers
  (id, conversation, chat, person, question_message, update_id, asked_on, paper, at, memory, answer)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const REPLACE = `UPDATE answers SET conversation = ?, chat = ?, person = ?, question_message = ?, update_id = ?,
  asked_on = ?, paper = ?, at = ?, memory = ?, answer = ? WHERE id = ?`;

/** Answers in the table of that name. */
export function openAnswerStore(db: Database, now: () => Date): AnswerStore {
  const one = (where: string, ...values: readonly Value[]): StoredAnswer | null => {
    const row = db.get(`SELECT * FROM answers WHERE ${where} ORDER BY number DESC LIMIT 1`, ...values);
    return row === undefined ? null : storedAnswer(row);
  };
  const byQuestion = (chatId: number, messageId: number) =>
    messageId === 0 ? undefined : db.get(`SELECT id FROM answers WHERE ${ASKED_IN}`, chatId, messageId);
  return {
    keep: (answer) =>
      db.atomically(() => {
        noteSpeaker(db, answer);
        const earlier = byQuestion(answer.chatId, answer.questionMessageId);
        const columns = columnsOf(answer, now());
        if (earlier === undefined) return insert(db, columns);
        const id = asAnswerId(textIn(earlier.id));
        db.run('DELETE FROM feedback WHERE answer = ?', id); // it was on other words
        db.run(REPLACE, ...columns, id);
        return id;
      }),
    get: (id) => one('id = ?', id),
    byUpdate: (updateId) => one('update_id = ?', updateId),
    byQuestion: (chatId, messageId) => (messageId === 0 ? null : one(ASKED_IN, chatId, messageId)),
    latest: (conversationId) => one('conversation = ?', conversationId),
    count: () => numberIn(db.get('SELECT count(*) AS n FROM answers')?.n),
  };
}

const ASKED_IN = 'chat = ? AND question_message = ? AND question_message <> 0';

type Kept = Omit<StoredAnswer, 'id' | 'at'>;

function insert(db: Database, columns: readonly Value[]): AnswerId {
  const id = asAnswerId(randomId(ID_LENGTH));
  db.run(KEEP, id, ...columns);
  return id;
}

/** In the order of the statements above. */
function columnsOf(kept: Kept, at: Date): readonly Value[] {
  return [
    kept.conversationId,
    kept.chatId,
    kept.userId,
    kept.questionMessageId,
    kept.updateId,
    kept.askedOn,
    kept.paper,
    at.getTime(),
    pack(SLOTS_FORMAT, kept.before),
    pack(ANSWER_FORMAT, kept.answer),
  ];
}

/** What is said in a group stays in its memory after the answer expired. */
function noteSpeaker(db: Database, { conversationId, chatId, userId }: Kept): void {
  if (userId === null || userId === chatId) return;
  db.run('INSERT OR IGNORE INTO speakers (conversation, person) VALUES (?, ?)', conversationId, userId);
}

function storedAnswer(row: Row): StoredAnswer | null {
  // What has these formats was written by `keep`.
  const answer = unpack(ANSWER_FORMAT, row.answer) as Answer | null;
  const before = (unpack(SLOTS_FORMAT, row.memory) as Slots | null) ?? NO_SLOTS;
  if (answer === null) return null;
  return {
    id: asAnswerId(textIn(row.id)),
    conversationId: textIn(row.conversation),
    chatId: numberIn(row.chat),
    userId: numberOrNull(row.person),
    questionMessageId: numberIn(row.question_message),
    updateId: numberIn(row.update_id),
    answer,
    before,
    askedOn: textIn(row.asked_on),
    paper: textOrNull(row.paper),
    at: timeIn(row.at),
  };
}

/** Marks an id that this store made, or that stands in the file. */
function asAnswerId(id: string): AnswerId {
  return id as AnswerId; // the brand is given here and nowhere else
}
