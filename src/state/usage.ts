import type { Day } from '../domain/day.ts';
import type { Database } from './database.ts';
import { numberIn, textIn, textOrNull } from './row.ts';

/** Questions and model tokens by person or chat (id as in Telegram; 0 = everybody together) and day. */
export interface UsageStore {
  add(id: number, day: Day, used: { readonly questions?: number; readonly tokens?: number }): void;
  of(id: number, day: Day): { readonly questions: number; readonly tokens: number };
  /** Adds to named counters of the whole bot that outlive restarts: 'questions', 'refusals' … */
  count(name: string, by?: number): void;
  counters(): ReadonlyMap<string, number>;
}

type Used = ReturnType<UsageStore['of']>;
const NOTHING: Used = { questions: 0, tokens: 0 };

const ADD = `INSERT INTO usage (id, day, questions, tokens) VALUES (?, ?, ?, ?)
  ON CONFLICT (id, day) DO UPDATE SET questions = questions + excluded.questions, tokens = tokens + excluded.tokens`;
const COUNT = `INSERT INTO counters (name, value) VALUES (?, ?)
  ON CONFLICT (name) DO UPDATE SET value = value + excluded.value`;

/** A store of use that can let go of a person without giving them a fresh quota. */
interface ForgettingUsage extends UsageStore {
  /** Takes somebody's use out of the file into memory, where it counts until the process ends. */
  carryOver(id: number): void;
}

/** Use in the tables `usage` and `counters`. */
export function openUsageStore(db: Database): ForgettingUsage {
  const carried = new Map<string, Used>();
  const kept = (id: number, day: Day): Used => {
    const row = db.get('SELECT questions, tokens FROM usage WHERE id = ? AND day = ?', id, day);
    return { questions: numberIn(row?.questions), tokens: numberIn(row?.tokens) };
  };
  const of = (id: number, day: Day): Used => {
    const [inFile, inMemory] = [kept(id, day), carried.get(`${id} ${day}`) ?? NOTHING];
    return { questions: inFile.questions + inMemory.questions, tokens: inFile.tokens + inMemory.tokens };
  };
  return {
    of,
    add(id, day, { questions = 0, tokens = 0 }) {
      db.run(ADD, id, day, Math.round(questions), Math.round(tokens));
    },
    carryOver(id) {
      const newest = textOrNull(db.get('SELECT max(day) AS day FROM usage WHERE id = ?', id)?.day);
      if (newest !== null) carried.set(`${id} ${newest}`, of(id, newest));
      db.run('DELETE FROM usage WHERE id = ?', id);
    },
    count(name, by = 1) {
      db.run(COUNT, name, by);
    },
    counters: () =>
      new Map(
        db.all('SELECT name, value FROM counters ORDER BY name').map((row) => [textIn(row.name), numberIn(row.value)]),
      ),
  };
}
