import type { Update } from 'grammy/types';

type NewMessage = NonNullable<Update['message']>;

let nextMessage = 1;

/** Parts of a message that a test sets; everything else is as Telegram sends it in a private chat. */
export interface MessageParts {
  readonly text?: string;
  readonly chatId?: number;
  readonly fromBot?: boolean;
  readonly chatType?: 'private' | 'group' | 'supergroup' | 'channel';
  /** Further fields: a sticker, an album, a topic. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A new message, commands marked as Telegram marks them. */
export function message(parts: MessageParts = {}): Omit<Update, 'update_id'> & { readonly message: NewMessage } {
  const { text, chatId = 7, chatType = 'private' } = parts;
  const command = /^\/\w+(?:@\w+)?/.exec(text ?? '')?.[0];
  const built = {
    message_id: nextMessage++,
    date: 1_900_000_000,
    chat:
      chatType === 'private'
        ? { id: chatId, type: chatType, first_name: '读者' }
        : { id: chatId, type: chatType, title: '群' },
    from: { id: chatId, is_bot: parts.fromBot ?? false, first_name: '读者' },
    ...(text === undefined ? {} : { text }),
    ...(command ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] } : {}),
    ...parts.more,
  };
  // Built field by field as the Bot API documents it; the union of all kinds of message is too wide to build in.
  return { message: built as unknown as NewMessage };
}
