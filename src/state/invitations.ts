import type { Database } from './database.ts';
import { randomId } from './random-id.ts';

/** Invitations by deep link (`?start=i_<code>`). */
export interface InvitationStore {
  /** A new code of 16 characters of `a-z0-9`, random, for `uses` people until `until`. */
  create(by: number, uses: number, until: Date): string;
  /** Uses the code up by one person; false when there is no such code, or it is used up or over. A person uses a code once. */
  redeem(code: string, userId: number, now: Date): boolean;
  /** Whether this person came in by this code. */
  isRedeemed(code: string, userId: number): boolean;
}

const CODE_LENGTH = 16;

/** Invitations in the table of that name. */
export function openInvitationStore(db: Database): InvitationStore {
  return {
    create(by, uses, until) {
      const code = randomId(CODE_LENGTH);
      db.run(
        'INSERT INTO invitations (code, inviter, uses_left, until) VALUES (?, ?, ?, ?)',
        code,
        by,
        uses,
        until.getTime(),
      );
      return code;
    },
    redeem: (code, userId, now) =>
      db.atomically(() => {
        const good = db.get(
          'SELECT code FROM invitations WHERE code = ? AND uses_left > 0 AND until > ?',
          code,
          now.getTime(),
        );
        if (good === undefined) return false;
        const isNew =
          db.run('INSERT OR IGNORE INTO redemptions (code, person) VALUES (?, ?)', code, userId).changes > 0;
        if (isNew) db.run('UPDATE invitations SET uses_left = uses_left - 1 WHERE code = ?', code);
        return isNew;
      }),
    isRedeemed: (code, userId) =>
      db.get('SELECT code FROM redemptions WHERE code = ? AND person = ?', code, userId) !== undefined,
  };
}
