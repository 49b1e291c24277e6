import { NO_SLOTS } from '../../domain/conversation.ts';
import type { Quote } from '../../domain/draft.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { sourceView } from '../answer/source-view.ts';
import type { BotContext, BotTools, Routes } from '../bot-context.ts';
import { placeOf } from '../conversation/place.ts';
import { say, sendMessages, updateKey } from '../conversation/send-messages.ts';

/** Longest payload of a deep link (Bot API). */
const LONGEST = 64;
const PAYLOAD = /^a_([\w-]{1,48})_(\d{1,7})_(\d{1,7})$/;
/** Longest passage that a link opens, UTF-16 units; a made-up link gets no more. */
const MOST = 4000;

/**
 * A link that opens the bot at a passage of an article. It says all by itself, for most of what is offered inline is never
 * opened; the same article has the same id for ever. Null for an id that does not fit.
 */
export function passageLink(username: string, { articleId, start, end }: Quote): string | null {
  const payload = `a_${articleId}_${start}_${end}`;
  return PAYLOAD.test(payload) && payload.length <= LONGEST ? `https://t.me/${username}?start=${payload}` : null;
}

/** Hears `/start` with a passage's payload and opens it as a source with its buttons; other payloads are passed on. */
export function addPassageLinks(routes: Routes, tools: BotTools): void {
  routes.on('message:text').command('start', async (ctx, next) => {
    const quote = quoteIn(ctx.match);
    if (quote === null) return next();
    await openPassage(ctx, quote, tools);
  });
}

function quoteIn(payload: string): Quote | null {
  const [, id = '', from, to] = PAYLOAD.exec(payload.trim()) ?? [];
  const [start, end] = [Number(from), Number(to)];
  if (from === undefined || start >= end || end - start > MOST) return null;
  return { articleId: id as ArticleId, start, end }; // whether there is such an article is looked up
}

async function openPassage(ctx: BotContext, quote: Quote, tools: BotTools): Promise<void> {
  const { message, from } = ctx;
  if (message === undefined) return;
  const answer = await tools.news.passage(quote);
  if (answer === null) return say(ctx, tools, 'inline-gone');
  const { chatId } = placeOf(message);
  const id = tools.state.answers.keep({
    conversationId: `passage:${chatId}`, // no part of the chat's own conversation
    chatId,
    userId: from?.id ?? null,
    questionMessageId: 0,
    updateId: 0,
    answer,
    before: NO_SLOTS,
    askedOn: tools.today(),
    paper: null,
  });
  const stored = tools.state.answers.get(id);
  const view = stored && (await sourceView(stored, 1, (key, variables) => ctx.t(key, variables), tools));
  if (view) await sendMessages(tools, placeOf(message), [view], updateKey(ctx));
}
