import { join } from 'node:path';
import { bestDocuments, passageCutter, passagesFor } from './passages.ts';
import type { Peer, PeerKind } from './peer.ts';

/** Trigrams taken of a question; longer ones are no questions. */
const MOST_TRIGRAMS = 256;

/**
 * SQLite FTS5 with its trigram tokenizer over passages, ranked by its own bm25(). The question is asked as the OR of its
 * trigrams: as a phrase, as MATCH takes it, a whole question matches nothing.
 */
export const sqliteTrigram: PeerKind = {
  name: 'sqlite-trigram',
  needsEmbedder: false,
  async open({ folder }): Promise<Peer> {
    const [{ default: Database }, cut] = await Promise.all([import('libsql'), passageCutter()]);
    const database = new Database(join(folder, 'peer.sqlite'));
    database.exec("CREATE VIRTUAL TABLE passages USING fts5(document UNINDEXED, text, tokenize = 'trigram')");
    const insert = database.prepare('INSERT INTO passages (document, text) VALUES (?, ?)');
    const match = database.prepare('SELECT document FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?');
    const like = database.prepare('SELECT document FROM passages WHERE text LIKE ? LIMIT ?');
    return {
      async index(documents) {
        database.exec('BEGIN');
        for await (const document of documents) {
          for (const passage of await cut(document)) insert.run([passage.document, passage.text]);
        }
        database.exec('COMMIT');
        database.exec("INSERT INTO passages (passages) VALUES ('optimize')");
      },
      async search(question, k) {
        const trigrams = trigramsOf(question);
        const most = passagesFor(k);
        const rows =
          trigrams.length > 0
            ? match.all([trigrams.map(quoted).join(' OR '), most])
            : like.all([`%${question.replace(/[%_]/g, '').trim()}%`, most]);
        return bestDocuments(rows.map(passageOf), k);
      },
      async close() {
        database.close();
      },
    };
  },
};

/** Three characters in a row between marks and spaces; the question's words alone, in FTS5's own unit. */
function trigramsOf(question: string): readonly string[] {
  const found = new Set<string>();
  for (const run of question.split(/[^\p{L}\p{N}]+/u)) {
    const characters = [...run];
    for (let at = 0; at + 3 <= characters.length && found.size < MOST_TRIGRAMS; at++) {
      found.add(characters.slice(at, at + 3).join(''));
    }
  }
  return [...found];
}

function quoted(trigram: string): string {
  return `"${trigram.replaceAll('"', '""')}"`;
}

function passageOf(row: unknown): { document: string; text: string } {
  const { document } = row as { readonly document: unknown }; // the one column that is selected
  return { document: String(document), text: '' };
}
