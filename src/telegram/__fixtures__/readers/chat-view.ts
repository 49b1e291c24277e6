import type { InlineKeyboardButton, MessageEntity } from 'grammy/types';
import { fieldsOf, listOf } from '../rules/fields.ts';
import type { Upload } from '../schema/schema.ts';
import { type ChatRecord, DRAFT_LIVES, type StoredMessage } from '../server/chat-record.ts';
import type { World } from '../server/world.ts';

/** A message as a person sees it. */
export interface ShownMessage {
  readonly id: number;
  readonly chatId: number;
  readonly byBot: boolean;
  /** Its text, or the caption of its file. */
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[];
  /** Texts of its buttons, row by row. */
  readonly buttons: readonly (readonly string[])[];
  readonly replyTo: number | null;
  readonly threadId: number | null;
  readonly edited: boolean;
  /** What the bot sent with it. */
  readonly file: Upload | null;
}

/** What stands in a chat at the moment. */
export class ChatView {
  readonly record: ChatRecord;
  readonly #world: World;

  constructor(world: World, record: ChatRecord) {
    this.#world = world;
    this.record = record;
  }

  /** Messages that are not deleted, in order; the bot's and people's. */
  messages(): readonly ShownMessage[] {
    return this.#stored().map(shown);
  }

  /** The bot's messages that are not deleted, in order. */
  fromBot(): readonly ShownMessage[] {
    return this.messages().filter(({ byBot }) => byBot);
  }

  /** Texts of the bot's messages, in order. */
  texts(): readonly string[] {
    return this.fromBot().map(({ text }) => text);
  }

  /** The newest message of the bot. */
  last(): ShownMessage | null {
    return this.fromBot().at(-1) ?? null;
  }

  /** Text of the draft that is shown, null when none is. */
  draft(): string | null {
    const { draft } = this.record;
    return draft && this.#world.now() - draft.at < DRAFT_LIVES ? draft.text : null;
  }

  /** The bot's messages as they are kept, with the version that tells whether they changed. */
  stored(): readonly StoredMessage[] {
    return this.#stored().filter(({ byBot }) => byBot);
  }

  #stored(): readonly StoredMessage[] {
    return [...this.record.messages.values()].filter(({ deleted }) => !deleted).sort((a, b) => a.id - b.id);
  }
}

/** A kept message as a person sees it. */
export function shown({ json, id, chatId, byBot, file }: StoredMessage): ShownMessage {
  // What the bot sent has been held against the schema; what people send is built by it.
  const keyboard = listOf(fieldsOf(json.reply_markup).inline_keyboard) as InlineKeyboardButton[][];
  const entities = listOf(json.entities ?? json.caption_entities) as MessageEntity[];
  const replied = fieldsOf(json.reply_to_message).message_id;
  return {
    id,
    chatId,
    byBot,
    text: String(json.text ?? json.caption ?? ''),
    entities,
    keyboard,
    buttons: keyboard.map((row) => row.map(({ text }) => text)),
    replyTo: typeof replied === 'number' ? replied : null,
    threadId: json.is_topic_message === true ? Number(json.message_thread_id) : null,
    edited: json.edit_date !== undefined,
    file,
  };
}
