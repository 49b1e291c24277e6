import type { Message } from 'grammy/types';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { addContext } from './context-command.ts';
import { answerEdited } from './edited-question.ts';
import { commandOf } from './heard.ts';
import { inTurn } from './in-turn.ts';
import { oncePerAlbum } from './once-per-album.ts';
import { questionFrom } from './question.ts';
import { questionIn } from './question-in.ts';
import { replyToQuestion } from './reply-to-question.ts';
import { addScope } from './scope-commands.ts';
import { say } from './send-messages.ts';

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
 * The conversation: its commands, edited questions, and questions, which are every text that nothing before took. Only
 * messages that are heard may come here, those of one conversation in their order.
 */
export function addConversation(routes: Routes, tools: BotTools): void {
  routes.on('edited_message', (ctx) => answerEdited(ctx, tools));
  addContext(routes, tools);
  addScope(routes, tools);
  const messages = routes.on('message');
  messages.command('ask', (ctx) => askOr(ctx, tools, () => say(ctx, tools, 'conversation-ask-usage')));
  messages.command('new', (ctx) => askOr(ctx, tools, () => beginAnew(ctx, tools)));
  messages
    .filter(({ message }) => commandOf(message) !== null)
    .use((ctx) => (isAddressed(ctx.message) ? say(ctx, tools, 'conversation-unknown-command') : undefined));
  const isNewAlbum = oncePerAlbum();
  messages.use((ctx) => askOr(ctx, tools, () => sayNotText(ctx, tools, isNewAlbum)));
}

/** Answers the question of a message, or does something else when it asks nothing. */
function askOr(ctx: BotContext, tools: BotTools, otherwise: () => Promise<void>): Promise<void> {
  const asked = ctx.message ? questionIn(ctx.message, ctx.me) : null;
  return asked === null ? otherwise() : replyToQuestion(tools, questionFrom(ctx, asked));
}

function beginAnew(ctx: BotContext, tools: BotTools): Promise<void> {
  return inTurn(ctx, tools, async (id) => {
    tools.state.conversations.clear(id);
    await say(ctx, tools, 'conversation-forgotten');
  });
}

/** In private what is no text gets a line, an album one; in a group a bare mention does, and pictures none. */
async function sayNotText(ctx: BotContext, tools: BotTools, isNewAlbum: (message: Message) => boolean): Promise<void> {
  const { message } = ctx;
  if (message?.text !== undefined) return say(ctx, tools, 'conversation-ask-usage');
  if (message?.chat.type !== 'private' || !CONTENT.some((kind) => kind in message)) return;
  if (isNewAlbum(message)) await say(ctx, tools, 'conversation-not-text');
}

/** Whether an unknown command is surely for this bot: a bare one in a group may be another bot's. */
function isAddressed(message: Message): boolean {
  return message.chat.type === 'private' || (commandOf(message)?.of ?? null) !== null;
}
