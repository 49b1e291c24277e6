import type { CallbackQueryContext, Filter } from 'grammy';
import { oneLine } from '../../render/terminal-safe.ts';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { askerOf } from '../conversation/heard.ts';
import { placeOf } from '../conversation/place.ts';
import { type Outgoing, say, sendMessages, updateKey } from '../conversation/send-messages.ts';
import { describeError } from '../network/describe-error.ts';
import { type FollowWords, followList, STOP_DATA } from './follow-buttons.ts';
import { mayFollow } from './may-follow.ts';

type TextContext = Filter<BotContext, 'message:text'>;

/** Subjects that one chat may follow, its topics together. */
const MOST = 50;
/** Characters of a subject; a whole sentence stands in no article. */
const LONGEST = 40;
/** Two letters in a row at least: one alone stands in every article. */
const WORD = /[\p{L}\p{N}]{2}/u;

/** Hears `/follow`, `/unfollow` and `/following`, and the buttons that end a follow. */
export function addFollow(routes: Routes, tools: BotTools): void {
  const messages = routes.on('message:text');
  messages.command('follow', (ctx) => follow(ctx, subjectOf(ctx.match), tools));
  messages.command('unfollow', (ctx) => unfollow(ctx, subjectOf(ctx.match), tools));
  messages.command('following', (ctx) => showFollows(ctx, 'follow-list', tools));
  routes.callbackQuery(/^f:/, (ctx) => pressed(ctx, tools));
}

function subjectOf(match: string): string {
  return oneLine(match);
}

async function follow(ctx: TextContext, subject: string, tools: BotTools): Promise<void> {
  if (subject === '') return say(ctx, tools, 'follow-usage');
  if (subject.length > LONGEST) return say(ctx, tools, 'follow-too-long', { most: LONGEST });
  if (!WORD.test(subject)) return say(ctx, tools, 'follow-too-short');
  const { message, chat } = ctx;
  if (!(await mayFollow(tools, chat, askerOf(message)))) return say(ctx, tools, 'follow-admins-only');
  const { follows } = tools.state;
  const { chatId, threadId } = placeOf(message);
  const there = follows.inChat(chatId);
  const same = there.some((other) => other.threadId === threadId && formOf(other.subject) === formOf(subject));
  if (!same && there.length >= MOST) return say(ctx, tools, 'follow-too-many', { most: MOST });
  const userId = askerOf(message) ?? chatId;
  const added = same ? null : follows.add({ chatId, threadId, userId, subject });
  if (added === null) return say(ctx, tools, 'follow-already', { subject });
  await say(ctx, tools, (await isHeld(subject, tools)) ? 'follow-added' : 'follow-added-unknown', { subject });
}

/** A subject that the archive has not printed yet may be a slip of the pen; while that cannot be told nothing is said of it. */
async function isHeld(subject: string, { news, log }: BotTools): Promise<boolean> {
  try {
    return await news.knows(subject);
  } catch (error) {
    log('not_looked_up', { why: describeError(error) });
    return true;
  }
}

async function unfollow(ctx: TextContext, subject: string, tools: BotTools): Promise<void> {
  if (subject === '') return showFollows(ctx, 'follow-stop-which', tools);
  if (!(await mayFollow(tools, ctx.chat, askerOf(ctx.message)))) return say(ctx, tools, 'follow-admins-only');
  const { follows } = tools.state;
  const { chatId, threadId } = placeOf(ctx.message);
  const found = follows.of(chatId, threadId).find((one) => formOf(one.subject) === formOf(subject));
  if (!found) return say(ctx, tools, 'follow-not-followed', { subject });
  follows.removeById(found.id);
  await say(ctx, tools, 'follow-stopped', { subject: found.subject });
}

async function showFollows(ctx: TextContext, head: string, tools: BotTools): Promise<void> {
  const place = placeOf(ctx.message);
  const list = followList(tools.state.follows.of(place.chatId, place.threadId), head, wordsOf(ctx));
  await sendMessages(tools, place, [list], updateKey(ctx));
}

/** A press is answered once, whatever becomes of it. */
async function pressed(ctx: CallbackQueryContext<BotContext>, tools: BotTools): Promise<void> {
  const toast = await stop(ctx, tools).catch((error: unknown) => {
    tools.log('button_failed', { why: describeError(error) });
    return 'follow-failed';
  });
  const [key, subject] = typeof toast === 'string' ? [toast, ''] : [toast.key, toast.subject];
  await attempt(tools, ctx.answerCallbackQuery({ text: ctx.t(key, { subject }), show_alert: key === ADMINS_ONLY }));
}

const ADMINS_ONLY = 'follow-admins-only';

async function stop(
  ctx: CallbackQueryContext<BotContext>,
  tools: BotTools,
): Promise<string | { readonly key: string; readonly subject: string }> {
  const [, kind, id] = STOP_DATA.exec(ctx.callbackQuery.data) ?? [];
  const { chat } = ctx;
  if (id === undefined || chat === undefined) return 'follow-gone';
  const { follows } = tools.state;
  const found = follows.get(Number(id));
  const own = found?.chatId === chat.id ? found : null;
  if (own !== null && !(await mayFollow(tools, chat, ctx.from.id))) return ADMINS_ONLY;
  const removed = own !== null && follows.removeById(own.id);
  await redraw(ctx, kind === 'l', tools);
  return removed ? { key: 'follow-stopped', subject: own.subject } : 'follow-gone';
}

/** Takes the button away; a list is drawn anew. */
async function redraw(ctx: CallbackQueryContext<BotContext>, isList: boolean, tools: BotTools): Promise<void> {
  const { message, data } = ctx.callbackQuery;
  if (message === undefined || message.date === 0) return; // too old to be changed
  if (!isList) {
    const rows = (message.reply_markup?.inline_keyboard ?? [])
      .map((row) => row.filter((button) => !('callback_data' in button && button.callback_data === data)))
      .filter((row) => row.length > 0);
    await attempt(tools, ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: rows } }));
    return;
  }
  const { chatId, threadId } = placeOf(message);
  const list = followList(tools.state.follows.of(chatId, threadId), 'follow-list', wordsOf(ctx));
  await attempt(tools, ctx.editMessageText(list.text, { reply_markup: { inline_keyboard: rowsOf(list) } }));
}

function rowsOf({ keyboard = [] }: Outgoing) {
  return keyboard.map((row) => [...row]);
}

/** A call whose failure is for the log alone. */
async function attempt({ log }: BotTools, call: Promise<unknown>): Promise<void> {
  await call.catch((error: unknown) => log('not_changed', { why: describeError(error) }));
}

function wordsOf(ctx: BotContext): FollowWords {
  return (key, variables) => ctx.t(key, variables);
}

/** Subjects that differ in width or case are one. */
function formOf(subject: string): string {
  return subject.normalize('NFKC').toLowerCase();
}
