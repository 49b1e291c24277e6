import { sequentialize } from '@grammyjs/runner';
import type { Bot, Context } from 'grammy';
import type { Message } from 'grammy/types';
import { type BotSettings, isAllowed } from './bot-settings.ts';
import { conversationId, placeOf } from './conversation/place.ts';
import { type ReplyTools, replyToQuestion } from './conversation/reply-to-question.ts';
import { plainMessage, sendMessages } from './conversation/send-messages.ts';
import { notAllowedText, TEXTS } from './texts.ts';

/** What a reader may send beside text; anything else in a chat (a pin, a changed picture) is no message to the bot. */
const CONTENT = [
  'animation',
  'audio',
  'checklist',
  'contact',
  'dice',
  'document',
  'game',
  'live_photo',
  'location',
  'paid_media',
  'photo',
  'poll',
  'rich_message',
  'sticker',
  'story',
  'venue',
  'video',
  'video_note',
  'voice',
] as const satisfies readonly (keyof Message)[];

/**
 * Who is heard and what each message does. Only new messages of people in private chats are heard; groups, channels,
 * edits and other bots are passed over in silence. Messages of one conversation are taken one after another.
 */
export function addRoutes(bot: Bot, allowed: BotSettings['allowed'], tools: ReplyTools): void {
  const say = (ctx: MessageContext, text: string) =>
    sendMessages(tools.api, placeOf(ctx.message), [plainMessage(text)], tools.log);
  const heard = bot
    .chatType('private')
    .on('message')
    .filter((ctx) => !ctx.from.is_bot);
  heard.use(sequentialize((ctx: MessageContext) => conversationId(placeOf(ctx.message))));
  heard
    .filter((ctx) => !isAllowed(allowed, [ctx.from.id, ctx.chat.id]))
    .use((ctx) => say(ctx, notAllowedText(ctx.from.id)));
  heard.command('start', (ctx) => say(ctx, TEXTS.start));
  heard.command('help', (ctx) => say(ctx, TEXTS.help));
  heard.command('new', async (ctx) => {
    tools.ask.forget(conversationId(placeOf(ctx.message)));
    await (ctx.match.trim() ? replyToQuestion(ctx.match, placeOf(ctx.message), tools) : say(ctx, TEXTS.forgotten));
  });
  heard.filter((ctx) => isCommand(ctx.message)).use((ctx) => say(ctx, TEXTS.unknownCommand));
  heard.on('message:text', (ctx) => replyToQuestion(ctx.message.text, placeOf(ctx.message), tools));
  const isNewAlbum = firstOfEachAlbum();
  heard
    .filter((ctx) => CONTENT.some((kind) => kind in ctx.message) && isNewAlbum(ctx.message))
    .use((ctx) => say(ctx, TEXTS.notText));
}

type MessageContext = Context & { readonly message: Message };

function isCommand(message: Message): boolean {
  return message.entities?.some(({ type, offset }) => type === 'bot_command' && offset === 0) ?? false;
}

/** Albums remembered so that each gets one line; the pictures of one come in together. */
const ALBUMS = 100;

/** True for a message on its own and for the first of each album. */
function firstOfEachAlbum(): (message: Message) => boolean {
  const seen = new Set<string>();
  return ({ media_group_id: album }) => {
    if (album === undefined) return true;
    if (seen.has(album)) return false;
    seen.add(album);
    for (const old of seen) if (seen.size > ALBUMS) seen.delete(old);
    return true;
  };
}
