import { type Fields, fieldsOf, listOf } from '../rules/fields.ts';
import { isUpload } from '../schema/schema.ts';
import { ApiFailure, badRequest } from './api-failure.ts';
import type { ChatRecord, StoredMessage } from './chat-record.ts';
import { BOT } from './people.ts';
import type { World } from './world.ts';

/** Carries out one method; gives its result or throws an ApiFailure. */
export type Method = (world: World, payload: Fields) => unknown;

/** Sending, editing and deleting messages and drafts. */
export const MESSAGE_METHODS: Readonly<Record<string, Method>> = {
  sendMessage: (world, payload) => send(world, payload, pick(payload, ['text', 'entities', 'link_preview_options'])),
  sendDocument: (world, payload) => sendFile(world, payload, 'document'),
  sendPhoto: (world, payload) => sendFile(world, payload, 'photo'),
  editMessageText: (world, payload) =>
    edit(world, payload, { ...pick(payload, ['text', 'entities', 'link_preview_options']), ...keyboardOf(payload) }),
  editMessageCaption: (world, payload) =>
    edit(world, payload, { ...pick(payload, ['caption', 'caption_entities']), ...keyboardOf(payload) }),
  editMessageReplyMarkup: (world, payload) =>
    edit(world, payload, { ...keptContent(world, payload), ...keyboardOf(payload) }),
  deleteMessage: (world, payload) => remove(world, payload, [payload.message_id]),
  deleteMessages: (world, payload) => {
    const chat = openFor(world, payload.chat_id);
    return remove(
      world,
      payload,
      listOf(payload.message_ids).filter((id) => findMessage(chat, id)),
    );
  },
  sendMessageDraft: (world, payload) => {
    const chat = openFor(world, payload.chat_id);
    if (chat.kind !== 'private') throw badRequest('TEXTDRAFT_PEER_INVALID');
    chat.draft = {
      id: Number(payload.draft_id),
      text: String(payload.text ?? ''),
      threadId: threadOf(chat, payload),
      canStop: payload.can_stop === true,
      at: world.now(),
    };
    return true;
  },
  sendChatAction: (world, payload) => {
    const chat = openFor(world, payload.chat_id);
    world.actions.push({ chatId: chat.id, threadId: threadOf(chat, payload), action: String(payload.action) });
    return true;
  },
  setMessageReaction: (world, payload) =>
    Boolean(present(openFor(world, payload.chat_id), payload.message_id, 'react')),
  pinChatMessage: (world, payload) => Boolean(present(openFor(world, payload.chat_id), payload.message_id, 'pin')),
};

/** The chat, where the bot may write; fails in the words of the Bot API. */
export function openFor(world: World, chatId: unknown): ChatRecord {
  const chat = world.chat(chatId);
  if (chat.migratedTo !== null) {
    const parameters = { migrate_to_chat_id: chat.migratedTo };
    throw new ApiFailure(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters);
  }
  if (chat.bot === 'blocked') throw new ApiFailure(403, 'Forbidden: bot was blocked by the user');
  if (chat.bot === 'kicked') throw new ApiFailure(403, `Forbidden: bot was kicked from the ${chat.kind} chat`);
  if (chat.bot === 'left') throw new ApiFailure(403, `Forbidden: bot is not a member of the ${chat.kind} chat`);
  if (chat.bot === 'muted') throw badRequest('not enough rights to send text messages to the chat');
  return chat;
}

/** A message that is there and not deleted. */
export function findMessage(chat: ChatRecord, id: unknown): StoredMessage | null {
  const message = chat.messages.get(Number(id));
  return message && !message.deleted ? message : null;
}

function present(chat: ChatRecord, id: unknown, doing: string): StoredMessage {
  const message = findMessage(chat, id);
  if (!message) throw badRequest(`message to ${doing} not found`);
  return message;
}

function send(world: World, payload: Fields, content: Fields, file: StoredMessage['file'] = null): Fields {
  const chat = openFor(world, payload.chat_id);
  const threadId = threadOf(chat, payload);
  const reply = replyOf(chat, payload);
  const id = chat.lastId + 1;
  const json: Fields = {
    message_id: id,
    date: world.date,
    chat: world.chatJson(chat),
    ...(chat.kind === 'channel' ? { sender_chat: world.chatJson(chat) } : { from: world.user(BOT.id) }),
    ...(threadId === null ? {} : { message_thread_id: threadId, is_topic_message: true }),
    ...(reply ? { reply_to_message: { ...reply.json, reply_to_message: undefined } } : {}),
    ...content,
    ...keyboardOf(payload),
  };
  world.keep(chat, { chatId: chat.id, id, byBot: true, file, json });
  chat.draft = null;
  return json;
}

function sendFile(world: World, payload: Fields, kind: 'document' | 'photo'): Fields {
  const given = payload[kind];
  const file = isUpload(given) ? given : null;
  const fileId = file ? world.keepFile(file.upload, file.bytes) : String(given);
  if (!world.files.has(fileId)) throw badRequest('wrong file identifier/HTTP URL specified');
  const common = { file_id: fileId, file_unique_id: `u${fileId}`, file_size: world.files.get(fileId)?.size ?? 0 };
  const content =
    kind === 'document'
      ? { document: { ...common, file_name: world.files.get(fileId)?.name ?? '' } }
      : { photo: [{ ...common, width: 1, height: 1 }] };
  return send(world, payload, { ...content, ...pick(payload, ['caption', 'caption_entities']) }, file);
}

function threadOf(chat: ChatRecord, { message_thread_id: thread }: Fields): number | null {
  if (thread === undefined) return null;
  if (!chat.topics.has(Number(thread))) throw badRequest('message thread not found');
  return Number(thread);
}

function replyOf(chat: ChatRecord, payload: Fields): StoredMessage | null {
  const { message_id, allow_sending_without_reply, quote } = fieldsOf(payload.reply_parameters);
  if (message_id === undefined) return null;
  const message = findMessage(chat, message_id);
  if (!message && allow_sending_without_reply !== true) throw badRequest('message to be replied not found');
  if (
    message &&
    typeof quote === 'string' &&
    !String(message.json.text ?? message.json.caption ?? '').includes(quote)
  ) {
    throw badRequest('QUOTE_TEXT_INVALID');
  }
  return message;
}

function edit(world: World, payload: Fields, content: Fields): unknown {
  if (payload.inline_message_id !== undefined) return editInline(world, String(payload.inline_message_id), content);
  const chat = openFor(world, payload.chat_id);
  const message = present(chat, payload.message_id, 'edit');
  if (!message.byBot) throw badRequest("message can't be edited");
  if (JSON.stringify(contentOf(message.json)) === JSON.stringify(contentOf(content))) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const { reply_markup: _, entities: __, caption_entities: ___, ...kept } = message.json;
  message.json = { ...kept, ...content, edit_date: world.date };
  message.version = world.nextVersion();
  return message.json;
}

function editInline(world: World, id: string, content: Fields): true {
  if (!world.inlineMessages.has(id)) throw badRequest('MESSAGE_ID_INVALID');
  world.inlineMessages.set(id, content);
  return true;
}

/** What makes one content the same as another. */
function contentOf({ text, entities, caption, caption_entities, reply_markup }: Fields): readonly unknown[] {
  const buttons = fieldsOf(reply_markup).inline_keyboard;
  return [text, listOf(entities), caption, listOf(caption_entities), listOf(buttons)];
}

function keptContent(world: World, payload: Fields): Fields {
  if (payload.inline_message_id !== undefined) return {};
  const message = findMessage(world.chat(payload.chat_id), payload.message_id);
  return pick(message?.json ?? {}, ['text', 'entities', 'caption', 'caption_entities']);
}

function remove(world: World, payload: Fields, ids: readonly unknown[]): true {
  const chat = world.chat(payload.chat_id);
  for (const id of ids) {
    const message = present(chat, id, 'delete');
    message.deleted = true;
    message.version = world.nextVersion();
  }
  return true;
}

function keyboardOf({ reply_markup }: Fields): Fields {
  return fieldsOf(reply_markup).inline_keyboard === undefined ? {} : { reply_markup };
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]));
}
