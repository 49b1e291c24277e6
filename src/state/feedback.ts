import type { AnswerId } from './answers.ts';
import type { Database, Row } from './database.ts';
import { numberIn, textIn, timeIn } from './row.ts';

/** What a reader thinks of an answer. Ids only; the words come with the answer when the reader agreed to that. */
export interface ReaderFeedback {
  readonly answerId: AnswerId;
  readonly userId: number;
  readonly verdict: 'good' | 'bad';
  /** Number of the citation meant; null = the answer. */
  readonly citation: number | null;
  /** Whether the reader agreed that question and answer may be read and exported. */
  readonly agreed: boolean;
  readonly at: Date;
}

/** One verdict a person, answer and citation: a later one takes the place of the earlier. */
export interface FeedbackStore {
  give(feedback: Omit<ReaderFeedback, 'at'>): void;
  /** Takes a verdict back. */
  withdraw(answerId: AnswerId, userId: number): void;
  of(answerId: AnswerId, userId: number): ReaderFeedback | null;
  counts(): { readonly good: number; readonly bad: number };
  /** The latest first. */
  list(limit: number): readonly ReaderFeedback[];
}

const GIVE = `INSERT OR REPLACE INTO feedback (answer, person, citation, verdict, agreed, at)
  SELECT id, ?, ?, ?, ?, ? FROM answers WHERE id = ?`;
const OF = `SELECT * FROM feedback WHERE answer = ? AND person = ? ORDER BY citation = 0 DESC, at DESC LIMIT 1`;

/** Feedback in the table of that name; it goes with its answer. */
export function openFeedbackStore(db: Database, now: () => Date): FeedbackStore {
  const countOf = (verdict: string) =>
    numberIn(db.get('SELECT count(*) AS n FROM feedback WHERE verdict = ?', verdict)?.n);
  return {
    give({ answerId, userId, verdict, citation, agreed }) {
      db.run(GIVE, userId, citation ?? 0, verdict, agreed ? 1 : 0, now().getTime(), answerId);
    },
    withdraw(answerId, userId) {
      db.run('DELETE FROM feedback WHERE answer = ? AND person = ?', answerId, userId);
    },
    of(answerId, userId) {
      const row = db.get(OF, answerId, userId);
      return row === undefined ? null : feedbackOf(row);
    },
    counts: () => ({ good: countOf('good'), bad: countOf('bad') }),
    list: (limit) => db.all('SELECT * FROM feedback ORDER BY at DESC, answer LIMIT ?', limit).map(feedbackOf),
  };
}

function feedbackOf(row: Row): ReaderFeedback {
  return {
    answerId: textIn(row.answer) as AnswerId, // only ids of answers get here
    userId: numberIn(row.person),
    verdict: row.verdict === 'good' ? 'good' : 'bad',
    citation: numberIn(row.citation) || null,
    agreed: row.agreed === 1,
    at: timeIn(row.at),
  };
}
