import type { InlineKeyboardButton, InlineQueryResult, Update } from 'grammy/types';
import { type Fields, fieldsOf } from '../rules/fields.ts';
import type { ChatRecord, MemberStatus } from '../server/chat-record.ts';
import { findMessage } from '../server/message-methods.ts';
import { BOT, memberJson } from '../server/people.ts';
import type { World } from '../server/world.ts';
import { ChatView, type ShownMessage, shown } from './chat-view.ts';
import { foundEntities, incoming, type Sender, type SendOptions } from './incoming.ts';

/** What a simulated person works with. */
export interface ReaderTools {
  readonly world: World;
  /** Lets an update come in; the id that it was given, or null when the bot did not ask for its kind. */
  readonly deliver: (update: Omit<Update, 'update_id'>) => number | null;
  /** Hears which message a button was pressed on. */
  readonly pressed: (chatId: number, messageId: number) => void;
}

/** A file that a person sends. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer | string;
  readonly caption?: string;
  readonly mime?: string;
  /** Size that Telegram tells, where it is not that of the bytes. */
  readonly size?: number;
}

/** The notice over a pressed button. */
export interface Notice {
  readonly text: string | null;
  readonly alert: boolean;
  readonly url: string | null;
}

/** A button that was pressed. */
export interface Press {
  readonly id: string;
  readonly button: InlineKeyboardButton;
  /** What the bot said to the press; waits for it. */
  answer(): Promise<Notice>;
}

type Pattern = string | RegExp;

/** A person in one chat (and topic): what they do becomes updates, what they see is what the bot has sent there. */
export class Reader {
  readonly chat: ChatView;
  readonly #tools: ReaderTools;
  readonly #sender: Sender;
  readonly #threadId: number | null;
  readonly #seen = new Map<number, number>();

  constructor(tools: ReaderTools, record: ChatRecord, sender: Sender, threadId: number | null = null) {
    this.chat = new ChatView(tools.world, record);
    this.#tools = tools;
    this.#sender = sender;
    this.#threadId = threadId;
  }

  get id(): number {
    return this.#sender.user.id;
  }

  /** Sends a text; its message id. */
  says(text: string, options: SendOptions = {}): number {
    const entities = foundEntities(text);
    return this.sends({ text, ...(entities.length > 0 ? { entities } : {}) }, options);
  }

  /** Sends a message of any content: `{ sticker: {…} }`. */
  sends(content: Fields, options: SendOptions = {}): number {
    const json = incoming(this.#world, this.chat.record, this.#sender, content, {
      threadId: this.#threadId,
      ...options,
    });
    // Built field by field as the Bot API documents it; a test holds what readers do against the schema.
    this.#deliver({ message: json } as unknown as Update);
    return Number(json.message_id);
  }

  /** Follows a deep link to the bot. */
  opens(payload: string): number {
    return this.says(`/start ${payload}`);
  }

  /** Sends a document; its message id. */
  sendsFile({ name, bytes, caption, mime = 'application/octet-stream', size }: GivenFile): number {
    const content = Buffer.from(bytes);
    const fileId = this.#world.keepFile(name, content, size);
    const file = { file_id: fileId, file_unique_id: `u${fileId}`, file_name: name, mime_type: mime };
    const document = { ...file, file_size: size ?? content.length };
    return this.sends({ document, ...(caption === undefined ? {} : { caption }) });
  }

  /** Changes the text of an own message. */
  edits(messageId: number, text: string): void {
    const message = findMessage(this.chat.record, messageId);
    if (!message || message.byBot) throw new Error(`there is no message ${messageId} to edit`);
    const { entities: _, ...kept } = message.json;
    const entities = foundEntities(text);
    message.json = { ...kept, text, ...(entities.length > 0 ? { entities } : {}), edit_date: this.#world.date };
    message.version = this.#world.nextVersion();
    // As in `sends`.
    this.#deliver({ edited_message: message.json } as unknown as Update);
  }

  /** Deletes an own message; the bot is not told. */
  deletes(messageId: number): void {
    const message = findMessage(this.chat.record, messageId);
    if (message) message.deleted = true;
  }

  /** Waits for a message of the bot, new or changed since it was last seen, that says this. */
  async sees(pattern: Pattern): Promise<ShownMessage> {
    return this.#world.until(
      () => {
        const found = this.#unseen().find(({ json }) => says(String(json.text ?? json.caption ?? ''), pattern));
        if (!found) return null;
        this.#seen.set(found.id, found.version);
        return shown(found);
      },
      `${pattern} in chat ${this.chat.record.id}`,
      () => `There: ${heads(this.chat.texts())}`,
    );
  }

  /** Waits a while, in which nothing new may come. */
  async seesNothing(milliseconds = 150): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const came = this.#unseen().map(({ json }) => String(json.text ?? json.caption ?? ''));
    if (came.length > 0) throw new Error(`nothing was to come, but there is ${heads(came)}`);
  }

  /** Waits for a draft that says this. */
  async seesDraft(pattern: Pattern): Promise<string> {
    const draft = () => {
      const text = this.chat.draft();
      return text !== null && says(text, pattern) ? text : null;
    };
    return this.#world.until(draft, `a draft of ${pattern}`, () => `There: ${this.chat.draft()}`);
  }

  /** Waits for a chat action (typing) in this chat. */
  async seesAction(action = 'typing'): Promise<void> {
    const shownHere = () =>
      this.#world.actions.find((one) => one.chatId === this.chat.record.id && one.action === action);
    await this.#world.until(shownHere, `the action ${action}`);
  }

  /** Presses stop on the draft that is shown. */
  stops(): void {
    const { draft } = this.chat.record;
    if (!draft?.canStop) throw new Error('there is no draft that can be stopped');
    const thread = draft.threadId === null ? {} : { message_thread_id: draft.threadId };
    const chat = this.#world.chatJson(this.chat.record);
    this.chat.record.draft = null;
    // Only private chats have drafts.
    this.#deliver({ stopped_message_generation: { chat, draft_id: draft.id, ...thread } } as unknown as Update);
  }

  /** A button of the newest message that has one of this text. */
  button(text: Pattern, on?: number): InlineKeyboardButton {
    return this.#button(text, on).button;
  }

  /** Presses a callback button of the newest message that has one of this text, or of message `on`. */
  presses(text: Pattern, on?: number): Press {
    const { button, message } = this.#button(text, on);
    if (!('callback_data' in button)) throw new Error(`the button ${button.text} does not call back`);
    const stored = findMessage(this.chat.record, message.id);
    this.#tools.pressed(this.chat.record.id, message.id);
    return this.#press(button, { message: stored?.json ?? {}, data: button.callback_data });
  }

  /** Presses with any data, as a forged client can, on a message of the bot. */
  forges(data: string, on = this.chat.last()?.id ?? 0): Press {
    return this.#press({ text: '', callback_data: data }, { message: findMessage(this.chat.record, on)?.json, data });
  }

  /** Asks in inline mode and waits for the answer; its results and what else it says. */
  async asksInline(query: string, offset = ''): Promise<{ results: readonly InlineQueryResult[]; payload: Fields }> {
    const id = this.#world.freshId('inline_');
    this.#deliver({ inline_query: { id, from: this.#sender.user, query, offset, chat_type: 'sender' } });
    return this.#world.until(() => this.#world.inlineQueries.get(id)?.answers[0], `an answer to inline ${query}`);
  }

  /** Blocks the bot. */
  blocks(): void {
    this.#changesBot('member', 'kicked');
    this.chat.record.bot = 'blocked';
  }

  /** Lets the bot write again. */
  unblocks(): void {
    this.chat.record.bot = 'member';
    this.#changesBot('kicked', 'member');
  }

  /** Puts the bot into the group, or makes it an administrator. */
  addsBot(as: 'member' | 'administrator' = 'member'): void {
    this.chat.record.bot = as;
    this.#changesBot('left', as);
  }

  /** Throws the bot out of the group. */
  removesBot(): void {
    this.chat.record.bot = 'kicked';
    this.#changesBot('member', 'kicked');
  }

  get #world(): World {
    return this.#tools.world;
  }

  #deliver(update: Omit<Update, 'update_id'>): number | null {
    return this.#tools.deliver(update);
  }

  #unseen() {
    return this.chat.stored().filter(({ id, version, json }) => {
      const here = this.#threadId === null || json.message_thread_id === this.#threadId;
      return here && (this.#seen.get(id) ?? 0) < version;
    });
  }

  #button(text: Pattern, on: number | undefined): { button: InlineKeyboardButton; message: ShownMessage } {
    const messages = this.chat.fromBot().filter(({ id }) => on === undefined || id === on);
    for (const message of [...messages].reverse()) {
      const button = message.keyboard.flat().find((one) => says(one.text, text));
      if (button) return { button, message };
    }
    throw new Error(`there is no button ${text}, only ${JSON.stringify(messages.map(({ buttons }) => buttons))}`);
  }

  #press(button: InlineKeyboardButton, parts: Fields): Press {
    const id = this.#world.freshId('press_');
    const query = { id, from: this.#sender.user, chat_instance: String(this.chat.record.id), ...parts };
    // Built field by field as the Bot API documents it.
    const updateId = this.#deliver({ callback_query: query } as unknown as Update);
    const press = this.#world.presses.get(id);
    if (press) press.updateId = updateId;
    const answer = async () =>
      noticeOf(await this.#world.until(() => press?.answers[0], `an answer to ${button.text}`));
    return { id, button, answer };
  }

  #changesBot(from: MemberStatus, to: MemberStatus): void {
    const bot = this.#world.user(BOT.id);
    this.#deliver({
      my_chat_member: {
        chat: this.#world.chatJson(this.chat.record),
        from: this.#sender.user,
        date: this.#world.date,
        old_chat_member: memberJson(bot, from),
        new_chat_member: memberJson(bot, to),
      },
    });
  }
}

/** Beginnings of the last texts, for the message of a failed test. */
function heads(texts: readonly string[]): string {
  return JSON.stringify(texts.slice(-8).map((text) => (text.length > 80 ? `${text.slice(0, 77)}…` : text)));
}

function says(text: string, pattern: Pattern): boolean {
  return typeof pattern === 'string'
    ? text.includes(pattern)
    : new RegExp(pattern.source, pattern.flags.replace('g', '')).test(text);
}

function noticeOf(answer: Fields): Notice {
  const { text = null, show_alert, url = null } = fieldsOf(answer);
  return {
    text: text === null ? null : String(text),
    alert: show_alert === true,
    url: url === null ? null : String(url),
  };
}
