import type { MessageEntity, User } from 'grammy/types';
import type { Fields } from '../rules/fields.ts';
import type { ChatRecord } from '../server/chat-record.ts';
import { findMessage } from '../server/message-methods.ts';
import type { World } from '../server/world.ts';

/** Who sends a message: a person, or an administrator who stays anonymous. */
export interface Sender {
  readonly user: User;
  /** Speaks for the chat itself. */
  readonly anonymous: boolean;
}

/** Where and how a message is sent. */
export interface SendOptions {
  readonly replyTo?: number;
  readonly threadId?: number | null;
  /** Further fields: a sticker, an album. */
  readonly more?: Fields;
}

/**
 * Entities that Telegram finds in what people write: commands, mentions, addresses. As there, letters of any script bound
 * them: 「请问@bot」 and 「@bot谁」 mention nobody.
 */
export function foundEntities(text: string): MessageEntity[] {
  const patterns = [
    ['bot_command', /(?<![\p{L}\p{N}_/<>])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_/<>])/gu],
    ['mention', /(?<![\p{L}\p{N}_/])@\w{3,32}(?![\p{L}\p{N}_])/gu],
    ['url', /https?:\/\/[^\s，。]{3,200}/g],
  ] as const;
  return patterns
    .flatMap(([type, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length })),
    )
    .sort((a, b) => a.offset - b.offset);
}

/** A new message as Telegram sends it, kept in its chat. */
export function incoming(
  world: World,
  chat: ChatRecord,
  sender: Sender,
  content: Fields,
  { replyTo, threadId = null, more }: SendOptions = {},
): Fields {
  const id = chat.lastId + 1;
  if (!sender.anonymous && !chat.members.has(sender.user.id)) chat.members.set(sender.user.id, 'member');
  const json = {
    message_id: id,
    date: world.date,
    chat: world.chatJson(chat),
    from: sender.user,
    ...(sender.anonymous ? { sender_chat: world.chatJson(chat), author_signature: '管理员' } : {}),
    ...threadFields(world, chat, threadId, replyTo),
    ...content,
    ...more,
  };
  world.keep(chat, { chatId: chat.id, id, byBot: false, file: null, json });
  return json;
}

/**
 * Where a message stands in threads. In a topic every message that answers no other answers the one that began the topic;
 * in a supergroup without topics an answer still has a thread, which is no topic and cannot be sent to.
 */
function threadFields(world: World, chat: ChatRecord, threadId: number | null, replyTo: number | undefined): Fields {
  const replied = replyTo === undefined ? null : findMessage(chat, replyTo);
  const answer = replied ? { reply_to_message: { ...replied.json, reply_to_message: undefined } } : {};
  if (threadId !== null) {
    const begun = {
      message_id: threadId,
      date: world.date,
      chat: world.chatJson(chat),
      from: world.user(1),
      message_thread_id: threadId,
      is_topic_message: true,
      forum_topic_created: { name: `话题${threadId}`, icon_color: 7_322_096 },
    };
    return { message_thread_id: threadId, is_topic_message: true, reply_to_message: begun, ...answer };
  }
  return { ...answer, ...(replied && chat.kind === 'supergroup' ? { message_thread_id: replied.id } : {}) };
}
