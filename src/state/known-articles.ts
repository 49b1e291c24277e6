import type { ArticleId } from '../domain/ids.ts';
import type { Database } from './database.ts';
import { textIn, textOrNull } from './row.ts';

/** The articles that the followers' watch has looked at, so that only new ones are news. */
export interface KnownArticles {
  /** False before `setVersion`, that is before a first look was ended: until then nothing is news. */
  begun(): boolean;
  /** Those of the ids that are not known, each once, in their order. */
  unknown(ids: readonly ArticleId[]): readonly ArticleId[];
  add(ids: readonly ArticleId[]): void;
  /** The index version that was last looked at whole; null before. */
  version(): string | null;
  setVersion(version: string): void;
}

const UNKNOWN = 'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM known_articles)';
const ADD = 'INSERT OR IGNORE INTO known_articles (id) SELECT value FROM json_each(?)';
const SET_VERSION = `INSERT OR REPLACE INTO marks (name, value) VALUES ('index version', ?)`;

/** Known articles in the table of that name. */
export function openKnownArticles(db: Database): KnownArticles {
  const version = () => textOrNull(db.get(`SELECT value FROM marks WHERE name = 'index version'`)?.value);
  return {
    begun: () => version() !== null,
    unknown(ids) {
      const unknown = new Set(db.all(UNKNOWN, JSON.stringify(ids)).map((row) => textIn(row.value)));
      return ids.filter((id) => unknown.delete(id));
    },
    add(ids) {
      db.run(ADD, JSON.stringify(ids));
    },
    version,
    setVersion(to) {
      db.run(SET_VERSION, to);
    },
  };
}
