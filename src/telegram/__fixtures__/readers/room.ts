import type { Update } from 'grammy/types';
import type { ChatRecord, MemberStatus } from '../server/chat-record.ts';
import { GROUP_ANONYMOUS_BOT } from '../server/people.ts';
import { ChatView } from './chat-view.ts';
import { foundEntities } from './incoming.ts';
import { Reader, type ReaderTools } from './reader.ts';

/** A group, supergroup or channel, and the people in it. */
export class Room {
  readonly id: number;
  readonly chat: ChatView;
  readonly #tools: ReaderTools;

  constructor(tools: ReaderTools, record: ChatRecord) {
    this.id = record.id;
    this.chat = new ChatView(tools.world, record);
    this.#tools = tools;
  }

  /** A member, in a topic where one is given. */
  member(userId: number, { threadId = null, status = 'member' as MemberStatus }: MemberOptions = {}): Reader {
    this.chat.record.members.set(userId, status);
    const sender = { user: this.#tools.world.user(userId), anonymous: false };
    return new Reader(this.#tools, this.chat.record, sender, threadId);
  }

  /** An administrator who speaks for the group without a name. */
  anonymousAdmin(threadId: number | null = null): Reader {
    return new Reader(this.#tools, this.chat.record, { user: GROUP_ANONYMOUS_BOT, anonymous: true }, threadId);
  }

  /** Another bot that writes in the group. */
  otherBot(userId = 777): Reader {
    const user = { id: userId, is_bot: true, first_name: '别的机器人', username: 'other_bot' };
    return new Reader(this.#tools, this.chat.record, { user, anonymous: false });
  }

  /** A post in the channel; its message id. */
  posts(text: string): number {
    const { world, deliver } = this.#tools;
    const { record } = this.chat;
    const id = record.lastId + 1;
    const entities = foundEntities(text);
    const chat = world.chatJson(record);
    const said = { text, ...(entities.length > 0 ? { entities } : {}) };
    const json = { message_id: id, date: world.date, chat, sender_chat: chat, ...said };
    world.keep(record, { chatId: this.id, id, byBot: false, file: null, json });
    // Built field by field as the Bot API documents it.
    deliver({ channel_post: json } as unknown as Update);
    return id;
  }

  /** Takes the right to write from the bot. */
  mutesBot(): void {
    this.chat.record.bot = 'muted';
  }

  /** The group becomes a supergroup of this id; what is sent to the old one is refused with the new id. */
  migratesTo(id: number): Room {
    const record = this.#tools.world.openChat(id, 'supergroup', this.chat.record.title);
    this.chat.record.migratedTo = id;
    return new Room(this.#tools, record);
  }
}

/** How somebody is in a room. */
export interface MemberOptions {
  readonly threadId?: number | null;
  readonly status?: MemberStatus;
}
