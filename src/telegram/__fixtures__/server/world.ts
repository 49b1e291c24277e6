import type { BotCommand, InlineQueryResult, User } from 'grammy/types';
import type { Fields } from '../rules/fields.ts';
import { badRequest } from './api-failure.ts';
import type { ChatKind, ChatRecord, StoredMessage } from './chat-record.ts';
import { BOT, chatJson } from './people.ts';

/** A file that can be downloaded. */
export interface StoredFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** Size that is told; greater than the bytes where a test wants a file that is too big. */
  readonly size: number;
}

/** A pressed button and every answer to it. */
export interface PressRecord {
  readonly answers: Fields[];
  /** Null when the bot did not ask for such updates. */
  updateId: number | null;
  expired: boolean;
}

/** An inline query and the answer to it. */
export interface InlineRecord {
  readonly query: string;
  readonly answers: { readonly results: readonly InlineQueryResult[]; readonly payload: Fields }[];
}

/** A chat action that was shown. */
export interface ShownAction {
  readonly chatId: number;
  readonly threadId: number | null;
  readonly action: string;
}

/** How long something may take to come before a test fails; a loaded machine is slow. */
const PATIENCE = 20_000;

/** Everything that Telegram knows of the bot's chats, and who waits for it to change. */
export class World {
  readonly chats = new Map<number, ChatRecord>();
  readonly users = new Map<number, User>();
  readonly files = new Map<string, StoredFile>();
  readonly presses = new Map<string, PressRecord>();
  readonly inlineQueries = new Map<string, InlineRecord>();
  readonly inlineMessages = new Map<string, Fields>();
  /** Commands by scope and language, as JSON. */
  readonly menus = new Map<string, readonly BotCommand[]>();
  /** Names and descriptions of the bot by method and language. */
  readonly descriptions = new Map<string, string>();
  readonly actions: ShownAction[] = [];
  /** Milliseconds; a test may put its own clock here. */
  now: () => number = Date.now;
  #version = 0;
  #ids = 0;
  readonly #waiting = new Set<() => void>();

  /** Unix time in seconds, as the Bot API gives it. */
  get date(): number {
    return Math.floor(this.now() / 1000);
  }

  /** A number greater than any before, for what just happened. */
  nextVersion(): number {
    return ++this.#version;
  }

  /** An id that nothing else has. */
  freshId(prefix: string): string {
    return `${prefix}${++this.#ids}`;
  }

  /** A chat that is there; private ones are there for anybody. Fails as the Bot API does. */
  chat(id: unknown): ChatRecord {
    const known = this.chats.get(Number(id));
    if (known) return known;
    if (typeof id === 'number' && id > 0) return this.openChat(id, 'private');
    throw badRequest('chat not found');
  }

  openChat(id: number, kind: ChatKind, title = '群', topics: readonly number[] = []): ChatRecord {
    const known = this.chats.get(id);
    if (known) return known;
    const chat: ChatRecord = {
      id,
      kind,
      title,
      topics: new Set(topics),
      members: new Map(),
      messages: new Map(),
      lastId: 0,
      draft: null,
      bot: 'member',
      migratedTo: null,
    };
    this.chats.set(id, chat);
    return chat;
  }

  user(id: number): User {
    const known = this.users.get(id) ?? { id, is_bot: false, first_name: '读者' };
    this.users.set(id, known);
    return id === BOT.id ? { id, is_bot: true, first_name: BOT.first_name, username: BOT.username } : known;
  }

  chatJson(chat: ChatRecord): ReturnType<typeof chatJson> {
    return chatJson(chat, this.users.get(chat.id));
  }

  keep(chat: ChatRecord, message: Omit<StoredMessage, 'version' | 'deleted'>): StoredMessage {
    const stored = { ...message, version: this.nextVersion(), deleted: false };
    chat.messages.set(message.id, stored);
    chat.lastId = Math.max(chat.lastId, message.id);
    return stored;
  }

  keepFile(name: string, bytes: Buffer, size = bytes.length): string {
    const id = this.freshId('file_');
    this.files.set(id, { path: `documents/${id}${/\.\w{1,8}$/.exec(name)?.[0] ?? ''}`, name, bytes, size });
    return id;
  }

  /** Tells those who wait that something changed. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Waits until something is there; rejects with what was waited for, and with `seen` as it is then. */
  async until<T>(find: () => T | null | undefined, what: string, seen: () => string = () => ''): Promise<T> {
    const first = find();
    if (first !== null && first !== undefined) return first;
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = () => {
        const found = find();
        if (found === null || found === undefined) return;
        end();
        resolve(found);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`${what} did not come. ${seen()}`));
      }, PATIENCE);
      this.#waiting.add(look);
    });
  }
}
