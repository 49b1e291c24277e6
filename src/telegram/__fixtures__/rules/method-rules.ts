import { isUpload } from '../schema/schema.ts';
import { type Fields, fieldsOf, listOf } from './fields.ts';
import { inlineFaults } from './inline-rules.ts';
import { textFaults, urlFaults } from './text-rules.ts';

type Rule = (payload: Fields) => readonly string[];

const MEGABYTE = 1024 * 1024;

/** What the documentation says of single methods and types cannot say. */
export const METHOD_RULES: Readonly<Record<string, Rule>> = {
  getUpdates: ({ limit, timeout }) => [
    ...outside('limit', limit, 1, 100),
    ...outside('timeout', timeout, 0, Number.POSITIVE_INFINITY),
  ],
  setWebhook: ({ url, secret_token, max_connections }) => [
    ...(typeof url === 'string' && url !== '' && !/^https:\/\//.test(url) ? ['the webhook is not https'] : []),
    ...(url === '' ? [] : secretFaults(secret_token)),
    ...outside('max_connections', max_connections, 1, 100),
  ],
  sendMessage: ({ text, entities }) => textFaults(text, entities),
  editMessageText: ({ text, entities, message_id, inline_message_id }) => [
    ...textFaults(text, entities),
    ...((message_id === undefined) === (inline_message_id === undefined) ? ['edits one message, named one way'] : []),
  ],
  sendMessageDraft: ({ text, entities, chat_id, draft_id }) => [
    ...textFaults(text, entities, { least: 0 }),
    ...draftFaults(chat_id, draft_id),
  ],
  sendRichMessageDraft: ({ chat_id, draft_id }) => draftFaults(chat_id, draft_id),
  sendDocument: ({ document }) => fileFaults(document, 50),
  sendPhoto: ({ photo }) => fileFaults(photo, 10),
  answerCallbackQuery: ({ text, url, cache_time }) => [
    ...(typeof text === 'string' && text.length > 200 ? [`a notice of ${text.length} characters, 200 at most`] : []),
    ...(url === undefined ? [] : openFaults(url)),
    ...outside('cache_time', cache_time, 0, Number.POSITIVE_INFINITY),
  ],
  answerInlineQuery: inlineFaults,
  setMyCommands: ({ commands }) => commandFaults(listOf(commands).map(fieldsOf)),
  setMyName: ({ name }) => longer('name', name, 64),
  setMyDescription: ({ description }) => longer('description', description, 512),
  setMyShortDescription: ({ short_description }) => longer('short_description', short_description, 120),
  deleteMessages: ({ message_ids }) => outside('the number of message_ids', listOf(message_ids).length, 1, 100),
};

/** Numbers in a range; what is no number is the schema's affair. */
function outside(name: string, value: unknown, least: number, most: number): readonly string[] {
  return typeof value === 'number' && (value < least || value > most) ? [`${name} is ${value}`] : [];
}

function longer(name: string, value: unknown, most: number): readonly string[] {
  return typeof value === 'string' && value.length > most
    ? [`${name} of ${value.length} characters, ${most} at most`]
    : [];
}

/** A webhook without a secret takes updates from anybody. */
function secretFaults(secret: unknown): readonly string[] {
  if (secret === undefined) return ['a webhook without secret_token'];
  return typeof secret === 'string' && /^[\w-]{1,256}$/.test(secret)
    ? []
    : ['secret_token has other characters or length'];
}

function draftFaults(chatId: unknown, draftId: unknown): readonly string[] {
  return [
    ...(draftId === 0 ? ['draft_id is 0'] : []),
    ...(typeof chatId === 'number' && chatId < 0 ? ['a draft outside of a private chat'] : []),
  ];
}

function fileFaults(file: unknown, megabytes: number): readonly string[] {
  if (!isUpload(file)) return [];
  return [
    ...(file.upload.trim() === '' ? ['a file without a name'] : []),
    ...(file.bytes.length === 0 ? ['an empty file'] : []),
    ...(file.bytes.length > megabytes * MEGABYTE ? [`a file of ${file.bytes.length} bytes`] : []),
  ];
}

/** A callback may open a chat with this bot by deep link, and nothing else (games aside). */
function openFaults(url: unknown): readonly string[] {
  const deepLink = typeof url === 'string' && /^(?:https:\/\/t\.me\/\w+\?start=|tg:)/.test(url);
  return deepLink ? urlFaults(url) : ['a callback opens what is no deep link to the bot'];
}

function commandFaults(commands: readonly Fields[]): readonly string[] {
  const names = commands.map(({ command }) => command);
  return [
    ...(commands.length > 100 ? [`${commands.length} commands`] : []),
    ...names.filter((name) => !/^[a-z0-9_]{1,32}$/.test(String(name))).map((name) => `a command ${name}`),
    ...(new Set(names).size < names.length ? ['a command twice'] : []),
    ...commands
      .filter(({ description: said }) => typeof said === 'string' && (said.trim() === '' || said.length > 256))
      .map(({ command }) => `the description of ${command}`),
  ];
}

/** What holds for any method that has these fields. */
export function commonFaults(payload: Fields): readonly string[] {
  const { chat_id, caption, caption_entities, reply_parameters, reply_to_message_id } = payload;
  const reply = fieldsOf(reply_parameters);
  return [
    ...(reply_parameters !== undefined && reply.message_id === undefined ? ['a reply to no message'] : []),
    ...(chat_id === 0 ? ['chat_id is 0'] : []),
    ...(typeof chat_id === 'string' && !/^@\w+$/.test(chat_id) ? [`chat_id is ${chat_id}`] : []),
    ...textFaults(caption, caption_entities, { least: 0, most: 1024 }),
    ...(reply_to_message_id === undefined ? [] : ['reply_to_message_id is out of use']),
    ...(typeof reply.quote === 'string' && (reply.quote === '' || reply.quote.length > 1024)
      ? [`a quote of ${reply.quote.length} characters in a reply`]
      : []),
    ...textFaults(reply.quote, reply.quote_entities, { least: 0 }),
  ];
}
