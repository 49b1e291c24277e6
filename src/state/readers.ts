import type { Database, Row } from './database.ts';
import { numberIn, numberOrNull, textIn, timeIn } from './row.ts';

/** A language of the interface. */
export type Language = 'zh-CN' | 'en';

/** How somebody stands: as the settings say, let in by an admin or an invitation, or shut out. */
type Standing = 'default' | 'allowed' | 'banned';

/** What is kept of a person (id > 0) or a group (id < 0). No names. */
export interface ReaderRecord {
  readonly id: number;
  readonly language: Language | null;
  readonly standing: Standing;
  /** Questions a day; null = as the settings say. */
  readonly dailyQuestions: number | null;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
}

/** People and groups by id. */
export interface ReaderStore {
  /** Null for somebody never seen and never set. */
  get(id: number): ReaderRecord | null;
  /** Notes that somebody was here. */
  seen(id: number): void;
  setLanguage(id: number, language: Language): void;
  setStanding(id: number, standing: Standing): void;
  setDailyQuestions(id: number, questions: number | null): void;
  /** Those last seen first. */
  list(limit: number, offset: number): readonly ReaderRecord[];
  count(): number;
}

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const STANDINGS: readonly Standing[] = ['default', 'allowed', 'banned'];

/** People and groups in the table `readers`. */
export function openReaderStore(db: Database, now: () => Date): ReaderStore {
  const noted = (id: number) => {
    const time = now().getTime();
    db.run('INSERT OR IGNORE INTO readers (id, first_seen, last_seen) VALUES (?, ?, ?)', id, time, time);
  };
  const set = (sql: string) => (id: number, value: string | number | null) =>
    db.atomically(() => {
      noted(id);
      db.run(sql, value, id);
    });
  return {
    get(id) {
      const row = db.get('SELECT * FROM readers WHERE id = ?', id);
      return row === undefined ? null : readerOf(row);
    },
    seen(id) {
      const time = now().getTime();
      db.run(
        `INSERT INTO readers (id, first_seen, last_seen) VALUES (?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET last_seen = excluded.last_seen`,
        id,
        time,
        time,
      );
    },
    setLanguage: set('UPDATE readers SET language = ? WHERE id = ?'),
    setStanding: set('UPDATE readers SET standing = ? WHERE id = ?'),
    setDailyQuestions: set('UPDATE readers SET daily_questions = ? WHERE id = ?'),
    list: (limit, offset) =>
      db.all('SELECT * FROM readers ORDER BY last_seen DESC, id LIMIT ? OFFSET ?', limit, offset).map(readerOf),
    count: () => numberIn(db.get('SELECT count(*) AS n FROM readers')?.n),
  };
}

function readerOf(row: Row): ReaderRecord {
  return {
    id: numberIn(row.id),
    language: LANGUAGES.find((language) => language === row.language) ?? null,
    standing: STANDINGS.find((standing) => standing === textIn(row.standing)) ?? 'default',
    dailyQuestions: numberOrNull(row.daily_questions),
    firstSeen: timeIn(row.first_seen),
    lastSeen: timeIn(row.last_seen),
  };
}
