import type { Update } from 'grammy/types';

/** What updates the bot asks Telegram for. */
export const HEARD = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
  'stopped_message_generation',
] as const satisfies readonly Exclude<keyof Update, 'update_id'>[];
