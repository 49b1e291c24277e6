import type { MiddlewareFn } from 'grammy';
import type { Message, MessageEntity } from 'grammy/types';
import type { BotContext } from '../bot-context.ts';

/** The bot, as far as a message can mean it. */
export interface Self {
  readonly id: number;
  readonly username: string;
}

/** Passes over, in silence, every message that is none of the bot's business; all other updates pass. */
export const onlyHeard: MiddlewareFn<BotContext> = async (ctx, next) => {
  if (ctx.channelPost || ctx.editedChannelPost) return;
  const message = ctx.message ?? ctx.editedMessage;
  if (message === undefined || isHeard(message, ctx.me)) await next();
};

/**
 * Whether a message is meant for the bot. In private every message of a person is. In a group: commands for this bot or
 * for no bot by name, mentions of it, replies to what it said; from people and from admins who speak as the group. Never:
 * other bots, channels, what a channel's posts leave in its group, and what was made through an inline bot.
 */
export function isHeard(message: Message, self: Self): boolean {
  if (!isOfAPerson(message)) return false;
  if (message.chat.type === 'private') return true;
  if (message.chat.type === 'channel') return false;
  const command = commandOf(message);
  if (command !== null) return command.of === null || sameName(command.of, self.username);
  return mentionsOf(message, self).length > 0 || isReplyTo(message, self);
}

/** Who asked, for quotas and for the right to stop; null for an admin who speaks as the group. */
export function askerOf(message: Message): number | null {
  return message.sender_chat === undefined ? (message.from?.id ?? null) : null;
}

/** A command at the very beginning: its name in lower case and the bot that it names, if it names one. */
export function commandOf(message: Message): { readonly name: string; readonly of: string | null } | null {
  const entity = message.entities?.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (entity === undefined) return null;
  const [name = '', of = null] = (message.text ?? '').slice(1, entity.length).split('@');
  return { name: name.toLowerCase(), of };
}

/** What a message asks, mentions of the bot left out; of a picture in a group it is the caption. Empty for nothing. */
export function questionText(message: Message, self: Self): string {
  const text = message.text ?? (message.chat.type === 'private' ? '' : (message.caption ?? ''));
  const mentions = mentionsOf(message, self).toSorted((a, b) => b.offset - a.offset);
  const without = (left: string, { offset, length }: MessageEntity) =>
    `${left.slice(0, offset).trimEnd()} ${left.slice(offset + length).trimStart()}`;
  const rest = mentions.reduce(without, text);
  return mentions.length === 0 ? rest.trim() : rest.replace(/^[\s，,：:、]+/, '').trim();
}

/** Somebody's text that a message answers, the quoted part when a part was quoted; null for none or the bot's own. */
export function textAnswered(message: Message, self: Self): string | null {
  const answered = message.reply_to_message;
  if (answered === undefined || answered.from?.id === self.id) return null;
  const text = (message.quote?.text ?? answered.text ?? answered.caption ?? '').trim();
  return text === '' ? null : text;
}

/** A person, or an admin who speaks as the group (then `from` is a bot of Telegram's). */
function isOfAPerson(message: Message): boolean {
  if (message.via_bot !== undefined || message.is_automatic_forward) return false;
  if (message.sender_chat !== undefined) return message.sender_chat.id === message.chat.id;
  return message.from !== undefined && !message.from.is_bot;
}

/** In a topic every message answers the one that opened it, though nobody chose to. */
function isReplyTo(message: Message, self: Self): boolean {
  const answered = message.reply_to_message;
  if (answered?.from?.id !== self.id) return false;
  return answered.forum_topic_created === undefined;
}

function mentionsOf(message: Message, self: Self): readonly MessageEntity[] {
  const text = message.text ?? message.caption ?? '';
  return (message.entities ?? message.caption_entities ?? []).filter((entity) => {
    if (entity.type === 'text_mention') return entity.user.id === self.id;
    return (
      entity.type === 'mention' && sameName(text.slice(entity.offset + 1, entity.offset + entity.length), self.username)
    );
  });
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
