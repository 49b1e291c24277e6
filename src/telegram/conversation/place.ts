import type { Message } from 'grammy/types';

/** Where something is said: a chat, or a topic of it, and which message it answers. */
export interface Place {
  readonly chatId: number;
  /** Topic within the chat; null outside of topics. */
  readonly threadId: number | null;
  /** The message to answer; null for what answers none. */
  readonly messageId: number | null;
}

/** The place of a message: its chat and topic, answering it. */
export function placeOf(message: Message): Place & { readonly messageId: number } {
  const threadId = message.is_topic_message ? (message.message_thread_id ?? null) : null;
  return { chatId: message.chat.id, threadId, messageId: message.message_id };
}

/** Id of the conversation held in a place; the same after a restart. */
export function conversationId({ chatId, threadId }: Pick<Place, 'chatId' | 'threadId'>): string {
  return threadId === null ? `telegram:${chatId}` : `telegram:${chatId}:${threadId}`;
}

/** Whether a place is a private chat: only people's ids are above zero. */
export function isPrivate({ chatId }: Pick<Place, 'chatId'>): boolean {
  return chatId > 0;
}
