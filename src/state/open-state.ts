import { rmSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { openAnswerStore } from './answers.ts';
import { openConversationStore } from './conversations.ts';
import type { Database } from './database.ts';
import { openDeliveryStore } from './deliveries.ts';
import { openDigestStore } from './digests.ts';
import { expireBefore } from './expire.ts';
import { openFeedbackStore } from './feedback.ts';
import { openFollowStore } from './follows.ts';
import { erasePerson } from './forget-person.ts';
import { openIntakeStore } from './intake.ts';
import { openInvitationStore } from './invitations.ts';
import { openKnownArticles } from './known-articles.ts';
import { openReaderStore } from './readers.ts';
import type { State } from './state.ts';
import { openStateFile } from './state-file.ts';
import { openUpdateJournal } from './update-journal.ts';
import { openUsageStore } from './usage.ts';

const realTime = () => new Date();

/**
 * Opens the state file, made when it is not there. Throws a WenbaoError when it cannot be written, when it is damaged,
 * when a newer version wrote it, and when another process has it. Close it.
 */
export function openState(path: string, now: () => Date = realTime): State {
  const file = resolve(path);
  const { db, checkPresence, close } = openStateFile(file);
  const usage = openUsageStore(db);
  let isOpen = true;
  return {
    updates: openUpdateJournal(db, now, checkPresence),
    deliveries: openDeliveryStore(db, now),
    conversations: openConversationStore(db, now),
    answers: openAnswerStore(db, now),
    readers: openReaderStore(db, now),
    invitations: openInvitationStore(db),
    usage,
    feedback: openFeedbackStore(db, now),
    follows: openFollowStore(db, now),
    digests: openDigestStore(db, now),
    known: openKnownArticles(db),
    intake: openIntakeStore(db, now),
    atomically: db.atomically,
    forgetPerson(userId) {
      const files = db.atomically(() => {
        usage.carryOver(userId);
        return erasePerson(db, userId);
      });
      removeFiles(files, dirname(file));
      leaveNoTrace(db);
    },
    expire(before) {
      const rows = expireBefore(db, before);
      emptyLog(db);
      return rows;
    },
    bytes: () => sizeOf(file) + sizeOf(`${file}-wal`),
    close() {
      if (!isOpen) return;
      isOpen = false;
      try {
        emptyLog(db);
      } catch {
        // The disk is full, say: what stands in the log is read from there at the next start.
      } finally {
        close();
      }
    },
  };
}

/** Moves balanced between pages may leave a copy behind, and the log has the pages as they were. */
function leaveNoTrace(db: Database): void {
  db.script('VACUUM');
  emptyLog(db);
}

function emptyLog(db: Database): void {
  db.get('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Files that were sent lie in the state folder; a path that leads out of it is left alone. */
function removeFiles(paths: readonly string[], folder: string): void {
  for (const path of paths.map((name) => resolve(folder, name))) {
    if (path.startsWith(folder + sep)) rmSync(path, { force: true });
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
