import type { AnswerStore } from './answers.ts';
import type { ConversationStore } from './conversations.ts';
import type { DeliveryStore } from './deliveries.ts';
import type { DigestStore } from './digests.ts';
import type { FeedbackStore } from './feedback.ts';
import type { FollowStore } from './follows.ts';
import type { IntakeStore } from './intake.ts';
import type { InvitationStore } from './invitations.ts';
import type { KnownArticles } from './known-articles.ts';
import type { ReaderStore } from './readers.ts';
import type { UpdateJournal } from './update-journal.ts';
import type { UsageStore } from './usage.ts';

/**
 * Everything that the bot must not forget, in one SQLite file. Every call is synchronous and durable against the death of
 * the process when it returns; one process at a time has the file. Calls throw a WenbaoError when the disk fails.
 */
export interface State {
  readonly updates: UpdateJournal;
  readonly deliveries: DeliveryStore;
  readonly conversations: ConversationStore;
  readonly answers: AnswerStore;
  readonly readers: ReaderStore;
  readonly invitations: InvitationStore;
  readonly usage: UsageStore;
  readonly feedback: FeedbackStore;
  readonly follows: FollowStore;
  readonly digests: DigestStore;
  readonly known: KnownArticles;
  readonly intake: IntakeStore;
  /** All or nothing of what `work` writes; `work` must be synchronous. May be nested. */
  atomically<T>(work: () => T): T;
  /**
   * Erases everything kept of a person and of the private chat with them (same id); what was said in groups by them too.
   * Nothing of it is left in the bytes of the file, which is written anew for that: about a second for 100 MB. Not inside
   * `atomically`.
   */
  forgetPerson(userId: number): void;
  /**
   * Deletes what was last touched before a time: conversations, answers with the feedback on them, deliveries, journal
   * rows, sent digests, ended invitations, use of days, people and groups without any setting. Gives how many rows, without
   * the feedback.
   */
  expire(before: Date): number;
  /** Size of the file in bytes, with what waits in its log. */
  bytes(): number;
  close(): void;
}
