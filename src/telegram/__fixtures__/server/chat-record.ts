import type { Fields } from '../rules/fields.ts';
import type { Upload } from '../schema/schema.ts';

export type ChatKind = 'private' | 'group' | 'supergroup' | 'channel';
export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

/** A chat as the server keeps it. */
export interface ChatRecord {
  readonly id: number;
  readonly kind: ChatKind;
  readonly title: string;
  /** Ids of topics; the chat has topics when there is one. */
  readonly topics: Set<number>;
  readonly members: Map<number, MemberStatus>;
  readonly messages: Map<number, StoredMessage>;
  lastId: number;
  draft: Draft | null;
  /** How the bot stands there; `blocked` and `muted` are what a person or a group did to it. */
  bot: MemberStatus | 'blocked' | 'muted';
  /** Set when the group became a supergroup of this id. */
  migratedTo: number | null;
}

/** A message as it stands now. */
export interface StoredMessage {
  readonly chatId: number;
  readonly id: number;
  readonly byBot: boolean;
  /** What came with it, when the bot sent a file. */
  readonly file: Upload | null;
  /** As the Bot API gives it. */
  json: Fields;
  /** Changes with every edit; greater than that of anything that happened before. */
  version: number;
  deleted: boolean;
}

/** What a reader sees of an answer being written; it goes after 30 seconds, or when a message comes. */
export interface Draft {
  readonly id: number;
  readonly text: string;
  readonly threadId: number | null;
  readonly canStop: boolean;
  /** Milliseconds, by the server's clock. */
  readonly at: number;
}

/** How long a draft is shown (Bot API, sendMessageDraft). */
export const DRAFT_LIVES = 30_000;
