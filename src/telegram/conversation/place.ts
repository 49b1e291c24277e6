import type { Message } from 'grammy/types';

/** Where a message came in and its answer goes: a chat, or a topic of it. */
export interface Place {
  readonly chatId: number;
  /** Topic within the chat; null outside of topics. */
  readonly threadId: number | null;
  /** The message to answer. */
  readonly messageId: number;
}

/** The place of a message. */
export function placeOf(message: Message): Place {
  const threadId = message.is_topic_message ? (message.message_thread_id ?? null) : null;
  return { chatId: message.chat.id, threadId, messageId: message.message_id };
}

/** Id of the conversation held in a place; the same after a restart. */
export function conversationId({ chatId, threadId }: Place): string {
  return threadId === null ? `telegram:${chatId}` : `telegram:${chatId}:${threadId}`;
}
