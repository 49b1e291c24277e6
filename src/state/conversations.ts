import { NO_SLOTS, type Slots } from '../domain/conversation.ts';
import type { Day } from '../domain/day.ts';
import type { Database, Value } from './database.ts';
import { pack, unpack } from './packed.ts';
import { numberIn, textOrNull } from './row.ts';

/** What one conversation (a chat, or a topic of it) remembers. */
export interface ConversationMemory {
  readonly slots: Slots;
  /** Questions are limited to this paper; null = all. */
  readonly paper: string | null;
  /** Pretended today; null = the real one. */
  readonly day: Day | null;
  /** The last questions, oldest first, at most 10, for feedback that is exported. */
  readonly questions: readonly string[];
}

/** Conversations by id (`telegram:<chat>` or `telegram:<chat>:<thread>`). */
export interface ConversationStore {
  /** Blank memory for one that is not known, or that was written by another version of the program. */
  get(id: string): ConversationMemory;
  set(id: string, memory: ConversationMemory): void;
  /** Forgets slots and questions; paper and day stay. */
  clear(id: string): void;
  count(): number;
}

/** Format of the column `memory`: raise it when slots of before cannot be used any more. */
const MEMORY_FORMAT = 1;
const MOST_QUESTIONS = 10;

const SET = `INSERT INTO conversations (id, memory, paper, day, at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET memory = excluded.memory, paper = excluded.paper, day = excluded.day, at = excluded.at`;

/** Conversations in the table of that name. */
export function openConversationStore(db: Database, now: () => Date): ConversationStore {
  return {
    get(id) {
      const row = db.get('SELECT memory, paper, day FROM conversations WHERE id = ?', id);
      return { ...remembered(row?.memory), paper: textOrNull(row?.paper), day: textOrNull(row?.day) };
    },
    set(id, { slots, questions, paper, day }) {
      const memory = pack(MEMORY_FORMAT, { slots, questions: questions.slice(-MOST_QUESTIONS) });
      db.run(SET, id, memory, paper, day, now().getTime());
    },
    clear(id) {
      db.run('UPDATE conversations SET memory = NULL, at = ? WHERE id = ?', now().getTime(), id);
    },
    count: () => numberIn(db.get('SELECT count(*) AS n FROM conversations')?.n),
  };
}

function remembered(bytes: Value | undefined): Pick<ConversationMemory, 'slots' | 'questions'> {
  // What has this format was written by `set`.
  const memory = unpack(MEMORY_FORMAT, bytes) as Pick<ConversationMemory, 'slots' | 'questions'> | null;
  return memory ?? { slots: NO_SLOTS, questions: [] };
}
