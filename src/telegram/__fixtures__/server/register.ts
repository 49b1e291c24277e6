import type { Message, Update } from 'grammy/types';
import type { World } from './world.ts';

/** Makes the world know what an update tells of: its chat and topic, its message, its query. */
export function register(world: World, update: Omit<Update, 'update_id'>): void {
  const message = update.message ?? update.edited_message ?? update.channel_post ?? update.edited_channel_post;
  if (message) registerMessage(world, message);
  if (update.callback_query) {
    world.presses.set(update.callback_query.id, { answers: [], updateId: null, expired: false });
  }
  if (update.inline_query) {
    world.inlineQueries.set(update.inline_query.id, { query: update.inline_query.query, answers: [] });
  }
}

function registerMessage(world: World, message: Message): void {
  const { chat: place, message_id: id } = message;
  const chat = world.openChat(place.id, place.type, place.title);
  if (message.is_topic_message && message.message_thread_id !== undefined) chat.topics.add(message.message_thread_id);
  if (message.from && !world.users.has(message.from.id)) world.users.set(message.from.id, message.from);
  if (message.from && !chat.members.has(message.from.id)) chat.members.set(message.from.id, 'member');
  // A message is kept as its JSON.
  world.keep(chat, { chatId: chat.id, id, byBot: false, file: null, json: { ...message } });
}
