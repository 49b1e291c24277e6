import type { BotCommand, InlineQueryResult } from 'grammy/types';
import { type Fields, listOf } from '../rules/fields.ts';
import { badRequest } from './api-failure.ts';
import type { Method } from './message-methods.ts';
import { BOT, memberJson } from './people.ts';
import type { World } from './world.ts';

/** The Bot API gives files of up to 20 MB only (getFile). */
const LARGEST_DOWNLOAD = 20 * 1024 * 1024;

/** Everything but messages: answers to queries, chats and members, menus, files. */
export const OTHER_METHODS: Readonly<Record<string, Method>> = {
  getMe: () => BOT,
  answerCallbackQuery: (world, payload) => {
    const press = world.presses.get(String(payload.callback_query_id));
    if (!press || press.expired) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    press.answers.push(payload);
    return true;
  },
  answerInlineQuery: (world, payload) => {
    const query = world.inlineQueries.get(String(payload.inline_query_id));
    if (!query) throw badRequest('query is too old and response timeout expired or query ID is invalid');
    // The schema has been held against them.
    query.answers.push({ results: listOf(payload.results) as readonly InlineQueryResult[], payload });
    return true;
  },
  getFile: (world, { file_id }) => {
    const file = world.files.get(String(file_id));
    if (!file) throw badRequest('invalid file_id');
    if (file.size > LARGEST_DOWNLOAD) throw badRequest('file is too big');
    return { file_id, file_unique_id: `u${file_id}`, file_size: file.size, file_path: file.path };
  },
  getChat: (world, { chat_id }) => {
    const chat = world.chatJson(world.chat(chat_id));
    const gifts = {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    };
    return { ...chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: gifts };
  },
  getChatMember: (world, { chat_id, user_id }) => {
    const chat = world.chat(chat_id);
    const id = Number(user_id);
    const bots = chat.bot === 'blocked' || chat.bot === 'muted' ? 'member' : chat.bot;
    const status = id === BOT.id ? bots : (chat.members.get(id) ?? 'left');
    return memberJson(world.user(id), status);
  },
  getChatAdministrators: (world, { chat_id }) => {
    const chat = world.chat(chat_id);
    if (chat.kind === 'private') throw badRequest('there are no administrators in the private chat');
    const admins = [...chat.members].filter(([, status]) => status === 'creator' || status === 'administrator');
    return admins.map(([id, status]) => memberJson(world.user(id), status));
  },
  getChatMemberCount: (world, { chat_id }) => world.chat(chat_id).members.size + 1,
  leaveChat: (world, { chat_id }) => {
    const chat = world.chat(chat_id);
    if (chat.kind === 'private') throw badRequest("can't leave a private chat");
    chat.bot = 'left';
    return true;
  },
  setMyCommands: (world, payload) => {
    // The schema has been held against them.
    world.menus.set(menuKey(payload.scope, payload.language_code), listOf(payload.commands) as readonly BotCommand[]);
    return true;
  },
  deleteMyCommands: (world, payload) => {
    world.menus.delete(menuKey(payload.scope, payload.language_code));
    return true;
  },
  getMyCommands: (world, payload) => world.menus.get(menuKey(payload.scope, payload.language_code)) ?? [],
  setChatMenuButton: () => true,
  ...described('Name', 'name'),
  ...described('Description', 'description'),
  ...described('ShortDescription', 'short_description'),
};

/** Names a menu: the scope as JSON and the language, empty for all languages. */
export function menuKey(scope: unknown, language: unknown): string {
  return `${JSON.stringify(scope ?? { type: 'default' })} ${language ?? ''}`;
}

function described(what: string, field: string): Record<string, Method> {
  const key = (payload: Fields) => `${what} ${payload.language_code ?? ''}`;
  return {
    [`setMy${what}`]: (world: World, payload: Fields) => {
      world.descriptions.set(key(payload), String(payload[field] ?? ''));
      return true;
    },
    [`getMy${what}`]: (world: World, payload: Fields) => ({ [field]: world.descriptions.get(key(payload)) ?? '' }),
  };
}
